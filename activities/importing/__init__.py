"""The import resources of activities, in the order to load them: each names only what stands in those before it."""

from activities.importing import (  # noqa: F401, I001  (registers)
    activities,
    sessions,
    outreach,
    registrations,
    attendance,
    logistics,
    surveys,
)
