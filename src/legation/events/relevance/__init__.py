"""What is no matter of the record: sport, the market, ordinary crime, accidents, figures of speech."""
