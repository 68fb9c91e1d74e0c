"""The gallery shows every part there is."""

import re

from tests.guards.repository import under

DEFINED = re.compile(r"{% macro ([a-z]\w*)\(")
INSIDE = {"words", "told_about", "told_by", "error_summary", "person_name", "typed_words"}
"""Of each field, of a form that is sent back, a name alone, or a sentence of a paragraph; none stands by itself."""


def test_every_component_is_in_the_gallery() -> None:
    components = "".join(path.read_text() for path in under("templates/components", ".html"))
    gallery = "".join(path.read_text() for path in under("templates/gallery", ".html"))
    made = set(DEFINED.findall(components)) - INSIDE
    assert made - {name for name in made if f".{name}(" in gallery} == set()
    assert 'class="pressed"' in gallery
