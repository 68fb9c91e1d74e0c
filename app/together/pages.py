"""Pages of this room, gathered."""

from app.core.rooms import Room
from app.moderating.pages import ModeratingPages
from app.together import birthdays_pages, hellos_pages, songs_pages
from app.together.moderated import HELLOS, SONGS

router = Room()
for topic in (songs_pages, birthdays_pages, hellos_pages):
    router.include_router(topic.router)
router.include_router(ModeratingPages(SONGS).router())
router.include_router(ModeratingPages(HELLOS).router())
