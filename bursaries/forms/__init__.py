"""The forms of bursaries."""
