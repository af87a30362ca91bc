"""Why an organisation was found: by what it was called, by what others call it, or by whom it carries on."""

import re
from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date, today
from programs.lib.text import normalise
from programs.models import Organization, OrganizationAlias, OrganizationName
from programs.models.successions import Succession

_OWN = ("name", "name_en", "acronym")
# Those that the database takes for one.
_APOSTROPHES = re.compile("['‘’‛ʼ]")


def reasons(organizations: Iterable[Organization], words: str) -> dict[int, str]:
    """Why each of ``organizations`` answers to ``words``, by key, where what it shows does not say it.

    A constant number of queries, and none where all is seen.
    """
    asked = [word for one in words.split() if (word := _key(one))]
    unseen = {
        one.pk: missing
        for one in organizations
        if (missing := [word for word in asked if word not in _own(one)])
    }
    if not unseen:
        return {}
    found: dict[int, str] = {}
    for pk, name, said in _other_names(set(unseen)):
        if pk in unseen and pk not in found and any(word in _key(said) for word in unseen[pk]):
            found[pk] = name
    return found


def ended_said(organization: Organization) -> str:
    """« a cessé d’exister le 1er juillet 2026 »; nothing of one that goes on today."""
    if organization.ceased_on is None or organization.ceased_on > today():
        return ""
    return _("a cessé d’exister le %s") % format_date(
        organization.ceased_on, get_language() or "fr"
    )


def _own(organization: Organization) -> str:
    return " ".join(_key(getattr(organization, name)) for name in _OWN)


def _key(text: str) -> str:
    """What is compared of a name, as the lookup ``known_as`` does: neither accents nor apostrophes."""
    return normalise(_APOSTROPHES.sub("", text))


def _other_names(wanted: set[int]) -> Iterable[tuple[int, str, str]]:
    """The key of an organisation, what is said of another name of its, and all that this name may be written as."""
    succession = Succession()
    before = {pk: succession.carried_on(pk) for pk in wanted}
    everybody = {*wanted, *(one for some in before.values() for one in some)}
    former = list(OrganizationName.objects.filter(organization__in=everybody))
    aliases = list(OrganizationAlias.objects.filter(organization__in=everybody))
    for one in former:
        yield one.organization_id, _("anciennement « %s »") % one.name, _all_of(one)
    for one in aliases:
        yield one.organization_id, _("aussi « %s »") % one.name, one.name
    known = Organization.objects.in_bulk(everybody)
    for pk, carried in before.items():
        for one in carried:
            more = [_all_of(name) for name in former if name.organization_id == one]
            more += [alias.name for alias in aliases if alias.organization_id == one]
            own = known[one]
            yield pk, _("issu de « %s »") % own.name, " ".join([_all_of(own), *more])


def _all_of(named: Organization | OrganizationName) -> str:
    return " ".join((named.name, named.name_en, named.acronym))
