"""The site: what its views say, and what a browser makes of it."""
