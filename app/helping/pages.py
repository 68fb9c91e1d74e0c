"""Pages of this room, gathered."""

from app.core.rooms import Room
from app.helping import my_helpers_pages, people_i_help_pages, told_by_pages

router = Room()
for topic in (my_helpers_pages, people_i_help_pages, told_by_pages):
    router.include_router(topic.router)
