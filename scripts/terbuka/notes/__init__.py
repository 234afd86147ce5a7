"""The YAML that editors write, as typed records with their places."""
