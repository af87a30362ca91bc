"""What of partnerships awaits those who coordinate them."""

from programs.partnerships.awaiting import agreements, committees, directory, figures

__all__ = ["agreements", "committees", "directory", "figures"]
