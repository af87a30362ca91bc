"""The guide of docs/guide, read inside the site: « Aide » leads into it."""
