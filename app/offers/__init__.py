"""Offers: skills and time that people give, asked for, agreed between two, and thanked."""
