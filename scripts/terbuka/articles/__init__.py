"""A text and what editors wrote about it: described, its omissions taken off, its names found."""
