"""The text of a cable as finders see it, and the words they know."""
