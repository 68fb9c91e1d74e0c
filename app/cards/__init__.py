"""Printed cards that open a neighbourhood for people without e-mail or phone, and the PINs that go with them."""
