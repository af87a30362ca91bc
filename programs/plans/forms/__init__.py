"""Forms of action plans."""
