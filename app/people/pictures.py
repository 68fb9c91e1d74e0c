"""Drawings to be known by on a table's tablet (static/drawings/tiles.svg), each with the words for it."""

from app.core.languages import N_

PICTURES = {
    "sun": N_("Sun"),
    "flower": N_("Flower"),
    "bird": N_("Bird"),
    "boat": N_("Boat"),
    "tree": N_("Tree"),
    "cup": N_("Cup"),
    "fish": N_("Fish"),
    "star": N_("Star"),
    "apple": N_("Apple"),
    "leaf": N_("Leaf"),
    "moon": N_("Moon"),
    "umbrella": N_("Umbrella"),
    "tulip": N_("Tulip"),
    "robin": N_("Robin"),
    "teapot": N_("Teapot"),
    "snail": N_("Snail"),
}
