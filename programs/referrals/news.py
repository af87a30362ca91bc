"""What the services tell a referrer about a referral, beside its own states.

A service registers a function; the referrals do not know which services there are. A piece of news holds
what account-giving to the referrer needs, and nothing else of the person's file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class News:
    """One dated line."""

    on: date
    text: str


_TELLERS: list[Callable] = []


def teller(function: Callable) -> Callable:
    """Let a service tell of a referral: ``function(referral)`` returns a list of ``News``."""
    _TELLERS.append(function)
    return function


def news_of(referral) -> list[News]:
    """The news of every service about ``referral``, the first first."""
    found = [news for tell in _TELLERS for news in tell(referral)]
    return sorted(found, key=lambda news: news.on)
