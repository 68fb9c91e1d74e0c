"""The demo: lays in an invented neighbourhood, shows its cast, and the gallery of components."""
