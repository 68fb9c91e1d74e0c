"""Pages of this room, gathered."""

from app.core.rooms import Room
from app.people import (
    addresses_pages,
    details_pages,
    devices_pages,
    keys_pages,
    me_pages,
    numbers_pages,
    organisations_pages,
    passkeys_pages,
    signing_in_pages,
)

router = Room()
# Before the link of an e-mail, which would take any word for its key.
before = (organisations_pages, passkeys_pages)
mine = (me_pages, details_pages, addresses_pages, numbers_pages, devices_pages, keys_pages)
for topic in (*before, signing_in_pages, *mine):
    router.include_router(topic.router)
