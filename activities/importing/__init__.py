"""The import resources of activities."""
