"""Tablets that go round a table: nobody's own, and everyone's in turn."""
