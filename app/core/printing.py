"""Paper: pages set as tagged PDFs with the print fonts, and squares for cameras. How it looks is each room's own."""

import io
from base64 import b64encode
from collections.abc import Iterator

import segno
from fastapi.responses import Response, StreamingResponse
from PIL import ImageFile

from app.core.assets import SOURCE

FONTS = "letter-fonts.css"


class NoPrinter(Exception):
    """This machine has no library to make PDFs with; the page for the browser's own printing always works."""


def is_possible() -> bool:
    """Whether this machine can make PDFs."""
    try:
        import weasyprint  # noqa: F401 - only whether it loads
    except (ImportError, OSError):  # the library, or Pango under it, is not installed
        return False
    # Once loaded it lets half-arrived pictures pass as whole, everywhere in this process; neighbours' photos may not.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return True


def as_pdf(page: str, *sheets: str) -> bytes:
    """A page of HTML as a tagged PDF; `sheets` are named as under static/css. Raises NoPrinter."""
    if not is_possible():
        raise NoPrinter

    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    styles = [CSS(filename=str(SOURCE / "css" / name), font_config=fonts) for name in (FONTS, *sheets)]
    written = HTML(string=page, base_url=str(SOURCE))
    pdf: bytes = written.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")
    return pdf


def later(page: str, *sheets: str) -> Iterator[bytes]:
    """The same, set only when the answer is sent: no transaction is open any more, and setting takes a while."""
    yield as_pdf(page, *sheets)


def handed_out(pdf: Iterator[bytes], name: str) -> Response:
    """The answer that brings it; `name` is what it is called when it is kept."""
    named = {"content-disposition": f'inline; filename="{name}.pdf"'}
    return StreamingResponse(pdf, media_type="application/pdf", headers=named)


def square(address: str) -> str:
    """The QR code of an address, itself an address that holds the picture; `M` mends what a thumb has smudged."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="svg", border=4, xmldecl=False)
    return f"data:image/svg+xml;base64,{b64encode(picture.getvalue()).decode()}"
