"""Who is who: tables of countries, people, organisations and roles, and how names are looked up in them."""
