"""“Please look out for me”, by one's own wish only."""

from app.helping.own_wishes import Wish
from app.looking_out.models import LookedOutFor
from app.participation.models import Kind

LOOK_OUT = Wish(LookedOutFor, ("weeks",), Kind.LOOKING_OUT_AGREED, Kind.LOOKING_OUT_ENDED)
"""I wish to be missed here after so many weeks."""
