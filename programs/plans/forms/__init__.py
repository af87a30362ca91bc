"""What the pages of action plans ask."""
