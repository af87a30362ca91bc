"""What happens in activities, one function an event, grouped by what it happens to."""
