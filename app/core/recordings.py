"""A recorded voice: how long it may be, and what it really is, told by its first bytes."""

from starlette.datastructures import UploadFile

from app.core.errors import NotLikeThis
from app.core.languages import N_

VOICE_LIMIT = 10 * 1024 * 1024
_SOUNDS = {b"\x1a\x45\xdf\xa3": "audio/webm", b"OggS": "audio/ogg"}

NOT_A_SOUND = N_("We can't play that recording. Please record it again.")
NOTHING_HEARD = N_("Please record your hello, or choose a recording.")
TOO_LONG = N_("That recording is too long. Please keep it under five minutes.")


def sound_of(file: UploadFile) -> tuple[bytes, str]:
    """The recording and its media type, told by its first bytes and not by what it calls itself.

    Raises NotLikeThis beside the field `voice`.
    """
    if (file.size or 0) > VOICE_LIMIT:
        raise NotLikeThis(TOO_LONG, field="voice")
    sound = file.file.read()
    for beginning, media_type in _SOUNDS.items():
        if sound.startswith(beginning):
            return sound, media_type
    if sound[4:8] == b"ftyp":
        return sound, "audio/mp4"
    raise NotLikeThis(NOT_A_SOUND, field="voice")
