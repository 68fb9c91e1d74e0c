"""Small grants: a pot that everyone can see, proposals, a resident board that decides by consent, and what happened."""
