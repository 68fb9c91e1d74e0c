"""What needs a PDF printer is left out where there is none; where every change is checked, it may not be missing."""

import os

import pytest

from app.core import printing

needs_a_printer = pytest.mark.skipif(
    not printing.is_possible() and "CI" not in os.environ, reason="no PDF printer on this machine"
)
