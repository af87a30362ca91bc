"""Which records may be one organisation twice: those that bear a name in common, whatever kind of name it is.

Persons have a rule of their own: ``programs.people.doubles``.
"""

from dataclasses import dataclass
from itertools import combinations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from programs.merging import told_apart
from programs.models import Organization, OrganizationSuccession, School

# A word that more records bear is no name: « École », « CLSC ».
SHARED_BY_MANY = 8

# What speaks for it, the surest first.
WHY = {
    "email": _("même courriel"),
    "phone": _("même téléphone"),
    "birth": _("même nom de famille et même date de naissance"),
    "name": _("même nom"),
    "known_as": _("un nom ou un sigle en commun"),
}


@dataclass(frozen=True)
class Double:
    """Two records that look alike, the older first, and what speaks for it."""

    first: int
    second: int
    kinds: tuple[str, ...]

    @property
    def why(self) -> str:
        return ", ".join(str(WHY[kind]) for kind in WHY if kind in self.kinds)

    def other_than(self, key: int) -> int:
        return self.second if key == self.first else self.first


def doubles_among(organizations: QuerySet[Organization]) -> list[Double]:
    """The pairs that may be one body, those that have most in common first; a constant number of queries.

    Not those of which one carries on the other, nor two schools that the ministry tells apart.
    """
    plain = organizations.model.objects.filter(pk__in=organizations.order_by().values("pk"))
    found: dict[tuple[int, int], set[str]] = {}
    for kind, bearers in _shared(plain):
        for pair in combinations(sorted(bearers), 2):
            found.setdefault(pair, set()).add(kind)
    apart = told_apart(Organization) | _related() | _two_schools(found)
    doubles = [
        Double(*pair, tuple(sorted(kinds))) for pair, kinds in found.items() if pair not in apart
    ]
    return sorted(doubles, key=lambda double: (-len(double.kinds), -double.first, double.second))


def like(organization: Organization, organizations: QuerySet[Organization]) -> list[Double]:
    """Which of ``organizations`` may be the same body as ``organization``."""
    return [
        double
        for double in doubles_among(organizations)
        if organization.pk in (double.first, double.second)
    ]


def _shared(organizations: QuerySet[Organization]):
    """What several have in common, and who they are."""
    for bearers in organizations.names().values():
        if len(bearers) <= SHARED_BY_MANY:
            yield "known_as", bearers
    for kind in ("email", "phone"):
        known: dict[str, set[int]] = {}
        for pk, value in organizations.exclude(**{kind: ""}).values_list("pk", kind):
            known.setdefault(str(value).casefold(), set()).add(pk)
        for bearers in known.values():
            if len(bearers) <= SHARED_BY_MANY:
                yield kind, bearers


def _related() -> set[tuple[int, int]]:
    pairs = OrganizationSuccession.objects.values_list("predecessor_id", "successor_id")
    return {(min(pair), max(pair)) for pair in pairs}


def _two_schools(pairs) -> set[tuple[int, int]]:
    keys = {key for pair in pairs for key in pair}
    coded = School.objects.filter(organization__in=keys).exclude(official_code="")
    codes = dict(coded.values_list("organization_id", "official_code"))
    return {
        pair
        for pair in pairs
        if pair[0] in codes and pair[1] in codes and codes[pair[0]] != codes[pair[1]]
    }
