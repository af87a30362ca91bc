"""Where the reports are written, reviewed, published and corrected, and what others state is kept."""

from reporting.admin import reports, stated

__all__ = ["reports", "stated"]
