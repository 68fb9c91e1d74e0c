"""The JSON twin of the pages about the whole neighbourhood and the people in it."""

from app.helping.api_calls import twin
from app.home import api_me, api_people, api_settings, api_tellings

router = twin()
for twin_of in (api_me, api_tellings, api_people, api_settings):
    router.include_router(twin_of.router)
