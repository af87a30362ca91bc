"""A file that could not be read without an answer: it waits for it, so that nobody has to send it twice."""

import re
from uuid import uuid4

from django.core.cache import cache
from django.core.files.base import ContentFile, File

# In seconds.
_WAIT = 3600
_WORD = re.compile("[0-9a-f]{32}")


def keep(file: File, owner: tuple[int, str]) -> str:
    """Keep ``file`` for its owner, a user and what they import. Returns the word that names it."""
    token = uuid4().hex
    file.seek(0)
    cache.set(_key(token, owner), (file.name, file.read()), _WAIT)
    return token


def kept(token: str, owner: tuple[int, str]) -> File | None:
    """The file that ``token`` names, where it is the owner's and still waits."""
    found = cache.get(_key(token, owner)) if _WORD.fullmatch(token) else None
    if found is None:
        return None
    name, data = found
    return ContentFile(data, name)


def _key(token: str, owner: tuple[int, str]) -> str:
    user, resource = owner
    return f"import-asked-{user}-{resource}-{token}"
