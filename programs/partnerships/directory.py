"""The directory of the network as it is read: what somebody looks for, what answers, and who has an agreement."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils import translation

from programs.access import coordinates
from programs.enums import MembershipRole
from programs.finding import reasons
from programs.lib.periods import today
from programs.lib.text import normalise
from programs.lookups import sort_key_of
from programs.models import Region
from programs.models.fields import labels_of
from programs.models.organizations import tell_apart
from programs.models.successions import Succession
from programs.partnerships import access
from programs.partnerships.enums import NetworkServiceKind
from programs.partnerships.models import (
    Agreement,
    AgreementParty,
    NetworkContact,
    NetworkEntry,
    NetworkService,
)
from programs.people.enums import SpokenLanguage
from programs.referrals.access import programs_open_to

# For so long an entry holds that was confirmed.
DAYS_OF_AN_ENTRY = 365
LONGEST_QUERY = 200
MOST_WORDS = 8
# Words of a sentence that say nothing of what is looked for, in both languages.
_SMALL = {
    "les",
    "des",
    "aux",
    "une",
    "pour",
    "avec",
    "dans",
    "par",
    "qui",
    "chez",
    "the",
    "and",
    "for",
}
# A shorter word is part of too many labels: « art » of « particulier ».
_LABELLED = 4
_CODE = re.compile(r"[\w-]{1,20}")
_WORDS = {
    "text": "q",
    "kind": "domaine",
    "language": "langue",
    "region": "region",
    "referrals": "references",
}
_CHOICES = {"kind": NetworkServiceKind, "language": SpokenLanguage}


@dataclass(frozen=True)
class Filters:
    """What somebody looks for; nothing by default."""

    text: str = ""
    kind: str = ""
    language: str = ""
    region: str = ""
    referrals: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        """Raises BadRequest for what cannot be read."""
        given = {name: query.get(word, "").strip() for name, word in _WORDS.items()}
        for name, choices in _CHOICES.items():
            if given[name] and given[name] not in choices.values:
                raise BadRequest("a filter of the directory is none")
        if given["region"] and not _CODE.fullmatch(given["region"]):
            raise BadRequest("a region is none")
        if given["referrals"] not in ("", "1"):
            raise BadRequest("a box of the directory is ticked or not")
        return cls(**given | {"text": given["text"][:LONGEST_QUERY]})

    @property
    def asked(self) -> dict[str, str]:
        """What an address needs to ask for the same: no word for what narrows nothing."""
        found = {word: getattr(self, name) for name, word in _WORDS.items()}
        return {word: value for word, value in found.items() if value}

    @property
    def query(self) -> str:
        return urlencode(self.asked)

    def without(self, name: str) -> "Filters":
        return replace(self, **{name: ""})

    @property
    def words(self) -> list[str]:
        """The words to look for, those that say something if there are any, in the singular."""
        typed = normalise(self.text).split()
        telling = [word for word in typed if len(word) > 2 and word not in _SMALL]
        return list(dict.fromkeys(map(_singular, telling or typed)))[:MOST_WORDS]


def _singular(word: str) -> str:
    """« logements » finds « logement », and « logement » what is written « logements »."""
    return word[:-1] if len(word) > _LABELLED and word[-1] in "sx" else word


@cache
def _labels(choices: type) -> tuple[tuple[str, str], ...]:
    """Each code with what it is called in both languages."""
    found = []
    for language in ("fr", "en"):
        with translation.override(language):
            found += [(code, normalise(str(label))) for code, label in choices.choices]
    return tuple(found)


def _called(choices: type, word: str) -> list[str]:
    """The codes of ``choices`` that are called by ``word``: « espagnol », « housing »."""
    if len(word) < _LABELLED:
        return []
    return sorted({code for code, label in _labels(choices) if word in label})


def _says(word: str) -> Q:
    """Whether an entry says ``word`` somewhere."""
    services = NetworkService.objects.filter(entry=OuterRef("pk"))
    contacts = NetworkContact.objects.filter(entry=OuterRef("pk"))
    columns = ("name", "name_en", "description", "description_en", "audience")
    of_service = _any(columns, word) | Q(kind__in=_called(NetworkServiceKind, word))
    found = Q(organization__known_as=word)
    found |= _any(("mission", "mission_en", "territory"), word)
    found |= _any(("organization__region__name", "organization__region__name_en"), word)
    found |= Q(languages__overlap=_called(SpokenLanguage, word))
    found |= Q(Exists(services.filter(of_service)))
    return found | Q(Exists(contacts.filter(_any(("name", "title"), word))))


def _any(columns: Iterable[str], word: str) -> Q:
    found = Q()
    for column in columns:
        found |= Q(**{f"{column}__matches": word})
    return found


# --- What answers


@dataclass(frozen=True)
class Found:
    """The entries that answer. ``is_loose`` where none said all the words, and these say some."""

    entries: QuerySet[NetworkEntry]
    is_loose: bool = False


def entries_read_by(user) -> QuerySet[NetworkEntry]:
    """The entries that a search of the user may show: of organisations that go on."""
    return access.visible_entries(user).exclude(organization__ceased_on__lte=today())


def search(user, filters: Filters) -> Found:
    """What answers to all of ``filters``, organisations that are called so first."""
    narrowed, words = _narrowed(entries_read_by(user), filters), filters.words
    if not words:
        return Found(_in_order(narrowed))
    whole = narrowed
    for word in words:
        whole = whole.filter(_says(word))
    if len(words) == 1 or whole.exists():
        return Found(_in_order(whole, Q(organization__known_as=filters.text)))
    said = Q()
    for word in words:
        said |= _says(word)
    return Found(_in_order(narrowed.filter(said), *map(_says, words)), is_loose=True)


def _narrowed(entries: QuerySet[NetworkEntry], filters: Filters) -> QuerySet[NetworkEntry]:
    if filters.kind:
        services = NetworkService.objects.filter(entry=OuterRef("pk"), kind=filters.kind)
        entries = entries.filter(Exists(services))
    if filters.language:
        entries = entries.filter(languages__contains=[filters.language])
    if filters.region:
        entries = entries.filter(organization__region__code=filters.region)
    if filters.referrals:
        entries = entries.filter(takes_referrals=True)
    return entries


def _in_order(entries: QuerySet[NetworkEntry], *first: Q) -> QuerySet[NetworkEntry]:
    """Those that meet most of ``first`` before the others."""
    ranked: Any = Value(0)
    for condition in first:
        ranked += Case(When(condition, then=1), default=0, output_field=IntegerField())
    found = entries.select_related("organization__region").prefetch_related("services", "contacts")
    return found.annotate(ranked=ranked).order_by(
        "-ranked", sort_key_of("organization__name"), "pk"
    )


def regions_of(user) -> list[Region]:
    """The regions of the organisations that the user finds."""
    return list(Region.objects.filter(pk__in=entries_read_by(user).values("organization__region")))


# --- As it is shown


@dataclass(frozen=True)
class Card:
    """An entry as a search shows it. ``reason`` says why it was found where nothing that is seen does."""

    entry: NetworkEntry
    reason: str
    in_force: bool
    takes_yours: bool

    @property
    def languages(self) -> str:
        return labels_of(self.entry, "languages")

    @property
    def contact(self) -> NetworkContact | None:
        """Who is reached where the organisation itself says neither number nor address."""
        organization = self.entry.organization
        if organization.phone or organization.email:
            return None
        reached = [one for one in self.entry.contacts.all() if one.phone or one.email]
        return reached[0] if reached else None


def cards(user, entries: Iterable[NetworkEntry], text: str = "") -> list[Card]:
    """The entries as they are shown: a constant number of queries."""
    entries = list(entries)
    organizations = [entry.organization for entry in entries]
    tell_apart(organizations)
    found = reasons(organizations, text)
    in_force = agreements_with(user, [one.pk for one in organizations])
    leads = leads_referred_to_by(user)
    return [
        Card(
            entry,
            found.get(entry.organization_id, ""),
            entry.organization_id in in_force,
            entry.takes_referrals and entry.organization_id in leads,
        )
        for entry in entries
    ]


def leads_referred_to_by(user) -> set[int]:
    """The organisations to which the user may send somebody through the portal of referrals today."""
    return set(programs_open_to(user).values_list("lead", flat=True))


def agreements_with(user, organizations: Iterable[int]) -> dict[int, list[Agreement]]:
    """The agreements in force that the user may know of, by organisation: three queries.

    Those of whom an organisation carries on are its own. For its coordinators, that a lead has agreements is no news.
    """
    succession = Succession()
    heirs: dict[int, list[int]] = {}
    for heir in organizations:
        for one in (heir, *succession.carried_on(heir)):
            heirs.setdefault(one, []).append(heir)
    parties = AgreementParty.objects.filter(organization__in=heirs)
    known = access.known_agreements(user).in_force_on(today())
    shown = known.filter(Exists(parties.filter(agreement=OuterRef("pk"))))
    agreements = {one.pk: one for one in shown.select_related("program__lead")}
    found: dict[int, list[Agreement]] = {}
    for agreement, party in parties.filter(agreement__in=agreements).values_list(
        "agreement_id", "organization_id"
    ):
        if coordinates(user) and agreements[agreement].program.lead_id == party:
            continue
        for heir in heirs[party]:
            held = found.setdefault(heir, [])
            if agreements[agreement] not in held:
                held.append(agreements[agreement])
    return found


# --- Whether it still holds


def is_stale(entry: NetworkEntry) -> bool:
    """Whether nobody said for a year that the entry still holds."""
    fresh = today() - timedelta(days=DAYS_OF_AN_ENTRY)
    return entry.confirmed_on is None or entry.confirmed_on <= fresh


def entries_to_confirm(user) -> list[NetworkEntry]:
    """The listed entries of the user's own organisations that should be confirmed."""
    own = NetworkEntry.objects.filter(
        organization__in=user.organizations_as(MembershipRole.PARTNER), is_listed=True
    )
    return [entry for entry in own.select_related("organization") if is_stale(entry)]
