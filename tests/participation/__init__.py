"""The log of who took part."""
