"""Whether an act has happened, is planned, conditional or denied, and what it is coded as then."""
