"""E-mail: written in the person's own language, plain text and HTML, and handed to the mail server."""

import smtplib
import ssl
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from functools import partial

from markupsafe import Markup

from app.core import clock
from app.core.assets import SOURCE
from app.core.languages import N_, Language, language_for
from app.core.pages import Pages
from app.core.secrets import sealed
from app.core.settings import Settings
from app.notifications.addressed import Addressed, Asked
from app.notifications.outcome import Unreachable
from app.notifications.wording import Wording, in_words
from app.people.models import Person

TIMEOUT = 20
"""Seconds; shorter than a job is held, so a slow server can't make two workers send the same mail."""
TLS_FROM_THE_START = 465
SIGN_IN = N_("Your way in to Nine Hellos")
NEW_ADDRESS = N_("Is this your e-mail address?")


@dataclass(frozen=True)
class Envelope:
    """To whom, about what, and the name by which a mail sent twice is known to be the same."""

    to: str
    address: str
    subject: str
    language: Language
    same_as: str


class MailRoom:
    """Writes and sends mail as this house is set up."""

    def __init__(self, settings: Settings, pages: Pages) -> None:
        self.settings = settings
        self.pages = pages

    @property
    def is_open(self) -> bool:
        """Without a mail server mail waits; only the demo keeps it in a folder instead."""
        return bool(self.settings.smtp_host) or self.settings.demo

    def about_a_need(self, posted: Addressed, ask: Asked | None, same_as: str) -> EmailMessage:
        """What became of a need, for someone who has an address."""
        home = posted.neighbourhood
        language = language_for(posted.language, home.language)
        wording = in_words(partial(self.pages.say, language), language, posted.message)
        envelope = Envelope(posted.name, posted.email or "", wording.subject, language, same_as)
        return self.written(
            envelope,
            "mail/telling",
            wording=wording,
            ask=ask,
            neighbourhood=home.name,
            their_language=home.language,
            link=self.link_to(home.slug, wording),
            me=f"{self.settings.base_url}/me",
        )

    def link_to(self, slug: str, wording: Wording) -> str:
        """Where the whole of it stands; one's own affairs stand on one's own page."""
        return f"{self.settings.base_url}/{slug}/{wording.place}" if wording.place else f"{self.settings.base_url}/me"

    def about_signing_in(self, person: Person, link: str, code: str, same_as: str) -> EmailMessage:
        language = language_for(person.language)
        subject = self.pages.say(language, SIGN_IN)
        envelope = Envelope(person.name, person.email or "", subject, language, same_as)
        link = f"{self.settings.base_url}/sign-in/{link}"
        return self.written(envelope, "mail/sign_in", link=link, code=in_halves(code))

    def about_new_address(self, person: Person, address: str, code: str, same_as: str) -> EmailMessage:
        """Goes to the address that is to be confirmed, with a code and no link: it opens nothing."""
        language = language_for(person.language)
        envelope = Envelope(person.name, address, self.pages.say(language, NEW_ADDRESS), language, same_as)
        return self.written(envelope, "mail/new_address", code=in_halves(code))

    def send(self, mail: EmailMessage) -> None:
        """Hands it over. Raises OSError (smtplib's errors are among them) when the server will not take it."""
        if not self.settings.smtp_host:
            self._keep(mail)
            return
        with self._server() as server:
            if self.settings.smtp_starttls:
                server.starttls(context=ssl.create_default_context())
            if self.settings.smtp_user:
                server.login(self.settings.smtp_user, self.settings.smtp_password)
            server.send_message(mail)

    def _server(self) -> smtplib.SMTP:
        host, port = self.settings.smtp_host, self.settings.smtp_port
        if port == TLS_FROM_THE_START:
            return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=ssl.create_default_context())
        return smtplib.SMTP(host, port, timeout=TIMEOUT)

    def _keep(self, mail: EmailMessage) -> None:
        """The demo without a server: a mail becomes a file for a mail program. The same mail, the same file."""
        folder = self.settings.uploads.parent / "mail"
        folder.mkdir(parents=True, exist_ok=True)
        name = str(mail["Message-ID"]).strip("<>").split("@")[0]
        (folder / f"{name}.eml").write_bytes(mail.as_bytes())

    def written(self, envelope: Envelope, template: str, **words: object) -> EmailMessage:
        """A mail of this template, which is given whom it greets, in plain text and in HTML."""
        mail = EmailMessage(policy=SMTP)
        mail["From"] = self.settings.mail_from
        mail["To"] = Address(_one_line(envelope.to), addr_spec=_as_servers_know_it(envelope.address))
        mail["Subject"] = _one_line(envelope.subject)
        mail["Date"] = format_datetime(clock.now())
        mail["Message-ID"] = self._message_id(envelope.same_as)
        mail["Auto-Submitted"] = "auto-generated"
        words |= {"name": envelope.to, "subject": _one_line(envelope.subject), "spoken": envelope.language}
        mail.set_content(self.pages.render(f"{template}.txt", envelope.language, **words))
        page = self.pages.render(f"{template}.html", envelope.language, look=_look(), **words)
        mail.add_alternative(page, subtype="html")
        # Last, as setting the content clears every header that begins with "Content".
        mail["Content-Language"] = envelope.language.code
        return mail

    def _message_id(self, same_as: str) -> str:
        domain = parseaddr(self.settings.mail_from)[1].rpartition("@")[2] or "localhost"
        return f"<{sealed(same_as, self.settings.secret_key)[:32]}@{domain}>"


def in_halves(code: str) -> str:
    """With a plain space between them, a page that runs from the right would show the second half first."""
    return f"{code[:3]}\N{NO-BREAK SPACE}{code[3:]}"


def _one_line(words: str) -> str:
    """What someone typed can't add a line to the head of a mail."""
    return " ".join(words.split())


def _as_servers_know_it(address: str) -> str:
    """With the domain in letters every mail server knows. Raises Unreachable for a mailbox that can't be written so."""
    box, _, domain = address.rpartition("@")
    if not box.isascii():
        raise Unreachable
    return f"{box}@{domain.encode('idna').decode()}"


def _look() -> Markup:
    # A mail brings its style sheet along: its reader can't fetch ours.
    return Markup("<style>{}</style>").format(Markup((SOURCE / "css" / "mail.css").read_text()))  # noqa: S704 - ours
