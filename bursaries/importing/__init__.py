"""The import resources of bursaries, in the order to load them: each names only what stands in those before it."""

from bursaries.importing import (  # noqa: F401, I001  (registers)
    rules,
    rounds,
    applications,
    reviews,
    obligations,
    awards,
    service,
)
