"""People: by title, by the look of a name, by surname alone."""
