"""Who may do what, as a table a person can review."""
