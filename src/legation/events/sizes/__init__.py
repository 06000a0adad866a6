"""How many people, how much money: the magnitudes of events."""
