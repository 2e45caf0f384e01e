"""Countries, regions, towns, waters: what is known of them, and where a cable names them."""
