"""Named helpers: whom a person has asked to speak for them here."""
