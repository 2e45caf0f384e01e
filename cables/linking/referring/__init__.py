"""References that a cable makes in running text: found, and read in full."""
