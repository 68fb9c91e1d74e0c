"""Who may do what: one table of rules, asked by services and templates alike."""
