"""The invitation's mail, written at the last moment by whoever carries the outbox."""

from email.message import EmailMessage

from app.belonging.inviting import TOPIC, is_open, key_for
from app.belonging.models import Invitation
from app.core.database import Database
from app.core.languages import N_, language_for
from app.core.outbox import Outbox
from app.neighbourhoods.models import Neighbourhood
from app.notifications.errands import ERRANDS
from app.notifications.mail import Envelope, MailRoom
from app.people.queries import names_of

SUBJECT = N_("Come and join %(neighbourhood)s")


def mail_for(job: Outbox, database: Database, mail_room: MailRoom) -> EmailMessage | None:
    """The key is made now and saved before the mail leaves. A later one is another mail, as this one then fails."""
    with database.writing() as session:
        invitation = session.get(Invitation, job.payload["invitation_id"])
        if invitation is None or not is_open(invitation):
            return None
        home = session.get_one(Neighbourhood, invitation.neighbourhood_id)
        asks = names_of(session, [invitation.made_by_id]).get(invitation.made_by_id or 0, home.name)
        key = key_for(invitation)
    language = language_for(invitation.language, home.language)
    subject = mail_room.pages.say(language, SUBJECT, neighbourhood=home.name)
    same_as = f"{job.dedupe}, {job.attempts}"
    envelope = Envelope(invitation.name, invitation.email, subject, language, same_as)
    link = f"{mail_room.settings.base_url}/invitation/{key}"
    words = {"link": link, "neighbourhood": home.name, "asks": asks, "zone": home.time_zone}
    return mail_room.written(envelope, "mail/invitation", until=invitation.ends_at, **words)


ERRANDS[TOPIC] = mail_for
