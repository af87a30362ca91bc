"""The import resources of partnerships, in the order to load them: each names only what stands in those before it."""

from programs.partnerships.importing import (  # noqa: F401, I001  (registers)
    agreements,
    contents,
    committees,
    directory,
)
