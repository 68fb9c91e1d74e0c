"""Pages of this room, gathered."""

from app.cards import officer_pages, opening_pages, pin_pages, proving_pages, which_pages
from app.core.rooms import Room

router = Room()
for topic in (opening_pages, proving_pages, which_pages, pin_pages, officer_pages):
    router.include_router(topic.router)
