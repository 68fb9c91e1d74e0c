"""How carrying a job went, and what a refusal of the mail server or the text service means."""

import smtplib
from dataclasses import dataclass

LATER = frozenset({408, 425, 429})
"""What a text service says when it would take the same text a little later; so it does with every 5xx."""


@dataclass(frozen=True)
class Outcome:
    """No error, or one that may pass, or one that will not."""

    error: str = ""
    is_for_good: bool = False


class Unreachable(Exception):
    """There is no address to send to, and trying again will not find one."""


class NotTaken(Exception):
    """The text service did not take a text: with which status, or what went wrong on the way."""

    def __init__(self, status: int = 0, what: str = "") -> None:
        self.status = status
        super().__init__(what or f"status {status}")

    @property
    def is_for_good(self) -> bool:
        return 300 <= self.status < 500 and self.status not in LATER


def outcome_of(error: Exception) -> Outcome:
    """For the machine and the operator: never with the address, which a mail server likes to repeat."""
    return Outcome(_without_names(error), _will_not_pass(error))


def _will_not_pass(error: Exception) -> bool:
    """The server knows this address and refuses it; anything else may be better tomorrow."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, NotTaken):
        return error.is_for_good
    return isinstance(error, Unreachable)


def _without_names(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return f"refused: {sorted(code for code, _ in error.recipients.values())}"
    if isinstance(error, NotTaken):
        return f"text not taken: {error}"
    code = getattr(error, "smtp_code", "") or getattr(error, "errno", "") or ""
    return f"{type(error).__name__} {code}".strip()
