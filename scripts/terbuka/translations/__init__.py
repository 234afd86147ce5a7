"""Which blocks and words of two texts stand for which."""
