"""Persons in spreadsheets: how a file names them, the resource of persons, and records about a person."""
