"""How fast pages are, beside bare ones in the same run: `make bench`."""
