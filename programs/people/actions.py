"""What happens to persons."""

from programs.models import Organization
from programs.people.consents import Agreement
from programs.people.enums import ConsentPurpose
from programs.people.models import Consent, Person


def record_consent(*, person: Person, given_to: Organization, consent: Agreement) -> None:
    """Keep that ``person`` agreed to be made known to ``given_to``; what is in force already stays."""
    known = {"person": person, "purpose": ConsentPurpose.REFERRAL, "given_to": given_to}
    if not Consent.objects.filter(**known, withdrawn_on=None).exists():
        Consent.objects.create(
            **known,
            given_on=consent.given_on,
            given_by=consent.given_by,
            guardian_name=consent.guardian_name,
        )


def fill_blanks(person: Person, values: dict) -> None:
    """Write on the file of ``person`` what it lacks of ``values``, by field; what it says already stays."""
    filled = {name: value for name, value in values.items() if value and not getattr(person, name)}
    for name, value in filled.items():
        setattr(person, name, value)
    if filled:
        person.clean_fields(exclude={field.name for field in person._meta.fields} - filled.keys())
        person.save(update_fields=[*filled])
