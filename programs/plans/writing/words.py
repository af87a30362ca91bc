"""The words by which a printed plan is known again, in every language of the product."""

import re
from collections.abc import Iterable
from functools import cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from programs.lib.text import fold, normalise
from programs.plans.enums import Level

# Begins a printed text or document, so that it is known as one of ours. People read it, too.
MARK = _(
    "Plan d’action à modifier, puis à importer de nouveau : gardez le mot qui commence chaque ligne "
    "(Axe, Thème, Objectif, Action) et les titres des colonnes."
)
# What is said of the plan itself, by the attribute of the outline. In a text, its title says itself.
OF_PLAN = {
    "title": _("Titre"),
    "period": _("Période"),
    "adopted_on": _("Adopté le"),
    "orientation": _("Orientation"),
}
# What is said of a line, by its attribute.
DETAILS = {
    "aim": _("But"),
    "tags": _("Étiquettes"),
    "concerned": _("Organismes concernés"),
    "responsible": _("Responsables"),
    "collaborators": _("Collaborateurs"),
    "timeline": _("Échéancier"),
    "target_population": _("Population cible"),
    "planned": _("Prévu"),
    "achievements": _("Réalisations"),
    "ongoing": _("Actions en cours"),
}
# Those that are several names.
LISTS = ("tags", "concerned", "responsible", "collaborators")
PLAN = ""
# « Action de l’axe 1.4 – … »: said only of a line that stands elsewhere than under what was read last.
OF_PARENT = {
    PLAN: _("du plan"),
    Level.AXIS.value: _("de l’axe"),
    Level.THEME.value: _("du thème"),
    Level.OBJECTIVE.value: _("de l’objectif"),
    Level.SPECIFIC.value: _("de l’objectif spécifique"),
}
# Begins what follows in a table: « Actions de l’axe ».
ACTIONS = _("Actions")
# The columns of a workbook, in their order.
COLUMNS = {
    "level": _("Niveau"),
    "number": _("Numéro"),
    "text": _("Texte"),
    "axis": _("Axe (pour filtrer)"),
    **DETAILS,
}
# The same where only actions stand in the rows, in a document.
OF_ACTIONS = {"number": _("N°"), "text": Level.ACTION.label}


def spellings(phrases: Iterable) -> str:
    """An expression for ``phrases`` in every language, however accents, apostrophes, spaces and plurals are typed."""
    said: set[str] = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            said.update(map(str, phrases))
    return "|".join(map(_spelling, sorted(said, key=lambda text: (-len(text), text))))


# « Objectif spécifique 1 » is no objective of the number « spécifique 1 ».
_WORDIEST_FIRST = (Level.SPECIFIC, Level.AXIS, Level.THEME, Level.OBJECTIVE, Level.ACTION)
_KINDS = {
    "levels": {level.value: [level.label] for level in _WORDIEST_FIRST},
    "parents": {level: [phrase] for level, phrase in OF_PARENT.items()},
    "details": {name: [phrase] for name, phrase in DETAILS.items()},
    "plan": {name: [phrase] for name, phrase in OF_PLAN.items()},
    "columns": {
        name: [phrase, *([OF_ACTIONS[name]] if name in OF_ACTIONS else [])]
        for name, phrase in COLUMNS.items()
    },
    "actions": {"actions": [ACTIONS]},
}


@cache
def expressions(kind: str) -> dict[str, re.Pattern[str]]:
    """The expression of each word of a kind."""
    return {
        key: re.compile(spellings(phrases), re.IGNORECASE) for key, phrases in _KINDS[kind].items()
    }


def named(kind: str, text: str) -> str | None:
    """Which word of a kind ``text`` is, and nothing else."""
    found = expressions(kind).items()
    return next((key for key, spelt in found if spelt.fullmatch(text.strip())), None)


def is_mark(text: str) -> bool:
    return normalise(text) in _marks()


@cache
def _marks() -> set[str]:
    found = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.add(normalise(str(MARK)))
    return found


def _spelling(phrase: str) -> str:
    return r"\s+".join(map(_word, phrase.split()))


def _word(word: str) -> str:
    letters = "".join(map(_letter, word.removesuffix("s")))
    return f"{letters}s?"


def _letter(letter: str) -> str:
    if letter in "'’":
        return "['’]"
    if letter.isascii():
        return re.escape(letter)
    return f"[{re.escape(letter + fold(letter))}]"
