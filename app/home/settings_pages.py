"""A neighbourhood's settings: one page that lists them, and one small form for each."""

from dataclasses import dataclass

from fastapi.responses import Response

from app.core.errors import NotFound
from app.core.forms import Answers, Form, read
from app.core.languages import N_
from app.core.rooms import Room
from app.home.choosing import on_offer
from app.home.holidays import holidays_on_offer, whose_holidays
from app.neighbourhoods import forms, settings
from app.neighbourhoods.models import Neighbourhood
from app.neighbourhoods.queries import all_about
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/settings")


@dataclass(frozen=True)
class Section:
    """One thing to settle: its form's fields are columns of the neighbourhood."""

    key: str
    title: str
    words: str
    form: type[Form]
    page: str = ""
    """Where everyone can read it."""


SECTIONS = {
    one.key: one
    for one in (
        Section("about", N_("Name and about"), N_("Stands at the top of every page."), forms.AboutForm),
        Section(
            "language", N_("Languages"), N_("For letters, signs and the shared tablet’s hello."), forms.LanguageForm
        ),
        Section("time", N_("Clock"), N_("Days and times go by this clock."), forms.TimeForm),
        Section("holidays", N_("Bank holidays"), N_("Days that a series can leave out."), forms.HolidaysForm),
        Section("themes", N_("Themes"), N_("What a need can be about."), forms.ThemesForm),
        Section("review", N_("Looked at first"), N_("Whether someone reads needs before all can."), forms.ReviewedForm),
        Section("reach", N_("Hours and phone"), N_("Whom to ask, where and when."), forms.ReachForm),
        Section("quiet", N_("Quiet times"), N_("When a screen is covered or a session ends."), forms.QuietForm),
        Section(
            "house-rules",
            N_("Words of the house rules"),
            N_("How we talk with each other here."),
            forms.HouseRulesForm,
            "house-rules",
        ),
        Section(
            "accessibility",
            N_("Words on accessibility"),
            N_("What was tested, and whom to tell when it fails."),
            forms.AccessibilityForm,
            "accessibility",
        ),
        Section(
            "privacy", N_("Words on privacy"), N_("What is kept, why, and who sees it."), forms.PrivacyForm, "privacy"
        ),
    )
}


@router.get("")
def show_settings(visit: Arrived) -> Response:
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    now = all_about(visit.session, visit.here)
    saved = visit.request.query_params.get("kept", "")
    offered = {**on_offer(visit, now.time_zone), "whose_holidays": whose_holidays(visit, now)}
    return visit.page(
        "neighbourhoods/settings.html", sections=SECTIONS.values(), now=now, saved=saved in SECTIONS, **offered
    )


@router.get("/{section}")
def show_section(visit: Arrived, section: str) -> Response:
    wanted = _section(visit, section)
    return visit.page("neighbourhoods/section.html", **_words(visit, wanted, _as_typed(visit, wanted)))


@router.post("/{section}")
def change_section(visit: Arrived, section: str) -> Response:
    wanted = _section(visit, section)
    answers = read(wanted.form, visit.typed)
    if answers.accepted is None:
        template = "neighbourhoods/section.html"
        return visit.again(template, template, **_words(visit, wanted, answers))

    settings.change_settings(visit.session, visit.actor, visit.here, answers.accepted)
    return visit.go(f"settings?kept={wanted.key}")


def _section(visit: Arrival, key: str) -> Section:
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    if key not in SECTIONS:
        raise NotFound()
    return SECTIONS[key]


def _words(visit: Arrival, section: Section, answers: Answers[Form]) -> dict[str, object]:
    offered: dict[str, object] = {**on_offer(visit, answers.value("time_zone"))}
    if section.form is forms.HolidaysForm:
        offered = holidays_on_offer(visit, all_about(visit.session, visit.here))
    return {"section": section, "answers": answers, **offered}


def _as_typed(visit: Arrival, section: Section) -> Answers[Form]:
    """The form as it was last filled in."""
    now: Neighbourhood = all_about(visit.session, visit.here)
    typed = {name: _written(getattr(now, name)) for name in section.form.model_fields}
    codes = now.languages.split() if section.form is forms.LanguageForm else []
    ticked = {f"{forms.SPEAKS}{code}": "yes" for code in codes}
    return Answers({**typed, **ticked, forms.MOST: codes[0] if codes else ""})


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
