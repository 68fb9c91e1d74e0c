"""Pages of this room, gathered. Fixed addresses come before those that name a person."""

from app.belonging import errands, inviting_pages, people_pages, profile_pages, roles_pages  # noqa: F401 - errands carry its mail
from app.core.rooms import Room

router = Room()
for topic in (profile_pages, inviting_pages, roles_pages, people_pages):
    router.include_router(topic.router)
