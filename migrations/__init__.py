"""The one history of revisions, for both databases."""
