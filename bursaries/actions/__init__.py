"""What happens in bursaries, one function an event, grouped by what it happens to."""
