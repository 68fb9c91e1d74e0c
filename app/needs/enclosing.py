"""Photos and voice notes: looked at, made small and clean, and kept where no one can guess."""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError
from sqlmodel import Session, col, select
from starlette.datastructures import UploadFile

from app.core.errors import NotLikeThis
from app.core.languages import N_
from app.core.recordings import sound_of
from app.core.search import searchable
from app.core.storage import Storage
from app.needs.kinds import AttachmentKind
from app.needs.models import Attachment, Need

PHOTO_LIMIT = 20 * 1024 * 1024
LONGEST_SIDE = 1600
MOST_PIXELS = 80_000_000
_PHOTOS = ("JPEG", "PNG", "WEBP")
"""What phones and cameras make. The library reads many more, some with programs of their own."""
_UNREADABLE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    ValueError,
    SyntaxError,
)

TOO_BIG = N_("That photo is too big. Please choose one under 20 MB, or take a new one.")
NOT_A_PHOTO = N_("We can't read that as a photo. Please choose a JPEG, PNG or WebP picture.")


@dataclass(frozen=True)
class Enclosures:
    """A photo and a recording as they may be kept, or what is wrong with one of them."""

    photo: bytes | None = None
    voice: tuple[bytes, str] | None = None
    refusal: NotLikeThis | None = None


def looked_at(photo: UploadFile | None, voice: UploadFile | None) -> Enclosures:
    """Both made clean. Takes a moment, so no transaction may be open yet to hold up other writers."""
    try:
        return Enclosures(cleaned_photo(photo) if photo else None, sound_of(voice) if voice else None)
    except NotLikeThis as refusal:
        return Enclosures(refusal=refusal)


def cleaned_photo(file: UploadFile) -> bytes:
    """The picture as WebP, upright, at most 1600 pixels a side, with nothing of the camera's notes left in it.

    Raises NotLikeThis beside the field `photo`.
    """
    if (file.size or 0) > PHOTO_LIMIT:
        raise NotLikeThis(TOO_BIG, field="photo")
    try:
        return _as_webp(file)
    except _UNREADABLE:
        raise NotLikeThis(NOT_A_PHOTO, field="photo") from None


def enclosed(session: Session, storage: Storage, given: Enclosures) -> list[Attachment]:
    """What came with a need, kept; the need itself is named when it is raised."""
    kept = []
    if given.photo:
        kept.append(_kept(storage.keep(session, given.photo), AttachmentKind.PHOTO, "image/webp"))
    if given.voice:
        kept.append(_kept(storage.keep(session, given.voice[0]), AttachmentKind.VOICE, given.voice[1]))
    return kept


def filed_by_its_words(session: Session, need: Need) -> None:
    """The need is found by its words; by what its recordings say, only by those who may hear them."""
    typed_up = select(Attachment.typed_up).where(Attachment.need_id == need.id, Attachment.typed_up != "")
    heard = session.exec(typed_up.order_by(col(Attachment.id))).all()
    need.search_text = searchable([need.title, need.story], [*heard])


def _kept(key: str, kind: AttachmentKind, media_type: str) -> Attachment:
    return Attachment(neighbourhood_id=0, need_id=0, kind=kind, key=key, media_type=media_type)


def _as_webp(file: UploadFile) -> bytes:
    with Image.open(file.file, formats=_PHOTOS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError("more pixels than any camera has")
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        clean = upright.convert("RGB")
    # Only the pixels go on: a fresh picture carries none of the file's notes.
    fresh = Image.new("RGB", clean.size)
    fresh.paste(clean)
    packed = io.BytesIO()
    fresh.save(packed, "WEBP", quality=80)
    return packed.getvalue()
