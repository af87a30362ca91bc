"""The admin of activities."""
