"""Moderating: asking the team to look at what is shown, and someone else to look again at what is hidden."""
