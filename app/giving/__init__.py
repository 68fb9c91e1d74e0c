"""Giving: whatever someone gives to all here, an offer, a song or a hello, is looked at before it is shown."""
