"""An upload becomes rows: read -> store -> link -> index."""
