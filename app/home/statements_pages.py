"""What a neighbourhood says about itself to anyone: house rules, accessibility, privacy. Its own words, or ours."""

import re

from fastapi.responses import Response

from app.core.rooms import Room
from app.neighbourhoods.queries import all_about
from app.people.arriving import Arrival, Arrived

router = Room(prefix="/{slug}")

EMPTY_LINE = re.compile(r"\n\s*\n")


@router.get("/house-rules")
def show_house_rules(visit: Arrived) -> Response:
    return _statement(visit, "house_rules", all_about(visit.session, visit.here).house_rules)


@router.get("/accessibility")
def show_accessibility(visit: Arrived) -> Response:
    return _statement(visit, "accessibility", all_about(visit.session, visit.here).accessibility_statement)


@router.get("/privacy")
def show_privacy(visit: Arrived) -> Response:
    return _statement(visit, "privacy", all_about(visit.session, visit.here).privacy_statement)


def _statement(visit: Arrival, name: str, own: str) -> Response:
    paragraphs = [part.strip() for part in EMPTY_LINE.split(own.replace("\r\n", "\n")) if part.strip()]
    return visit.page(f"neighbourhoods/statements/{name}.html", place=visit.here, paragraphs=paragraphs)
