"""Steps that several records take at once: each is an act of its own, and says why it did not pass."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from programs.models import Organization
from programs.tests.factories import OrganizationFactory
from programs.together import each_by_itself, parted

pytestmark = pytest.mark.django_db


def test_what_is_refused_keeps_none_of_the_others_back_and_leaves_nothing_behind():
    good, bad, broken = (OrganizationFactory() for _ in range(3))

    def step(one):
        Organization.objects.filter(pk=one.pk).update(note="Fait")
        if one == bad:
            raise ValidationError("Trop tard.", code="late")
        if one == broken:
            raise IntegrityError

    passed, refused = parted(each_by_itself([bad, good, broken], step))
    assert [one.record for one in passed] == [good]
    assert [(one.record, one.refusals, one.codes) for one in refused] == [
        (bad, ("Trop tard.",), {"late"}),
        (
            broken,
            ("La base de données refuse ce changement, car il contredit une autre fiche (?).",),
            frozenset(),
        ),
    ]
    assert list(Organization.objects.exclude(note="")) == [good]
