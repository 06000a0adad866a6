"""Where: toponyms found in a text and resolved against a gazetteer that ships with the package."""
