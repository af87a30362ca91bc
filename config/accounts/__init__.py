"""Signing in, passwords and the second factor: allauth with our addresses, our words and our limits."""
