"""The log of who took part, and the columns that say of every act who spoke and who typed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field

from app.core import clock
from app.core.tables import STRICT, Row, text_enum
from app.permissions.who import Via

TYPED_FOR_SOMEONE = "typed_by <> spoken_by"
"""Spelled out, as a partial index is only used for a condition that reads like its own."""


class Kind(StrEnum):
    """What was done. Each value's sentence is the researchers' codebook."""

    def __new__(cls, value: str, meaning: str) -> "Kind":
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.__doc__ = meaning
        return kind

    NEED_RAISED = "need_raised", "A neighbour or partner raised a need."
    NEED_SHOWN = "need_shown", "A reviewer showed a need to the neighbourhood."
    NEED_ASKED_BACK = "need_asked_back", "A reviewer asked the one who raised a need to say more."
    NEED_KEPT_PRIVATE = "need_kept_private", "A reviewer kept a need private and said why."
    NEED_SAID_MORE = "need_said_more", "The one who raised a need said more when asked."
    NEED_MERGED = "need_merged", "A reviewer joined a need to an earlier one about the same thing."
    NEED_TAKEN_BACK = "need_taken_back", "The one who raised a need took it back."
    NEED_BROUGHT_BACK = "need_brought_back", "The one who had taken a need back brought it back."
    NEED_BACKED = "need_backed", "Someone said “me too” to a need."
    BACKING_TAKEN_BACK = "backing_taken_back", "Someone took back their “me too”."
    COMMENT_MADE = "comment_made", "Someone talked about a need."
    COMMENT_SHOWN = "comment_shown", "A reviewer showed a comment."
    COMMENT_HIDDEN = "comment_hidden", "A reviewer hid a comment and said why."
    COMMENT_REPORTED = "comment_reported", "Someone asked the team to look at a comment."
    REPORTED = "reported", "Someone asked the team to look at a need, an idea, a grant, an offer, a song or a hello."
    REPORT_SETTLED = "report_settled", "A reviewer looked at what someone had asked about and let it stand."
    NEED_ANSWERED = "need_answered", "Someone answered a need, for their organisation."
    HELPED_SAID = "helped_said", "Someone behind a need said whether what was done helped."
    RECORDING_TYPED_UP = "recording_typed_up", "Someone typed up a neighbour's voice note."
    TOLD = "told", "Someone was told what became of a need, in a way that reaches them."
    TELLING_UNTICKED = "telling_unticked", "A telling was ticked off by mistake; it is still to be done."
    TELLING_GIVEN_UP = "telling_given_up", "A way of telling someone failed for good; or it was too late to tell them."
    TELLING_WAY_CHOSEN = "telling_way_chosen", "A person chose how they want to be told."
    NEIGHBOURHOOD_OPENED = "neighbourhood_opened", "A neighbourhood was set up."
    PERSON_JOINED = "person_joined", "A person became a member of a neighbourhood, or was given roles."
    TOKEN_MADE = "token_made", "A person made a key for a program."
    TOKEN_REVOKED = "token_revoked", "A person took a program's key back."
    HEADS_COUNTED = "heads_counted", "Someone counted the hands of those who said “me too” without giving names."
    CARD_MADE = "card_made", "A card was printed for a person."
    CARD_STOPPED = "card_stopped", "A card was stopped; it opens nothing any more."
    PIN_CHOSEN = "pin_chosen", "A person chose the PIN that goes with their card."
    TABLET_OPENED = "tablet_opened", "A tablet was opened for a table."
    TABLET_CLOSED = "tablet_closed", "A table's tablet was closed."
    TILES_CHOSEN = "tiles_chosen", "An officer chose whose tiles a table's tablet shows."
    HELPER_NAMED = "helper_named", "A person named someone as their helper."
    HELPER_ENDED = "helper_ended", "A person's helper stopped being one."
    IDENTITY_LINKED = "identity_linked", "A person signed in through their organisation for the first time."
    PASSKEY_MADE = "passkey_made", "A person made a passkey on their own device."
    PASSKEY_REMOVED = "passkey_removed", "A person removed a passkey."
    SIGN_IN_CHOSEN = "sign_in_chosen", "A steward chose through which provider an organisation's people come in."
    INVITED = "invited", "Someone was invited to join."
    INVITATION_SENT_AGAIN = "invitation_sent_again", "An invitation was sent again, with a new link."
    INVITATION_WITHDRAWN = "invitation_withdrawn", "An invitation was taken back."
    ROLE_GIVEN = "role_given", "A member was given a role."
    ROLE_ENDED = "role_ended", "A member's role ended."
    MEMBERSHIP_ENDED = "membership_ended", "A person stopped being a member of a neighbourhood."
    ORGANISATION_CHANGED = "organisation_changed", "A member now comes from another organisation, or from none."
    PROFILE_CHANGED = "profile_changed", "A person changed what others can read about them."
    DETAILS_CHANGED = "details_changed", "A person's name, address or language was changed."
    PERSON_LEFT = "person_left", "A person left and asked that nothing here says who they were."
    SETTINGS_CHANGED = "settings_changed", "A steward changed the neighbourhood's settings."
    ACTIVITY_PLANNED = "activity_planned", "Someone planned an activity and its dates."
    ACTIVITY_CHANGED = "activity_changed", "Someone changed what holds for all dates of an activity."
    ACTIVITY_CALLED_OFF = "activity_called_off", "Someone called off an activity with all dates still to come."
    DATE_ADDED = "date_added", "Someone added a date to an activity."
    DATE_CHANGED = "date_changed", "Someone moved one date of an activity, or said what is different about it."
    DATE_CALLED_OFF = "date_called_off", "Someone called off one date of an activity and said why."
    DATE_PUT_BACK = "date_put_back", "A date that had been called off is on again."
    PLACE_BOOKED = "place_booked", "Someone said that they are coming to a date."
    BOOKING_WAITS = "booking_waits", "Someone asked for a place on a date that was full, and waits for one."
    PLACE_KEPT = "place_kept", "A place came free and is kept for the next who waits, until a stated time."
    PLACE_TAKEN = "place_taken", "Someone for whom a place was kept said yes."
    PLACE_WENT_ON = "place_went_on", "Someone did not say yes in time; the place went to the next."
    BOOKING_CANCELLED = "booking_cancelled", "Someone said that they can't come."
    BOOKING_CHANGED = "booking_changed", "Someone changed with how many they come, or what they need."
    REMINDED = "reminded", "Those who come to a date were reminded of it."
    CAME = "came", "Someone came to a date, by name."
    CAME_UNDONE = "came_undone", "That someone came was ticked by mistake."
    COMERS_COUNTED = "comers_counted", "Those who came to a date with someone, or without giving a name, were counted."
    RIDE_SAID = "ride_said", "Someone who comes on a trip asked for a lift by car, or offered one."
    RIDE_TAKEN_BACK = "ride_taken_back", "Someone no longer needed a lift to a trip, or could not offer one any more."
    RIDE_PLANNED = "ride_planned", "Someone who leads a trip said who rides with whom."
    RIDE_TOLD = "ride_told", "Someone who rides to a trip was told who picks them up, or that nobody does any more."
    CONTACT_GIVEN = "contact_given", "A person said whom to ring for them in an emergency on a trip."
    CONTACT_TAKEN_BACK = "contact_taken_back", "A person no longer wanted anyone to be rung for them."
    TRIP_FORGOTTEN = "trip_forgotten", "A week after a trip, what was said about lifts and emergencies was forgotten."

    REGULARS_ASKED = "regulars_asked", "Those who came regularly were asked whether they come to the next term."
    CALENDAR_MADE = "calendar_made", "A person made a private calendar of their own dates, or made it anew."
    CALENDAR_ENDED = "calendar_ended", "A person ended the private calendar of their own dates."
    SECOND_LOOK_ASKED = "second_look_asked", "The author of something hidden asked for a second look."
    SECOND_LOOK_GIVEN = (
        "second_look_given",
        "Someone else looked again at what was hidden and said why it stays or not.",
    )
    IDEA_PROPOSED = "idea_proposed", "Someone proposed an idea for something to do together."
    IDEA_SHOWN = "idea_shown", "A reviewer showed an idea to the neighbourhood."
    IDEA_KEPT_PRIVATE = "idea_kept_private", "A reviewer kept an idea private and said why."
    IDEA_TAKEN_BACK = "idea_taken_back", "The one who proposed an idea took it back."
    IDEA_SUPPORTED = "idea_supported", "Someone would come to what an idea proposes, can help, or knows someone."
    IDEA_SUPPORT_TAKEN_BACK = "idea_support_taken_back", "Someone took back what they had said for an idea."
    IDEA_ANSWERED = "idea_answered", "An officer or a resident leader answered an idea."
    IDEA_TRIED = "idea_tried", "An idea is tried out until a day, with a question to answer then."
    IDEA_LEARNED = "idea_learned", "Someone wrote what was learned from trying an idea."
    IDEA_HELPED_SAID = "idea_helped_said", "Someone who was for an idea said whether what was done helped."
    GRANT_PROPOSED = "grant_proposed", "Someone proposed a small grant from the pot."
    GRANT_SHOWN = "grant_shown", "A reviewer showed a proposal for a grant to the neighbourhood."
    GRANT_KEPT_PRIVATE = "grant_kept_private", "A reviewer kept a proposal for a grant private and said why."
    GRANT_VOICE_GIVEN = "grant_voice_given", "A board member agreed to a grant, stood aside, or had a concern."
    GRANT_AGREED = "grant_agreed", "The resident board agreed to a grant."
    GRANT_NOT_AGREED = "grant_not_agreed", "The resident board did not agree to a grant and said why."
    GRANT_PAID = "grant_paid", "An officer noted that a grant was paid."
    GRANT_TOLD = "grant_told", "Someone said what happened with the money of a grant."
    GRANT_LET_GO = "grant_let_go", "Someone said that an agreed grant will not be paid, and why."
    GRANT_LOOKED_BACK = "grant_looked_back", "A board member looked back at a grant."
    POT_CHANGED = "pot_changed", "An officer noted what went into the pot, or out of it."
    OFFER_MADE = "offer_made", "Someone offered a skill or time to their neighbours."
    GIVEN_SHOWN = "given_shown", "A reviewer showed an offer, a song or a hello to the neighbourhood."
    GIVEN_KEPT_PRIVATE = "given_kept_private", "A reviewer kept an offer, a song or a hello private and said why."
    GIVEN_TAKEN_BACK = "given_taken_back", "Someone took back their offer, their song or their hello."
    OFFER_ASKED_FOR = "offer_asked_for", "Someone asked for what a neighbour offers, or was matched with them."
    OFFER_AGREED = "offer_agreed", "The one who made an offer said yes to someone who asked."
    OFFER_SEEN_ALONE = "offer_seen_alone", "A reviewer saw that whoever made an offer would be alone with someone."
    OFFER_NO_LONGER_AGREED = (
        "offer_no_longer_agreed",
        "What two had agreed waits again, as they would be alone and no one vouches for the one who offered it.",
    )
    OFFER_DECLINED = "offer_declined", "The one who made an offer said no to someone who asked."
    OFFER_DONE = "offer_done", "The one who made an offer said that it is done."
    OFFER_NO_LONGER_ASKED = "offer_no_longer_asked", "Someone took back what they had asked for."
    OFFER_THANKED = "offer_thanked", "Someone said thank you for an offer."
    THANKS_SHARED = "thanks_shared", "The one who was thanked wished neighbours to read it, or no longer."
    THANKS_SHOWN = "thanks_shown", "A reviewer showed a thank-you that both wished others to read."
    SONG_ASKED_FOR = "song_asked_for", "Someone asked for a song on the neighbourhood's playlist."
    HELLO_SPOKEN = "hello_spoken", "Someone recorded a hello in a language of theirs."
    BIRTHDAY_SHARED = "birthday_shared", "A person let their neighbours know the day and month of their birthday."
    BIRTHDAY_TAKEN_BACK = "birthday_taken_back", "A person no longer wanted their birthday to be known."
    LOOKING_OUT_AGREED = "looking_out_agreed", "A person wished to be missed when no one has seen them for a while."
    LOOKING_OUT_ENDED = "looking_out_ended", "A person no longer wished to be looked out for."
    ASKED_AFTER = "asked_after", "An officer asked after someone who had wished to be missed; not what was said."
    VOUCH_NOTED = "vouch_noted", "An officer wrote down who vouched for someone who would be alone with a neighbour."
    VOUCH_ENDED = "vouch_ended", "An officer ended a vouch and said why."


class Participation(Row, table=True):
    """One act. Rows are only ever added; the database refuses to change or remove them."""

    __table_args__ = (
        Index("ix_participation_subject", "subject", "subject_id"),
        Index("ix_participation_neighbourhood_id_at", "neighbourhood_id", "at"),
        Index("ix_participation_spoken_by", "spoken_by", "neighbourhood_id", "at"),
        Index(
            "ix_participation_typed_for",
            "spoken_by",
            "id",
            sqlite_where=text(TYPED_FOR_SOMEONE),
            postgresql_where=text(TYPED_FOR_SOMEONE),
        ),
        STRICT,
    )

    id: int = Field(default=None, primary_key=True)
    at: datetime = Field(default_factory=clock.now)
    kind: Kind = Field(sa_type=text_enum(Kind, "kind"))
    neighbourhood_id: int | None = Field(default=None, foreign_key="neighbourhood.id")
    spoken_by: int | None = Field(default=None, foreign_key="person.id")
    typed_by: int | None = Field(default=None, foreign_key="person.id")
    via: Via | None = Field(default=None, sa_type=text_enum(Via, "via"), nullable=True)
    read_back: bool = False
    subject: str = Field(max_length=32)
    subject_id: int
    meeting_id: int | None = None


class Said(Row):
    """Columns of everything that is said: whose words, who typed them, how they came, when."""

    said_by_id: int | None = Field(default=None, foreign_key="person.id")
    """None: a neighbour who gave no name."""
    typed_by_id: int | None = Field(default=None, foreign_key="person.id")
    via: Via = Field(default=Via.OWN_DEVICE, sa_type=text_enum(Via, "via"))
    read_back: bool = False
    said_at: datetime = Field(default_factory=clock.now)
