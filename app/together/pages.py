"""Pages of this room, gathered."""

from fastapi import APIRouter

from app.together import birthdays_pages, hellos_pages, songs_pages

router = APIRouter()
for topic in (songs_pages, birthdays_pages, hellos_pages):
    router.include_router(topic.router)
