"""Pages of this room, gathered. The tablet's own stand outside every neighbourhood: its cookie says which is its."""

from fastapi import APIRouter

from app.tables import officer_pages, tablet_pages

router = APIRouter()
router.include_router(tablet_pages.router)
router.include_router(officer_pages.router)
