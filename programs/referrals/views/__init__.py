"""Pages of the ground floor: accounts, the partners' portal, and what is public."""
