"""Lists of entities, and the pages of each: itself, whom it is named with, its history, files."""
