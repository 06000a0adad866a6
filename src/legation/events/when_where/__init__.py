"""When and where an act took place, and by which words."""
