"""What happens to organisations: they change their names, and a change that was none is taken back."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date, today
from programs.models import Organization, OrganizationName

# What changes with a name.
NAMES = ("name", "name_en", "acronym")


@transaction.atomic
def rename_organization(
    *, organization: Organization, name: str, name_en: str, acronym: str, from_day: date
) -> Organization:
    """``organization`` bears these names from ``from_day`` on, and bore the others up to the day before.

    A mistake in a name is no former name: whoever corrects one saves the record.
    """
    renamed = _locked(organization)
    if from_day > today():
        raise ValidationError({"named_since": _("Cette date est à venir.")})
    last = renamed.former_names.filter(used_until__gte=from_day - timedelta(days=1)).first()
    if last:
        raise ValidationError({"named_since": _refusal(last)})
    former = {field: getattr(renamed, field) for field in NAMES}
    renamed.name, renamed.name_en, renamed.acronym = name, name_en, acronym
    renamed.full_clean()
    OrganizationName.objects.create(
        organization=renamed, **former, used_until=from_day - timedelta(days=1)
    )
    renamed.save(update_fields=NAMES)
    return _read_again(organization)


@transaction.atomic
def take_back_renaming(*, organization: Organization) -> Organization:
    """The last change of name was a mistake: ``organization`` bears again what it bore before."""
    renamed = _locked(organization)
    last = renamed.former_names.filter(used_until__isnull=False).first()
    if last is None:
        raise ValidationError(_("Aucun changement de nom n’est inscrit pour cet organisme."))
    for field in NAMES:
        setattr(renamed, field, getattr(last, field))
    last.delete()
    renamed.save(update_fields=NAMES)
    return _read_again(organization)


def _locked(organization: Organization) -> Organization:
    return Organization.objects.select_for_update().get(pk=organization.pk)


def _read_again(organization: Organization) -> Organization:
    organization.refresh_from_db(fields=[*NAMES, "past_names"])
    return organization


def _refusal(last: OrganizationName) -> str:
    return _("Il portait encore le nom « %(name)s » le %(day)s.") % {
        "name": last.name,
        "day": format_date(last.used_until, get_language() or "fr"),
    }
