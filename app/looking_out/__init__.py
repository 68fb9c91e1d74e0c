"""Looking out: whoever wishes it is missed here when no one has seen them for a while. Only the officer knows of it."""
