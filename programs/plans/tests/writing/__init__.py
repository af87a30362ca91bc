"""Plans are printed, changed and read again."""
