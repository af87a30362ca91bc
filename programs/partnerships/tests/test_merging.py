"""What binds two records of one organisation, when they are merged."""

import pytest
from django.core.exceptions import ValidationError

from programs.accounts.tests.factories import AdministratorFactory
from programs.merging import merge
from programs.partnerships.tests.factories import (
    AgreementFactory,
    AgreementPartyFactory,
    SignatureFactory,
)
from programs.tests.factories import OrganizationFactory
from programs.unmerging import unmerge

pytestmark = pytest.mark.django_db


def test_two_parties_of_one_agreement_are_two():
    agreement = AgreementFactory()
    one, other = (AgreementPartyFactory(agreement=agreement) for _ in range(2))
    with pytest.raises(ValidationError, match="deux parties de la même entente"):
        merge(one.organization, other.organization, by=None)


def test_an_agreement_that_was_signed_binds_the_record_that_stays_and_again_the_other_one():
    party, kept = SignatureFactory().party, OrganizationFactory()
    absorbed = party.organization
    made = merge(kept, absorbed, by=None)
    party.refresh_from_db()
    assert party.organization_id == kept.pk
    unmerge(made, by=AdministratorFactory())
    party.refresh_from_db()
    assert party.organization_id == absorbed.pk
