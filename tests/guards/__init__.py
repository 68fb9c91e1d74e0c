"""Guards: the house's own rules, watched by a machine."""
