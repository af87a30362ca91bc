"""The pages of bursaries."""
