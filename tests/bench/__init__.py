"""How long the build takes, and what it takes it for: a made-up corpus of any size, measured stage by stage."""
