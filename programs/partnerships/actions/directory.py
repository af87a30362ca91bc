"""What an organisation says of itself in the directory: written as a whole, confirmed once a year."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from programs.lib.periods import today
from programs.lib.text import clean
from programs.models import Organization
from programs.partnerships.models import NetworkContact, NetworkEntry, NetworkService

ENTRY_FIELDS = (
    "is_listed",
    "takes_referrals",
    "mission",
    "mission_en",
    "languages",
    "territory",
    "hours",
    "address",
)
# How the organisation itself is reached: the directory shows it, other pages too.
REACH_FIELDS = ("phone", "email", "website")
SERVICE_FIELDS = ("kind", "name", "audience", "description", "name_en", "description_en")
CONTACT_FIELDS = ("name", "title", "phone", "email")


@dataclass(frozen=True)
class Row:
    """A service or a contact; ``pk`` is that of the record that it was opened on, if any."""

    values: dict[str, Any]
    pk: int | None = None


@dataclass(frozen=True)
class Content:
    """All that an entry says. ``reach`` is empty where it is not to be written."""

    entry: dict[str, Any]
    reach: dict[str, Any] = field(default_factory=dict)
    services: tuple[Row, ...] = ()
    contacts: tuple[Row, ...] = ()

    @property
    def said(self) -> str:
        """The same for the same words, whatever records hold them."""
        rows = [[_plain(row.values) for row in rows] for rows in (self.services, self.contacts)]
        return json.dumps([_plain(self.entry), _plain(self.reach), *rows], sort_keys=True)

    @property
    def mark(self) -> str:
        """What a form carries of the entry that it was opened on."""
        return hashlib.sha256(self.said.encode()).hexdigest()[:16]


def content_of(entry: NetworkEntry) -> Content:
    """What the entry says as it stands; a new one says nothing yet."""
    return Content(
        _values(entry, ENTRY_FIELDS),
        _values(entry.organization, REACH_FIELDS),
        _rows(entry, NetworkService, SERVICE_FIELDS),
        _rows(entry, NetworkContact, CONTACT_FIELDS),
    )


def entry_of(organization: Organization) -> NetworkEntry:
    """The entry of ``organization``; one that is not saved where it has none."""
    found = NetworkEntry.objects.filter(organization=organization).first()
    found = found or NetworkEntry(organization=organization)
    found.organization = organization
    return found


@transaction.atomic
def write_entry(
    *, organization: Organization, content: Content, seen: str, confirm: bool
) -> NetworkEntry:
    """Make the entry of ``organization`` say ``content``; ``seen`` is the mark that its form was opened on.

    A form that is sent twice writes once. Raises ValidationError where somebody else changed the entry meanwhile.
    """
    entry = entry_of(Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk))
    now = content_of(entry)
    wanted = content if content.reach else replace(content, reach=now.reach)
    if entry.pk is None or now.said != wanted.said:
        if seen != now.mark:
            raise ValidationError(_changed_meanwhile())
        _keep(entry, ENTRY_FIELDS, wanted.entry, always=True)
        _keep(entry.organization, REACH_FIELDS, wanted.reach)
        _keep_rows(entry, NetworkService, SERVICE_FIELDS, wanted.services)
        _keep_rows(entry, NetworkContact, CONTACT_FIELDS, wanted.contacts)
    if confirm:
        _confirm(entry)
    return entry


@transaction.atomic
def confirm_entry(*, entry: NetworkEntry, seen: str) -> NetworkEntry:
    """Say that all of what was ``seen`` of the entry holds today. Raises ValidationError where it changed since."""
    organization = Organization.objects.select_for_update(of=("self",)).get(
        pk=entry.organization_id
    )
    now = entry_of(organization)
    if seen != content_of(now).mark:
        raise ValidationError(
            _("Quelqu’un vient de changer cette fiche : relisez-la, puis confirmez.")
        )
    _confirm(now)
    return now


def _confirm(entry: NetworkEntry) -> None:
    if entry.confirmed_on != today():
        entry.confirmed_on = today()
        entry.save()


def _changed_meanwhile() -> str:
    return _(
        "Quelqu’un a changé cette fiche pendant que vous écriviez : ouvrez-la dans un autre onglet et comparez. "
        "Enregistrer de nouveau remplace ce qu’il a écrit par ce qui est ci-dessous."
    )


def _keep(record: models.Model, names: Iterable[str], values: dict, *, always=False) -> None:
    """Save ``values`` where they say something else, or ``always``."""
    if not always and _plain(_values(record, names)) == _plain(values):
        return
    for name in names:
        setattr(record, name, values[name])
    record.full_clean(exclude=_others(record, names))
    record.save()


def _others(record: models.Model, names: Iterable[str]) -> set[str]:
    """What is not written here is not judged here."""
    return {column.name for column in record._meta.fields} - set(names)


def _keep_rows(entry: NetworkEntry, model: type[models.Model], names, rows: Iterable[Row]) -> None:
    held = {one.pk: one for one in model._default_manager.filter(entry=entry)}
    kept = [(held.pop(row.pk, None) or model(entry=entry), row) for row in rows]
    for gone in held.values():
        gone.delete()
    for position, (record, row) in enumerate(kept):
        is_moved = record.pk is None or record.position != position
        record.position = position
        _keep(record, names, row.values, always=is_moved)


def _rows(entry: NetworkEntry, model: type[models.Model], names: Iterable[str]) -> tuple[Row, ...]:
    if entry.pk is None:
        return ()
    records = model._default_manager.filter(entry=entry).order_by("position", "pk")
    return tuple(Row(_values(one, names), one.pk) for one in records)


def _values(record: models.Model, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _word(value) for name, value in values.items()}


def _word(value: Any) -> Any:
    """A value in the form in which the database keeps it."""
    if isinstance(value, bool | list):
        return value
    return clean(str(getattr(value, "kept", value) or ""))
