"""The lists of records behind figures: each app says in a ``records.py`` of its own how its records are listed.

A figure may count the records of any model that is declared; whoever may see them opens its number into the list.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs import access
from programs.models import Funding, Organization
from programs.models.fields import localized
from programs.models.organizations import tell_apart, tell_apart_with


@dataclass(frozen=True)
class RecordList:
    """How records of ``model`` are listed: through which door, in which columns, each with what it says.

    ``related`` is selected with them, so that a row costs no query. The first column opens the record, or the one
    that ``opens`` gives for it.
    """

    model: type[Model]
    visible: Callable[..., QuerySet]
    columns: Callable[[Model], list[tuple[str, str]]]
    related: tuple[str, ...] = ()
    opens: Callable[[Model], Model] = lambda record: record
    # What the records of one page need to know of one another.
    before_showing: Callable[[list], None] = lambda records: None


_LISTS: dict[type[Model], RecordList] = {}


def listed(declared: RecordList) -> None:
    """Let figures count the records of a model."""
    _LISTS[declared.model] = declared


def visible_among(user, records: QuerySet) -> QuerySet:
    """Those of ``records`` that the user may see one by one."""
    door = _LISTS[records.model].visible
    return records.filter(pk__in=door(user).order_by().values("pk"))


def with_related(records: QuerySet) -> QuerySet:
    related = _LISTS[records.model].related
    return records.select_related(*related) if related else records


def rows(records: list[Model]) -> list[list[dict]]:
    """A list of cells {label, value, url} for each record; the first one opens it in the admin."""
    tell_apart_with(records)
    if records:
        _LISTS[type(records[0])].before_showing(records)
    return [_cells(record) for record in records]


def _cells(record: Model) -> list[dict]:
    declared = _LISTS[type(record)]
    opened = declared.opens(record)
    meta = opened._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[opened.pk])
    (label, value), *others = declared.columns(record)
    return [
        {"label": label, "value": value, "url": url},
        *({"label": label, "value": value} for label, value in others),
    ]


# --- The ground floor's own --------------------------------------------------------------------------


def _funding(funding: Funding) -> list[tuple[str, str]]:
    return [
        (_("Bailleur de fonds"), str(funding.funder)),
        (_("Exercice"), funding.period.label),
        (_("Montant"), funding.quantity.display(get_language())),
    ]


def _organization(organization: Organization) -> list[tuple[str, str]]:
    return [
        (_("Organisme"), organization.told(localized(organization, "name"))),
        (_("Nature"), organization.get_kind_display()),
        (_("Région"), localized(organization.region, "name") if organization.region else "—"),
    ]


listed(RecordList(Funding, access.visible_fundings, _funding, related=("funder",)))
listed(
    RecordList(
        Organization,
        access.visible_organizations,
        _organization,
        related=("region",),
        before_showing=tell_apart,
    )
)
