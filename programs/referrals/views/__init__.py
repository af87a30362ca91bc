"""Pages of the partners' portal, for those who have an account and for those who hold a link."""
