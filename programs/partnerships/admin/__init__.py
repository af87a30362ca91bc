"""Partnerships in the admin; importing this package registers them."""

from programs.partnerships.admin import agreements, committees, contents, directory, follow_ups

__all__ = ["agreements", "committees", "contents", "directory", "follow_ups"]
