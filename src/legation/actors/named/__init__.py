"""Whoever is named: people, bodies, states, vessels, and the short forms of their names."""
