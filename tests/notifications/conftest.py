"""What tests about telling may ask for."""

from collections.abc import Iterator

import pytest

from tests.notifications.post_office import PostOffice, open_post_office


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    with open_post_office() as office:
        yield office
