"""Everything that is asked about, and what of it a shared tablet or a program's reading key may do."""

from enum import StrEnum

from app.core.languages import N_


class Act(StrEnum):
    """One thing someone does, in a person's words."""

    SEE_NEED = N_("see a need")
    SEE_NAMES = N_("see who raised a need")
    RAISE_NEED = N_("raise a need")
    WRITE_DOWN = N_("write something down for a neighbour")
    SPEAK_FOR = N_("speak for one neighbour by name")
    BACK_NEED = N_("say “me too”")
    COMMENT = N_("talk about a need")
    REPORT = N_("ask the team to look at something")
    REVIEW_COMMENT = N_("show or hide a comment")
    REVIEW_NEED = N_("show a need, ask back, or keep it private")
    ANSWER_NEED = N_("answer a need")
    SAY_HELPED = N_("say whether it helped")
    TAKE_BACK_NEED = N_("take back a need")
    CHOOSE_WAY = N_("say how one wants to be told about a need")
    TYPE_UP = N_("type up a recording")
    SEE_TODAY = N_("see today's work")
    SEE_TELLINGS = N_("see who is still to be told")
    TICK_TELLING = N_("tick off that someone was told")
    MAKE_TOKEN = N_("make a key for a program")
    ASK_SECOND_LOOK = N_("ask for a second look at something of one's own that is hidden")
    GIVE_SECOND_LOOK = N_("give something hidden a second look")
    SEE_OWN = N_("see and change what is kept about oneself")
    NAME_HELPER = N_("name one's own helper")
    MAKE_CARD = N_("print and stop cards")
    OPEN_TABLET = N_("open and close a table's tablet")
    SEE_PEOPLE = N_("see the list of people")
    SEE_PROFILE = N_("see what someone says about themselves")
    INVITE = N_("invite someone to join")
    GIVE_ROLE = N_("give and end roles")
    CHANGE_SETTINGS = N_("change the neighbourhood's settings")
    PLAN_ACTIVITY = N_("plan an activity and its dates")
    CHANGE_ACTIVITY = N_("change or call off an activity and its dates")
    BOOK = N_("book a place, or say that one can’t come")
    SEE_COMERS = N_("see who is coming")
    SEE_WISHES = N_("see what those who come need")
    SEE_LIFTS = N_("see who needs or offers a lift to a trip")
    SEAT_RIDERS = N_("say who rides with whom on a trip")
    TICK_CAME = N_("tick off who came")
    TAP_IN = N_("see first names of those expected on a date, and tap who is here")
    SEE_EMERGENCY = N_("see, on the day of a trip, whom to ring for those who come")

    SEE_WEEK = N_("see what this week and the next still need")
    SEE_MISSED = N_("see who has not been seen lately, of those who asked to be looked out for")
    ASK_AFTER = N_("note that one has asked after someone who was missed")
    OPEN_NEIGHBOURHOOD = N_("open a new neighbourhood")
    SEE_IDEA = N_("see an idea")
    PROPOSE_IDEA = N_("propose an idea")
    SUPPORT_IDEA = N_("say “I'd come” or “I can help” to an idea")
    SEE_SUPPORTERS = N_("see who would help with an idea")
    REVIEW_IDEA = N_("show an idea, or keep it private")
    ANSWER_IDEA = N_("answer an idea, try it, and say what was learned")
    TURN_IDEA = N_("turn an idea into dates")
    TAKE_BACK_IDEA = N_("take back an idea")
    SEE_GRANT = N_("see a grant")
    PROPOSE_GRANT = N_("propose a grant")
    REVIEW_GRANT = N_("show a proposal for a grant, or keep it private")
    VOICE_GRANT = N_("say as a board member whether one agrees to a grant")
    DECIDE_GRANT = N_("write down what the board decided about a grant")
    PAY_GRANT = N_("note that a grant was paid")
    TELL_GRANT = N_("say what happened with a grant")
    LET_GO_GRANT = N_("say that an agreed grant will not be paid")
    LOOK_BACK_GRANT = N_("look back at a grant for the board")
    KEEP_POT = N_("note what goes into the pot")
    SEE_GIVEN = N_("see what neighbours offer, their songs and their hellos")
    GIVE = N_("ask for a song, or lend one's voice for a hello")
    MAKE_OFFER = N_("offer a skill or time")
    REVIEW_GIVEN = N_("show an offer, a song or a hello, or keep it private")
    TAKE_BACK_GIVEN = N_("take back an offer, a song or a hello")
    ASK_FOR_OFFER = N_("ask for what someone offers")
    SEE_REQUEST = N_("see who asked for an offer")
    ANSWER_REQUEST = N_("say yes or no to someone who asked")
    FOLLOW_REQUEST = N_("say thank you for an offer, or take back what one asked for")
    SEE_VOUCHES = N_("read who vouched for someone")
    NOTE_VOUCH = N_("write down who vouched for someone")


NEEDS_SCOPE = "write"
READING = frozenset(
    {
        Act.SEE_NEED,
        Act.SEE_NAMES,
        Act.SEE_TODAY,
        Act.SEE_TELLINGS,
        Act.SEE_PEOPLE,
        Act.SEE_PROFILE,
        Act.SEE_OWN,
        Act.SEE_COMERS,
        Act.SEE_WISHES,
        Act.SEE_LIFTS,
        Act.SEE_EMERGENCY,
        Act.SEE_WEEK,
        Act.SEE_MISSED,
    }
    | {Act.SEE_IDEA, Act.SEE_SUPPORTERS, Act.SEE_GRANT, Act.SEE_GIVEN, Act.SEE_REQUEST}
    | {Act.SEE_VOUCHES}
)
TAKING_PART = frozenset(
    {
        Act.SEE_NEED,
        Act.SEE_NAMES,
        Act.RAISE_NEED,
        Act.BACK_NEED,
        Act.COMMENT,
        Act.REPORT,
        Act.SAY_HELPED,
        Act.TAKE_BACK_NEED,
        Act.CHOOSE_WAY,
        Act.ASK_SECOND_LOOK,
        Act.SEE_PROFILE,
        Act.BOOK,
        Act.TAP_IN,
        Act.SEE_GIVEN,
        Act.GIVE,
        Act.MAKE_OFFER,
        Act.TAKE_BACK_GIVEN,
        Act.ASK_FOR_OFFER,
    }
    | {Act.SEE_IDEA, Act.PROPOSE_IDEA, Act.SUPPORT_IDEA, Act.TAKE_BACK_IDEA}
    | {Act.SEE_GRANT, Act.PROPOSE_GRANT}
)
"""All that a table's tablet may do, and a card until its owner has shown that it is theirs."""
