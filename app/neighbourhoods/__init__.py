"""Neighbourhoods, their memberships and roles, organisations, places and themes."""
