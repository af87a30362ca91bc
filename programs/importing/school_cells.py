"""What a list of schools says in its own way: a code of the ministry, several grades at once, a board by its code."""

import re
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.enums import SchoolLevel
from programs.importing import kinds
from programs.importing.errors import BadCell
from programs.models import Organization

_SPAN = re.compile(
    r"(?P<before>sec(?:ondaire|ondary|\.)?|grades?)?\s*(?P<first>[0-9]{1,2})\s*(?:re|er|e|st|nd|rd|th)?"
    r"\s*(?:-|–|—|à|to)\s*(?P<last>[0-9]{1,2})\s*(?:e|th)?\s*"
    r"(?P<after>années?|(?:du |de )?sec(?:ondaire|ondary|\.)?)?",
    re.IGNORECASE,
)
_GRADES = [level for level in SchoolLevel if level.isdigit()]
_SECONDARY_1 = int(SchoolLevel.GRADE_7)


def _spellings() -> dict[str, object]:
    found: dict[str, object] = {
        "cégep": SchoolLevel.COLLEGE,
        "FP": SchoolLevel.VOCATIONAL,
        "FGA": SchoolLevel.ADULT,
        "éducation des adultes": SchoolLevel.ADULT,
        "préscolaire et primaire": SchoolLevel.ELEMENTARY,
    }
    for level in _GRADES:
        found |= dict.fromkeys((f"{level}e", f"{level}e année", f"grade {level}"), level)
    for year, level in enumerate(_GRADES[:5], start=1):
        ordinal = "1re" if year == 1 else f"{year}e"
        words = (f"secondaire {year}", f"sec {year}", f"{ordinal} secondaire", f"secondary {year}")
        found |= dict.fromkeys(words, level)
    return found


class Levels(kinds.Choices):
    """What a school teaches: by names, and by spans of grades, « 7 à 12 » or « secondaire 1 à 5 »."""

    def __init__(self):
        super().__init__(SchoolLevel, also=_spellings())

    @property
    def expects(self):
        return _("%(list)s ; ou des années : 7 à 12, secondaire 1 à 5") % {"list": super().expects}

    def read(self, value, directories):
        if isinstance(value, date):
            raise BadCell(
                _("Le tableur a pris ces années pour une date : écrivez « 7 à 12 », en texte.")
            )
        return super().read(value, directories)

    def _read_piece(self, piece: str) -> list:
        span = _SPAN.fullmatch(piece.strip())
        return _grades_of(span) if span else super()._read_piece(piece)


def _grades_of(span: re.Match) -> list[SchoolLevel]:
    """The grades of « secondaire 1 à 5 » or of « 7 à 12 ». Raises BadCell for others."""
    first, last = int(span["first"]), int(span["last"])
    in_secondary = any("sec" in (span[side] or "").lower() for side in ("before", "after"))
    if in_secondary:
        known, first, last = _GRADES[:5], first + _SECONDARY_1 - 1, last + _SECONDARY_1 - 1
    else:
        known = _GRADES
    found = [level for level in known if first <= int(level) <= last]
    if first > last or len(found) != last - first + 1:
        raise BadCell(
            _("« %(text)s » n’est pas une suite d’années : écrivez de 7 à 12, ou secondaire 1 à 5.")
            % {"text": span[0]}
        )
    return found


class OfficialCode(kinds.Text):
    """The code of a ministry: spaces and small letters are only a way to write it."""

    expects = gettext_lazy("le code du ministère, zéros du début compris : 762001")

    def read(self, value, directories):
        return "".join(super().read(value, directories).split()).upper()


class BoardRef(kinds.OrganizationRef):
    """A board by any of its names, else by its code in the directory."""

    expects = gettext_lazy(
        "le nom, le sigle ou le code d’un centre de services, d’une commission ou d’un conseil scolaire déjà inscrit"
    )

    def read(self, value, directories):
        text = kinds.as_text(value)
        if not directories.organizations.ids(text):
            codes = directories.once(BoardRef, _organizations_by_code)
            if found := codes.get(text.upper()):
                return found
        return super().read(value, directories)


def _organizations_by_code() -> dict[str, int]:
    return dict(Organization.objects.values_list("code", "pk"))
