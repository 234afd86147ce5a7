"""What editors write, key by key: typed records. A new key is a line here; `notes/` reads them all alike."""
