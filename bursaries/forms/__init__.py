"""Forms of bursaries, a module a concern."""
