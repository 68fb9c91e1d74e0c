"""Tests of asking for a look, hiding, and looking again."""
