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
