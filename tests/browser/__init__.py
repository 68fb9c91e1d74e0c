"""The pages in a real browser, served over a real line, by people who tap, type and listen."""
