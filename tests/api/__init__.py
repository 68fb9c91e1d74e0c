"""Programs: what the API promises them."""
