"""Pages of bursaries, a module a concern."""
