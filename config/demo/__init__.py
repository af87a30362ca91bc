"""Invented records that a first look starts with: see README.md beside this file."""
