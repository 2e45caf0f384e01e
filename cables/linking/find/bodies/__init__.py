"""Organizations: known ones, and those that the words of their names tell."""
