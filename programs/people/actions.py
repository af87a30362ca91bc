"""What happens to persons."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from programs.models import Organization
from programs.people.consents import Agreement
from programs.people.enums import ConsentPurpose
from programs.people.models import Consent, Person


def record_consent(*, person: Person, given_to: Organization, consent: Agreement) -> None:
    """Keep that ``person`` agreed to be made known to ``given_to``; what is in force already stays.

    Raises ValidationError where it was given before the person took it back: only a new one holds.
    """
    known = {"person": person, "purpose": ConsentPurpose.REFERRAL, "given_to": given_to}
    refuse_withdrawn(person, given_to, consent)
    if not Consent.objects.filter(**known, withdrawn_on=None).exists():
        Consent.objects.create(
            **known,
            given_on=consent.given_on,
            given_by=consent.given_by,
            guardian_name=consent.guardian_name,
        )


def refuse_withdrawn(person: Person, given_to: Organization, consent: Agreement) -> None:
    """Raise ValidationError where ``consent`` was given to ``given_to`` before the person took that back."""
    if withdrawn_on := withdrawal_after(person, given_to, consent.given_on):
        raise ValidationError(
            {
                "given_on": _(
                    "La personne a retiré son consentement à cet organisme le %(day)s : il en faut un nouveau."
                )
                % {"day": format_date(withdrawn_on, get_language() or "fr")}
            }
        )


def withdrawal_after(person: Person, given_to: Organization | None, day: date) -> date | None:
    """The last day after ``day`` on which the person took back that ``given_to`` may know of them."""
    withdrawn = Consent.objects.filter(
        person=person, purpose=ConsentPurpose.REFERRAL, given_to=given_to, withdrawn_on__gt=day
    )
    return withdrawn.aggregate(last=Max("withdrawn_on"))["last"]


def fill_blanks(person: Person, values: dict) -> None:
    """Write on the file of ``person`` what it lacks of ``values``, by field; what it says already stays."""
    filled = {name: value for name, value in values.items() if value and not getattr(person, name)}
    for name, value in filled.items():
        setattr(person, name, value)
    if filled:
        person.clean_fields(exclude={field.name for field in person._meta.fields} - filled.keys())
        person.save(update_fields=[*filled])
