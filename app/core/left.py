"""What stands where a name or words were, once someone has left: English in the tables, the reader's own on pages."""

from app.core.languages import N_

GONE = N_("A neighbour who left")
TAKEN_AWAY = N_("Taken away by the one who said it")
MARKS = frozenset({GONE, TAKEN_AWAY})
