"""How a line begins: the word of a level, a number, a letter, a bullet. What it means is the scheme's to say."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from programs.lib.numbering import natural_key

# A kind of beginning, such as ("axis", 1) for « Axe 2 » or ("number", 3) for « 1.1.1 »; all lines of one kind have
# one level in one document. What follows the name is how many parts the number has, or how deep the list is.
Kind = tuple[str, int]
Key = tuple[str, ...]

NUMBER, ROUND, LETTER, CAPITAL, ROMAN, SMALL_ROMAN, BULLET = (
    "number",
    "round",
    "letter",
    "capital",
    "roman",
    "small-roman",
    "bullet",
)
AXIS, THEME, GOAL, OBJECTIVE, SPECIFIC, STRATEGY, ACTION = (
    "axis",
    "theme",
    "goal",
    "objective",
    "specific",
    "strategy",
    "action",
)
# Words of what is wider than an objective. Their order in a plan differs from one region to the next.
WIDE_WORDS = (AXIS, "orientation", "project", "issue", "pillar", "priority", "part", "field")
WORDS = (*WIDE_WORDS, THEME, GOAL, OBJECTIVE, SPECIFIC, STRATEGY, ACTION)
# Those that name a line even without a number: « AXE : SERVICES ».
_ALONE = (AXIS, "orientation", THEME, GOAL, OBJECTIVE, SPECIFIC, STRATEGY, ACTION)
# Details below an action as often as lines of their own.
LISTED = (ROUND, LETTER, SMALL_ROMAN, BULLET)

_QUALIFIERS = r"(?:\s+(?:strat[ée]gi(?:que|c)|prioritaire|r[ée]gional(?:e)?|principal(?:e)?))?"
_SPELT = {
    SPECIFIC: r"(?:sous-objectif|objectif\s+(?:sp[ée]cifique|op[ée]rationnel)|(?:specific|operational)\s+objective"
    r"|sub-?objective)",
    OBJECTIVE: r"(?:objectif|(?:general|strategic)\s+objective|objective)"
    r"(?:\s+(?:g[ée]n[ée]ral|principal|strat[ée]gique))?",
    GOAL: r"(?:but|goal)",
    AXIS: rf"(?:axe|axis)(?:\s+(?:d['’]\s?(?:intervention|action)|de\s+d[ée]veloppement))?{_QUALIFIERS}",
    "orientation": rf"orientation{_QUALIFIERS}",
    "project": rf"chantier{_QUALIFIERS}",
    "issue": rf"(?:enjeu|issue){_QUALIFIERS}",
    "pillar": r"(?:pilier|pillar)",
    "priority": r"(?:priorit[ée](?:\s+(?:d['’]action|r[ée]gionale))?|(?:strategic\s+)?priority(?:\s+area)?)",
    "part": r"volet",
    "field": r"(?:domaine|secteur|area)(?:\s+d['’](?:intervention|action))?",
    THEME: r"(?:th[èe]me|th[ée]matique)",
    STRATEGY: r"(?:strat[ée]gie|strategy)",
    ACTION: rf"(?:action|activit[ée]|activity|moyen|mesure|measure|d[ée]marche|t[âa]che|task){_QUALIFIERS}",
}
_DOTTED = r"[0-9]{1,3}(?:\.[0-9]{1,3})*\.?(?![0-9])"
_SEPARATORS = r"[-–—:.)]"
_WORD_NUMBER = rf"(?:{_DOTTED}|(?-i:[IVXL]{{1,6}})\b|(?-i:[A-Z])(?=\s*(?:{_SEPARATORS}|$)))"
_WORD = {
    word: re.compile(
        rf"{spelt}(?:\s+(?:n[o°º]\.?\s*)?(?P<number>{_WORD_NUMBER})(?!\s?[%$°])(?=\s|{_SEPARATORS}|$)"
        rf"(?!\s*[-–—/]\s*[0-9])|(?=\s*:)|(?=\s*$))\s*{_SEPARATORS}*\s*(?P<text>.*)",
        re.IGNORECASE | re.DOTALL,
    )
    for word, spelt in _SPELT.items()
}
_BULLET = re.compile(r"[-–—•▪◦●○■□➢➤►✓✔*·]\s+(?P<text>\S.*)", re.DOTALL)
_A_BULLET = re.compile(r"[-–—•▪◦●○■□➢➤►✓✔*·o§\uf0a7\uf0b7]")
_AFTER = r"(?:\s*[-–—:)](?![0-9]))?(?:\s+(?P<text>.*)|(?P<none>)$)"
_NUMBERS = (
    (
        NUMBER,
        re.compile(
            rf"(?P<number>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})+\.?)(?![0-9])(?:{_AFTER}|(?P<glued>[A-ZÀ-Ý].*))",
            re.DOTALL,
        ),
    ),
    (NUMBER, re.compile(rf"(?P<number>[0-9]{{1,3}}\.){_AFTER}", re.DOTALL)),
    (
        NUMBER,
        re.compile(r"(?P<number>[0-9]{1,3})\s*[-–—:]\s+(?P<text>(?![0-9]).*)", re.DOTALL),
    ),
    (ROUND, re.compile(r"(?P<number>\(?[0-9]{1,3}\))(?:\s+(?P<text>.*)|$)", re.DOTALL)),
    (ROMAN, re.compile(r"(?P<number>[IVXL]{1,6}[.)]?)\s*[-–—:.)]?\s+(?P<text>.+)", re.DOTALL)),
    (
        CAPITAL,
        re.compile(r"(?P<number>[A-Z][.)]?)(?:(?<=[.)])|\s*[-–—:])\s+(?P<text>.+)", re.DOTALL),
    ),
    (SMALL_ROMAN, re.compile(r"(?P<number>\(?[ivx]{1,5}\))\s+(?P<text>.+)", re.DOTALL)),
    (LETTER, re.compile(r"(?P<number>\(?[a-z]\)|[a-z]\.)\s+(?P<text>.+)", re.DOTALL)),
)
_CODE = re.compile(
    r"(?P<number>(?P<letters>[A-Z]{1,3})\s?-?(?P<digits>[0-9]{1,3}(?:\.[0-9]{1,3})*))"
    r"\s*[-–—:.)]\s*(?P<text>(?![0-9]).+)",
    re.DOTALL,
)
_CODES = {
    "AX": AXIS,
    "O": OBJECTIVE,
    "OG": OBJECTIVE,
    "OBJ": OBJECTIVE,
    "OS": SPECIFIC,
    "M": ACTION,
    "A": ACTION,
    "ACT": ACTION,
}
# A list of letters may have lost some; a name that begins with an initial is far from the last letter.
_MOST_MISSING = 3
_PARTS = re.compile(r"[0-9]+|[a-z]+")


@dataclass(frozen=True)
class Mark:
    """The beginning of a line, and what follows it. ``kind`` is None where it has none.

    ``raw`` is the whole, as typed; ``code`` the letters of « M 8 »; ``other`` how it is read just as well.
    """

    text: str
    kind: Kind | None = None
    number: str = ""
    key: Key = ()
    raw: str = ""
    code: str = ""
    other: "Mark | None" = None

    @property
    def name(self) -> str:
        return self.kind[0] if self.kind else ""

    @property
    def is_word(self) -> bool:
        return self.name in WORDS

    @property
    def is_bare(self) -> bool:
        """Whether it is the word of a level and nothing else."""
        return self.is_word and not (self.key or self.text)

    @property
    def is_dotted(self) -> bool:
        return self.name == NUMBER and len(self.key) > 1


def mark(text: str, generated: str = "", depth: int = 0) -> Mark:
    """How ``text`` begins. ``generated`` is the number that the word processor puts before it."""
    text, generated = text.strip(), generated.strip()
    if not generated or _A_BULLET.fullmatch(generated):
        return _read(text, depth or int(bool(generated)))
    found = _begun(f"{generated} {text}".strip())
    if found.kind:
        return found
    # « 1 » alone is no beginning where it was typed, but it is where it was generated.
    counted = _begun(f"{generated}. {text}")
    return (
        replace(counted, number=generated, raw=found.raw or found.text) if counted.number else found
    )


def key_of(number: str) -> Key:
    """The parts of a number, so that « II » is « 2 » and « 1.1. » is « 1.1 »."""
    return tuple(part.lstrip("0") or "0" for part in _PARTS.findall(natural_key(number)))


def settled(marks: Iterable[Mark]) -> list[Mark]:
    """The marks of a whole document, without the letters that follow no other: « M. Tremblay » is no list."""
    marks = list(marks)
    codes = Counter(found.code for found in marks if found.code)
    last: dict[str, int] = {}
    return [_settle(found, codes, last) for found in marks]


def _read(text: str, depth: int) -> Mark:
    if bullet := _BULLET.fullmatch(text):
        inner = _begun(bullet["text"])
        return inner if inner.kind else Mark(bullet["text"], (BULLET, max(depth, 1)), raw=text)
    found = _begun(text)
    return (
        replace(found, kind=(BULLET, depth), raw=f"- {text}")
        if depth and found.kind is None
        else found
    )


def _begun(text: str) -> Mark:
    for word, expression in _WORD.items():
        if found := expression.fullmatch(text):
            number = found["number"] or ""
            key = key_of(number)
            if number or word in _ALONE:
                return Mark(found["text"].strip(), (word, len(key)), number, key, text)
    if found := _CODE.fullmatch(text):
        key = key_of(found["digits"])
        kind = (_CODES.get(found["letters"], ACTION), len(key))
        return Mark(found["text"].strip(), kind, found["number"], key, text, found["letters"])
    return _numbered(text)


def _numbered(text: str) -> Mark:
    marks = []
    for name, expression in _NUMBERS:
        if found := expression.fullmatch(text):
            groups = found.groupdict()
            rest = groups.get("text") or groups.get("glued") or ""
            number = found["number"]
            key = (
                key_of(number)
                if name in (NUMBER, ROUND, ROMAN, SMALL_ROMAN)
                else (number.strip("().").lower(),)
            )
            marks.append(Mark(rest.strip(), (name, len(key)), number, key, text))
    if not marks:
        return Mark(text)
    # « I. » is a numeral or the letter after H: the document says which.
    return replace(marks[0], other=marks[1]) if len(marks) > 1 else marks[0]


def _settle(found: Mark, codes: Counter, last: dict[str, int]) -> Mark:
    if found.code:
        is_one = found.code in _CODES or codes[found.code] > 1
        return found if is_one else _plain(found)
    if found.name not in (ROMAN, SMALL_ROMAN, LETTER, CAPITAL):
        return found
    for choice in (found.other, found):
        if choice is None or choice.name not in (ROMAN, SMALL_ROMAN, LETTER, CAPITAL):
            continue
        place = _place_of(choice)
        # The letter goes first only where it goes on; the numeral also begins.
        begins = place == 1 and (choice is found or choice.other is None)
        if begins or 0 <= place - last.get(choice.name, place + 1) <= _MOST_MISSING:
            last[choice.name] = place
            return replace(choice, other=None)
    return _plain(found)


def _place_of(found: Mark) -> int:
    (part,) = found.key[:1] or ("0",)
    return int(part) if part.isdigit() else ord(part[0]) - ord("a") + 1


def _plain(found: Mark) -> Mark:
    return Mark(found.raw)
