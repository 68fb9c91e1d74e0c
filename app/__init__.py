"""Nine Hellos: everything a neighbour raises gets an honest answer. The map is in README.md beside this file."""
