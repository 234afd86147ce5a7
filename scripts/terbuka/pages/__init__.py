"""The site as pages, one module a kind of page."""
