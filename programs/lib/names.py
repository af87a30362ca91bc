"""Names of persons written wholly in capitals, put as people write them."""

import re

from programs.lib.text import fold

# Two letters, or none that can be sung, are initials: they stay.
_LEAST = 3
_VOWEL = re.compile("[aeiouy]")
# A word, between spaces, hyphens and apostrophes.
_WORD = re.compile(r"[^\W\d_]+")
_AFTER_MC = re.compile(r"\bMc([a-z])")
_GENERATION = re.compile(r"\b(?:Ii|Iii|Iv)\Z")


def is_in_capitals(name: str) -> bool:
    """Say whether a name, and not initials, is written wholly in capitals."""
    letters = [character for character in name if character.isalpha()]
    return (
        len(letters) >= _LEAST
        and all(letter.isupper() for letter in letters)
        and _VOWEL.search(fold(name)) is not None
    )


def from_capitals(name: str) -> str:
    """Return « N’DIAYE-D’AMOURS » as « N’Diaye-D’Amours »; a name with any small letter stays as typed.

    Each word begins with a capital, a particle as well: « De La Tour », as most families of Québec sign. Whoever
    signs otherwise writes it otherwise, and it stays.
    """
    if not is_in_capitals(name):
        return name
    written = _WORD.sub(lambda word: word[0][0] + word[0][1:].lower(), name)
    written = _AFTER_MC.sub(lambda found: "Mc" + found[1].upper(), written)
    return _GENERATION.sub(lambda found: found[0].upper(), written)
