"""Pages of this room, gathered."""

from fastapi import APIRouter

from app.helping import my_helpers_pages, people_i_help_pages, told_by_pages

router = APIRouter()
for topic in (my_helpers_pages, people_i_help_pages, told_by_pages):
    router.include_router(topic.router)
