"""The log of who took part: written in the same transaction as the act, and never changed."""
