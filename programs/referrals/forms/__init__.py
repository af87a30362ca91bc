"""The forms of referrals: what a referrer fills in, and what a step asks."""
