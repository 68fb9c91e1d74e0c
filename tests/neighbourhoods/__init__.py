"""Neighbourhoods: opened, settled, chosen between."""
