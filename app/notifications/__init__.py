"""Telling people: who is told what, in which way, and whether it has been done."""
