"""Labels for the parts of a breakdown, looked up for all of them at once."""

from collections import Counter
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from programs.lib.periods import Period
from programs.models import Organization, Region
from programs.models.fields import localized
from programs.models.organizations import tell_apart


def choice_labels(choices: dict) -> Callable:
    """Labels of codes from a dict of choices."""

    def labels(keys: Iterable[tuple]) -> dict[tuple, str]:
        return {key: str(choices.get(key[0], key[0])) for key in keys}

    return labels


def organization_labels(none) -> Callable:
    """Names of organisations, in the current language, homonyms told apart; ``none`` for records that name nobody."""

    def labels(keys: Iterable[tuple]) -> dict[tuple, str]:
        found = Organization.objects.in_bulk([key[0] for key in keys if key[0] is not None])
        tell_apart(found.values())
        return {key: str(none) if key[0] is None else _named(found[key[0]]) for key in keys}

    return labels


def _named(organization: Organization) -> str:
    return organization.told(localized(organization, "name"))


def named_or_typed(known: Callable, spellings: Callable) -> Callable:
    """Names by (organisation, name as it is matched); one that was only typed says so.

    ``known`` labels organisations, and ``spellings`` gives one spelling of each of the names that were typed.
    """

    def labels(keys: Iterable[tuple]) -> dict[tuple, str]:
        keys = list(keys)
        names = known([(pk,) for pk, _typed in keys])
        spelled = spellings({typed for _pk, typed in keys if typed})
        return {
            (pk, typed): str(_("{name} (comme écrit)")).format(name=spelled[typed])
            if typed
            else names[(pk,)]
            for pk, typed in keys
        }

    return labels


def region_labels(none) -> Callable:
    """Names of regions in the current language; ``none`` for records that have none."""

    def labels(keys: Iterable[tuple]) -> dict[tuple, str]:
        found = Region.objects.in_bulk([key[0] for key in keys if key[0] is not None])
        return {
            key: str(none) if key[0] is None else localized(found[key[0]], "name") for key in keys
        }

    return labels


def period_labels(keys: Iterable[tuple]) -> dict[tuple, str]:
    """« 2018-2019 » for keys that are a first and a last day; both days where another key is called by these years."""
    periods = {key: Period(*key) for key in keys}
    found = Counter(period.label for period in periods.values())
    return {
        key: period.label if found[period.label] == 1 else period.dates
        for key, period in periods.items()
    }
