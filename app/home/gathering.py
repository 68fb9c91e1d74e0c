"""All of mine, gathered for the download: everything kept about a person, in a constant number of statements."""

from collections import defaultdict

from sqlmodel import Session

from app.core import clock
from app.core.database import rows
from app.home import gathered_came as came
from app.home import gathered_given as given
from app.home import gathered_grants as money
from app.home import gathered_ideas as proposed
from app.home import gathered_kept as kept
from app.home import gathered_looks as looks
from app.home import gathered_said as said
from app.home.gathered_said import Part
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

FORMAT, VERSION = "nine-hellos/mine", 1
Row = dict[str, object]

PARTS: dict[str, Part] = {
    "memberships": kept.memberships,
    "profiles": kept.profiles,
    "helpers": kept.helpers,
    "cards": kept.cards,
    "passkeys": kept.passkeys,
    "organisation_sign_ins": kept.organisation_sign_ins,
    "keys_for_programs": kept.keys_for_programs,
    "devices": kept.devices,
    "needs": said.needs,
    "comments": said.comments,
    "backings": said.backings,
    "answers": said.answers,
    "helped": said.helped,
    "reports": looks.reports,
    "second_looks": looks.second_looks,
    "ideas": proposed.ideas,
    "for_ideas": proposed.for_ideas,
    "answers_to_ideas": proposed.answers_to_ideas,
    "ideas_helped": proposed.helped,
    "trials": proposed.trials,
    "grants": money.grants,
    "grant_voices": money.voices,
    "offers": given.offers,
    "offers_asked_for": given.offers_asked_for,
    "vouches": given.vouches,
    "songs": given.songs,
    "hellos": given.hellos,
    "birthdays": given.birthdays,
    "looked_out_for": given.looked_out_for,
    "bookings": came.bookings,
    "rides": came.rides,
    "emergency_contacts": came.emergency_contacts,
    "attendance": came.attendance,
    "calendars": came.calendars,
    "planned": came.planned,
    "led": came.led,
    "tellings": said.tellings,
    "telling_wishes": said.telling_wishes,
    "log": said.log,
}
"""The lists of the file, in its order; docs/guides/all-of-mine.md says what each key means."""


def all_of_mine(session: Session, actor: Actor) -> dict[str, object]:
    """As the file has it. A card's session opens one neighbourhood, so it takes along what is there."""
    permit(actor, Act.SEE_OWN)
    person, only = actor.person_id or 0, actor.only_home_id

    def found(part: Part) -> list[Row]:
        return [dict(row._mapping) for row in rows(session, part(person, only))]

    def one(part: Part) -> Row | None:
        return next(iter(found(part)), None)

    lists = {name: found(part) for name, part in PARTS.items()}
    _enclose(lists["needs"], found(said.enclosed))
    lists["memberships"] = _with_roles(lists["memberships"])
    _explain(lists["log"])
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": clock.now(),
        "details": one(kept.details),
        "preferences": one(kept.preferences),
        "pin": one(kept.pin),
        **lists,
        "typed_for_me": [act for act in lists["log"] if act["spoken_by"] == "me" and act["typed_by"] != "me"],
    }


def _explain(log: list[Row]) -> None:
    """Each act with the codebook's sentence for its kind."""
    for act in log:
        act["meaning"] = getattr(act["kind"], "__doc__", "")


def _enclose(needs: list[Row], enclosed: list[Row]) -> None:
    by_need: dict[object, list[Row]] = defaultdict(list)
    for file in enclosed:
        by_need[file.pop("need_id")].append(file)
    for need in needs:
        need["enclosed"] = files = by_need[need.pop("id")]
        for file in files:
            file["address"] = f"/{need['neighbourhood']}/needs/{need['number']}/enclosed/{file.pop('key')}"


def _with_roles(parts: list[Row]) -> list[Row]:
    """One row a membership, with the parts played in it."""
    whole: dict[object, Row] = {}
    for part in parts:
        role = {"role": part.pop("role"), "since": part.pop("since"), "until": part.pop("ended_at")}
        membership = whole.setdefault(part["neighbourhood"], {**part, "roles": []})
        roles = membership["roles"]
        if role["role"] and isinstance(roles, list):
            roles.append(role)
    return list(whole.values())
