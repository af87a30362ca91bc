"""From a document that was understood to the plan in the database: what it would change, then the change as one act.

``compare`` says what it would do, ``bring_in`` does it; ``Target`` is the plan that it goes to, or the one that it
begins. Neither ever touches what people follow: states, news, obstacles, notes, and dates that somebody set.
"""

from programs.plans.bringing.proposing import FieldChange, Proposal, Proposed, compare
from programs.plans.bringing.targets import Target
from programs.plans.bringing.writing import Brought, Document, bring_in

__all__ = [
    "Brought",
    "Document",
    "FieldChange",
    "Proposal",
    "Proposed",
    "Target",
    "bring_in",
    "compare",
]
