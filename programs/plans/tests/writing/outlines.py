"""Outlines of all kinds: what people write, and what nobody would."""

import string

from hypothesis import strategies as st

from programs.lib.text import clean
from programs.plans.enums import DEPTHS, Level
from programs.plans.outlines.model import Line, Outline
from programs.plans.writing import words

# Each of these reads like something else: a line of ours, a number, a formula, a code, a mark.
HOSTILE = (
    "1.1",
    "12 000 $",
    "2024-2025",
    "1.1 Rencontrer les écoles",
    "=1+1",
    '=HYPERLINK("x")',
    "+33",
    "-5",
    "@x",
    "'=1",
    "(CECCE)",
    "[collaboration] Rencontrer",
    "Axe 1 – Vision",
    "AXE 2 : Vision",
    "Action de l’axe 1.4 – Faire",
    "Objectif spécifique – x",
    "spécifique 1",
    "de l’axe 1",
    "de l’axe",
    "du plan",
    "of the plan 2",
    "en cours : oui",
    "Échéancier : juin",
    "Échéancier :",
    "Titre : x",
    "Actions de l’objectif",
    "↳ suite",
    "– tiret",
    "M 8 -",
    "1 – 2",
    "1 : 2",
    "A-1",
    "a:b",
    "a) b",
    "\\{3b}",
    "\\\\{3b}",
    "\\",
    "a ; b;c",
    "a|b\tc",
    "_x000D_",
    "_x005F_x",
    "<w:p>&amp;</w:p>",
    "<p>Écrire<br>&amp; lire</p>",
    "co\u00adordonner",
    "« Savoir, c’est pouvoir » : l’école d’abord !",
    "l’œuvre\u202f; à 14\u202f300\u00a0$",
    "a\u2028b\u2029c",
    "a\uffffb",
    "\u200bx\u200b",
    "première ligne\ndeuxième ligne",
    "première\n\n  – point \n  – Axe 1 – point\n↳ non",
    "première\nÉchéancier : juin",
    "TRUE",
    "#N/A",
    "1e5",
    "N°",
    "Action",
    "Niveau",
    "🙂",
    "é" * 400,
)
NUMBERS = ("", "1", "1.1", "1.1.", "1.1.1", "II", "M 8", "a)", "10", "1.10", "A.1", "3e", "1.1")


def _tidy(text: str) -> str:
    return clean(text.replace("\r", "")).strip()


def _texts(alphabet=None) -> st.SearchStrategy[str]:
    anything = st.text(alphabet or st.characters(codec="utf-8"), min_size=1, max_size=30)
    words_of_ours = st.sampled_from([str(word) for word in words.DETAILS.values()])
    likely = st.text(string.ascii_letters + string.digits + " .:;–-()’é\n\\{}", max_size=40)
    return st.one_of(st.sampled_from(HOSTILE), anything, likely, words_of_ours).map(_tidy)


TEXTS = _texts().filter(bool)
ON_ONE_LINE = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)
MAYBE = st.one_of(st.just(""), TEXTS)
NAMES = st.lists(ON_ONE_LINE, max_size=3).map(tuple)
SOME_NUMBERS = st.one_of(st.sampled_from(NUMBERS), ON_ONE_LINE)
_FREE = ("aim", "timeline", "achievements", "ongoing", "target_population", "planned")


@st.composite
def details(draw) -> dict:
    """Nothing for most lines, for others anything of each detail."""
    if draw(st.booleans()):
        return {}
    found = {name: draw(MAYBE) for name in draw(st.sets(st.sampled_from(_FREE)))}
    lists = draw(st.sets(st.sampled_from(words.LISTS)))
    return found | {name: draw(NAMES) for name in sorted(lists)}


@st.composite
def lines(draw, above: int = -1, room: int = 4) -> list[Line]:
    """Lines deeper than ``above``, levels skipped and mixed as they come."""
    found = []
    for _each in range(draw(st.integers(0, room))):
        level = draw(st.sampled_from([one for one in Level if DEPTHS[one] > above]))
        line = Line(level, draw(SOME_NUMBERS), draw(TEXTS), **draw(details()))
        if level != Level.ACTION:
            line.lines = draw(lines(above=DEPTHS[level], room=max(1, room - 1)))
        found.append(line)
    return found


@st.composite
def outlines(draw) -> Outline:
    return Outline(
        title=draw(MAYBE),
        period=draw(MAYBE),
        adopted_on=draw(MAYBE),
        orientation=draw(MAYBE),
        lines=draw(lines()),
    )
