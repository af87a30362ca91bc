"""Measures of speed, by ``manage.py benchmark``. Never a timed test: seconds belong to one machine."""
