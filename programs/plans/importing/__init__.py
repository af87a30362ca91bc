"""The import resources of action plans, in the order to load them: each names only what stands in those before it."""

from programs.plans.importing import plans, lines, hanging, indicators  # noqa: F401, I001  (registers)
