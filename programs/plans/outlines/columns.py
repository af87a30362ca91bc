"""The headings of tables, and the labels of details: « Échéancier », « Responsable / Collaborateur(s) »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from programs.lib.text import normalise
from programs.plans.enums import Level
from programs.plans.outlines.marks import mark

NUMBER = "number"
LEVELS = frozenset(Level.values)
# A plural in brackets, as in « collaborateur(s) ».
_OR_SEVERAL = re.compile(r"\((?:e|s|es|x|ne|trice|euse)\)s?", re.IGNORECASE)
_LONGEST = 7

# What may follow the word of a level in a heading: « Actions à réaliser ».
_QUALIFIED = (
    r"(?: (?:et|ou|and|or|a|prevu|propose|retenu|vise|cle|strategique|general|generau|d|de|du|poursuivi|principal"
    r"|annuel|prioritaire|planned|to|regional|concret|lie|associe)\b.*)?"
)
# What a heading says, in the singular and normalised; the first that fits. A level stands at its beginning.
_HEADINGS: tuple[tuple[str, str], ...] = (
    ("ongoing", r".*\ben cour\b.*|.*\ben developpement\b|ongoing.*|.*\bunder way\b"),
    (
        "target_population",
        r".*\b(?:population|clientele)\b.*|(?:public|groupe) (?:cible|vise).*|target group.*",
    ),
    (
        Level.SPECIFIC,
        r"(?:objectif (?:specifique|operationnel)|sous objectif|(?:specific|operational) objective)\b.*",
    ),
    (
        "planned",
        r"(?:resultat|retombee|realisation)s? (?:attendu|vise|prevu|escompte|recherche)\w*.*|indicateur.*|cible\b.*"
        r"|expected .*|target.*|indicator.*|livrable.*|prevu|planned|quantite prevue",
    ),
    ("achievements", r"realisation.*|resultat.*|realise\b.*|achievement.*|result.*|bilan\b.*"),
    ("concerned", r"(?:organi\w+|partenaire|conseil) (?:concerne|vise|implique).*|concerned.*"),
    ("responsible", r"responsable.*|porteur.*|pilote.*|lead|leader|responsible.*|qui|mandataire"),
    ("collaborators", r"collaborateur.*|collaboration|collaborator.*|partenaire.*|partner.*"),
    (
        "timeline",
        r"echeanc.*|calendrier.*|date.*|periode.*|quand|timeline.*|deadline.*|due.*|when|delai.*|schedule",
    ),
    (NUMBER, r"no|n|numero|number|nº|code"),
    ("aim", r"but|visee|aim|purpose"),
    (
        Level.AXIS,
        rf"(?:axe|axis|orientation|chantier|enjeu|pilier|pillar|priorite|priority|volet){_QUALIFIED}",
    ),
    (Level.THEME, r"(?:theme|thematique)"),
    (Level.OBJECTIVE, rf"(?:objectif|objective|goal){_QUALIFIED}"),
    (
        Level.ACTION,
        r"(?:moyen|activite|action|strategie|mesure|demarche|activity|activitie|measure|strategy|strategie)"
        rf"{_QUALIFIED}",
    ),
)
_EXPRESSIONS = tuple((name, re.compile(expression)) for name, expression in _HEADINGS)
# What a label at the beginning of a line names; « Objectif : » there is a line of the plan.
DETAILS = (
    "aim",
    "responsible",
    "collaborators",
    "concerned",
    "timeline",
    "achievements",
    "ongoing",
    "target_population",
    "planned",
)
NAMES = ("responsible", "collaborators", "concerned")
_LABEL = re.compile(r"(?P<label>[^:\n]{2,50}?)\s*:(?:\s+(?P<text>.*)|$)", re.DOTALL)


# Those that narrow columns break into pieces, as « Objectifs spécifi ques ».
_BROKEN = (
    "axes",
    "objectifs",
    "objectifs spécifiques",
    "moyens",
    "activités",
    "actions",
    "stratégies",
    "réalisations",
    "résultats",
    "résultats attendus",
    "indicateurs",
    "responsable",
    "responsables",
    "responsable / collaborateur",
    "responsables / collaborateurs",
    "collaborateurs",
    "partenaires",
    "échéancier",
    "échéance",
    "échéances",
    "calendrier",
    "population cible",
    "clientèle cible",
    "actions en cours",
    "actions en cours ou en développement",
)


@dataclass(frozen=True)
class Column:
    """A column of a table: where it stands, how it is headed, and what it says, "" where a plan has no room for it."""

    index: int
    heading: str
    name: str


def named(heading: str) -> str:
    """What a heading says: a level, an attribute of a line, ``NUMBER``, or "" where it is none that is known."""
    return _named(heading) if len(heading) <= 120 else ""


@lru_cache(maxsize=2000)
def _named(heading: str) -> str:
    words = normalise(_OR_SEVERAL.sub("", heading)).split()
    if not words or len(words) > _LONGEST or any(word.isdigit() for word in words):
        return ""
    said = " ".join(_singular(word) for word in words)
    found = next((name for name, expression in _EXPRESSIONS if expression.fullmatch(said)), "")
    if not found and len(words) > 1:
        whole = _whole_headings().get("".join(words), "")
        found = _named(whole) if whole else ""
    # « Axe II » is a line of the plan.
    return "" if found in LEVELS and mark(heading).key else found


@cache
def _whole_headings() -> dict[str, str]:
    return {"".join(normalise(heading).split()): heading for heading in _BROKEN}


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def columns(texts: Sequence[str]) -> list[Column]:
    """The columns that a row of headings names; none where the row is no such row."""
    found = [Column(index, text.strip(), named(text)) for index, text in enumerate(texts)]
    known = [column for column in found if column.name]
    filled = [text for text in texts if text.strip()]
    levels = [column for column in known if column.name in LEVELS]
    is_heading = (
        bool(levels) and 2 * len(known) >= len(filled) and (len(known) > 1 or len(texts) == 1)
    )
    return _each_once(found) if is_heading else []


def label(text: str) -> tuple[str, str] | None:
    """The detail that a line names at its beginning and what it says of it: « Responsable : SARCA »."""
    found = _LABEL.fullmatch(text.strip())
    name = named(found["label"]) if found else ""
    return (name, (found["text"] or "").strip()) if found and name in DETAILS else None


def _each_once(found: list[Column]) -> list[Column]:
    """Each level once: of two columns for actions, or for axes, the first holds the second."""
    wider = {
        Level.ACTION: (Level.SPECIFIC, Level.OBJECTIVE),
        Level.OBJECTIVE: (Level.AXIS,),
        Level.AXIS: (),
        Level.THEME: (),
        Level.SPECIFIC: (Level.OBJECTIVE,),
    }
    taken: dict[str, int] = {}
    kept = list(found)
    for column in found:
        if column.name not in LEVELS:
            continue
        if column.name in taken:
            first = taken[column.name]
            free = [
                level
                for level in wider[Level(column.name)]
                if level not in {one.name for one in kept}
            ]
            if column.name == Level.AXIS and Level.THEME not in {one.name for one in kept}:
                kept[column.index] = Column(column.index, column.heading, Level.THEME)
            elif free:
                kept[first] = Column(first, kept[first].heading, free[0])
                taken[column.name] = column.index
            else:
                kept[column.index] = Column(column.index, column.heading, "")
        else:
            taken[column.name] = column.index
    return kept
