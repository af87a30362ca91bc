"""What the pages of bursaries ask."""
