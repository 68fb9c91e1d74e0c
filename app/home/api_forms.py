"""What only programs send about people, themselves and the neighbourhood's settings."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from app.belonging.forms import ProfileForm
from app.belonging.queries import Wish
from app.core.forms import Form, mistake
from app.core.hellos import hellos
from app.core.recordings import NOT_A_SOUND
from app.helping.api_values import Sent
from app.neighbourhoods import forms
from app.people.models import ToldBy
from app.permissions.who import Role


def _all_known(languages: str) -> str:
    if not set(languages.split()) <= set(hellos()):
        raise mistake("languages", forms.CHOOSE)
    return " ".join(languages.split())


class PeopleForm(Form):
    """Whom to list."""

    words: str = Field(default="", max_length=120)
    role: Role | None = None
    has_left: bool = False
    after: str = Field(default="", max_length=40)

    def wish(self) -> Wish:
        return Wish(self.words, self.role, self.has_left, self.after)


class ProfileBody(ProfileForm):
    """With how someone says their own name, recorded."""

    voice: Sent | None = None
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        **ProfileForm.sentences,
        "voice": dict.fromkeys(("not_base64", "bytes_type"), NOT_A_SOUND),
    }

    def without_file(self) -> ProfileForm:
        return ProfileForm(**self.model_dump(exclude={"voice"}))


class ToldByBody(Form):
    told_by: ToldBy


class OrganisationBody(forms.OrganisationForm):
    provider: str = Field(default="", max_length=40)


_SETTLED = (
    *(forms.AboutForm, forms.ReviewedForm, forms.ReachForm, forms.QuietForm),
    *(forms.LanguageForm, forms.TimeForm, forms.HolidaysForm, forms.ThemesForm),
)


class SettingsBody(
    forms.AboutForm,
    forms.LanguageForm,
    forms.TimeForm,
    forms.HolidaysForm,
    forms.ThemesForm,
    forms.ReviewedForm,
    forms.ReachForm,
    forms.QuietForm,
    forms.HouseRulesForm,
    forms.AccessibilityForm,
    forms.PrivacyForm,
):
    """All that a steward settles, page by page, in one."""

    languages: Annotated[str, Field(max_length=400), AfterValidator(_all_known)] = ""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        field: words for form in _SETTLED for field, words in form.sentences.items()
    }
