"""A saved page or a text becomes a seed and its notes."""
