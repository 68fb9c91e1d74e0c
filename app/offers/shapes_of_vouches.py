"""What programs of an officer are answered about vouches."""

from pydantic import BaseModel

from app.offers.vouches import Vouched


class VouchesShape(BaseModel):
    vouches: list[Vouched]
