"""The calendar of what is due, one's own choices, and what opens without signing in."""
