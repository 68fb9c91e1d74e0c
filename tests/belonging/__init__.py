"""Who belongs, in which part, and what they say about themselves."""
