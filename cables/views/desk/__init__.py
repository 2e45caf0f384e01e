"""The review desk: where curators decide about what machines suggest, a key for each decision."""
