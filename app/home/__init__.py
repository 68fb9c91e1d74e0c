"""The front hall: the hello page with its five doors, and the staff's Today."""
