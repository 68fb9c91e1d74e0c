"""Looking out for those who wish it."""
