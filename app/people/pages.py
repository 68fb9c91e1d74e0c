"""Pages of this room, gathered."""

from fastapi import APIRouter

from app.people import keys_pages, me_pages, signing_in_pages

router = APIRouter()
for topic in (signing_in_pages, me_pages, keys_pages):
    router.include_router(topic.router)
