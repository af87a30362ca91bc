"""Putting together two records that are one person or one body: all that pointed to either follows.

The ground knows what points to a record by looking; what becomes of two rows of which only one may be, the app that
owns them says in its ``merging.py``, loaded when the site starts.
"""

from programs.merging.acting import Act, Refusal, look, merge
from programs.merging.distinctions import are_told_apart, propose_again, tell_apart, told_apart
from programs.merging.registry import (
    Mergeable,
    follows,
    lets_through,
    mergeable,
    of_model,
    takes,
    where,
)

__all__ = [
    "Act",
    "Mergeable",
    "Refusal",
    "are_told_apart",
    "follows",
    "lets_through",
    "look",
    "merge",
    "mergeable",
    "of_model",
    "propose_again",
    "takes",
    "tell_apart",
    "told_apart",
    "where",
]
