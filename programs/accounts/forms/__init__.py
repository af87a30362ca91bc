"""The forms of accounts: those of people who are invited, and allauth's with our words."""
