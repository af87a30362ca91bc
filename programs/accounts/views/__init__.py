"""The pages of accounts: invitations and one's own account, and signing in."""
