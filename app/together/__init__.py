"""Together: what makes a place human: a playlist, birthdays by one's own wish, and hellos in neighbours' own voices."""
