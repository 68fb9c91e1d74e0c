"""The tests: sentences about people, on both databases."""
