"""Refusals: each a status and a sentence fit for a reader. Everything else that goes wrong is a bug."""

from collections.abc import Mapping

from app.core.languages import N_


class Refusal(Exception):
    """Something we will not do, said kindly. `words` is a sentence for the catalogue, `values` fill it."""

    status = 400
    door = ""
    """Where a person is sent instead of being shown the refusal: a page that can put it right."""
    title = N_("Something is not right")
    words = N_("Please go back and try again.")

    def __init__(self, words: str = "", field: str = "", **values: str) -> None:
        self.words = words or type(self).words
        self.field = field
        self.values: Mapping[str, str] = values
        super().__init__(self.words)


class NotFound(Refusal):
    status = 404
    title = N_("We can't find that page")
    words = N_("The address may have a slip in it, or the page may have moved.")


class NotAllowed(Refusal):
    status = 403
    title = N_("This page isn't open to you")
    words = N_("It belongs to someone else, or to another neighbourhood.")


class SignInFirst(Refusal):
    status = 401
    door = "/sign-in"
    title = N_("Please sign in first")
    words = N_("We need to know who is asking before we can do that.")


class ProveFirst(Refusal):
    """A card opens what everyone may see; what is private asks for more."""

    status = 403
    door = "/prove"
    title = N_("Please show us it is you")
    words = N_("A card can be lost. For this we need your PIN, or a code that we send you.")


class NotAtTheTable(Refusal):
    status = 403
    title = N_("Not on a shared tablet")
    words = N_("Other people use this tablet too. Please do this on your own device, or ask someone here.")


class TooLate(Refusal):
    status = 409
    title = N_("Something changed before you")
    words = N_("Someone else was quicker. Nothing of yours was changed. Please look again.")


class NotLikeThis(Refusal):
    """What was sent can't be kept as it is; `field` says which part."""

    status = 422
    title = N_("Something needs another look")
    words = N_("Please look at what you wrote and try again.")


class TooBig(Refusal):
    status = 413
    title = N_("That is too big to send")
    words = N_("Please choose a smaller photo or a shorter recording.")


class SlowDown(Refusal):
    status = 429
    title = N_("Please wait a little")
    words = N_("That was a lot in a short time. Wait a minute, then try again. Nothing is lost.")
