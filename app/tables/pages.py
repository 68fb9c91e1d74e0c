"""Pages of this room, gathered. The tablet's own stand outside every neighbourhood: its cookie says which is its."""

from app.core.rooms import Room
from app.tables import officer_pages, tablet_pages

router = Room()
router.include_router(tablet_pages.router)
router.include_router(officer_pages.router)
