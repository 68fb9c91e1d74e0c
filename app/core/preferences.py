"""How a person likes pages to look: text size, colours, language. Kept in a cookie that the server reads."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from starlette.responses import Response

from app.core.languages import LANGUAGES

TEXT_SIZES = ("21", "24", "28", "32")
CONTRASTS = ("warm", "strong", "dark")
COOKIE = "preferences"
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Preferences:
    """An empty language means: whatever the browser asks for."""

    text_size: str = "24"
    contrast: str = "warm"
    language: str = ""

    @classmethod
    def read(cls, cookies: Mapping[str, str]) -> Self:
        size, _, rest = cookies.get(COOKIE, "").partition(".")
        contrast, _, language = rest.partition(".")
        return cls().changed(text_size=size, contrast=contrast, language=language)

    def changed(self, text_size: str = "", contrast: str = "", language: str = "") -> Self:
        """These preferences with the wishes that make sense; the rest stay."""
        return replace(
            self,
            text_size=text_size if text_size in TEXT_SIZES else self.text_size,
            contrast=contrast if contrast in CONTRASTS else self.contrast,
            language=language if language in LANGUAGES else self.language,
        )

    def keep(self, response: Response, secure: bool) -> None:
        words = f"{self.text_size}.{self.contrast}.{self.language}"
        response.set_cookie(COOKIE, words, max_age=_YEAR, httponly=True, samesite="lax", secure=secure)
