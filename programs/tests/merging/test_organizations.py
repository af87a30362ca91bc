"""Two records of one organisation become one, with all that names either."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from config.tests.rows import differences, everything
from programs.accounts.models import Membership
from programs.accounts.tests.factories import AdministratorFactory, UserFactory
from programs.importing.directories import OrganizationDirectory
from programs.merging import look, merge
from programs.models import Organization, OrganizationAlias, ProgramRole, School
from programs.people.models import Consent
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory, SuccessionFactory
from programs.tests.worlds import world
from programs.unmerging import unmerge

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return AdministratorFactory()


def names(organization: Organization) -> set[str]:
    return set(organization.aliases.values_list("name", flat=True))


def test_the_name_that_was_not_kept_finds_it(by):
    kept = OrganizationFactory(name="Carrefour jeunesse-emploi", acronym="CJE")
    absorbed = OrganizationFactory(name="Carrefour jeunesse", acronym="C.J.")
    merge(kept, absorbed, by=by)
    assert names(kept) == {"Carrefour jeunesse", "C.J."}
    assert OrganizationDirectory().find("Carrefour jeunesse") == kept.pk


def test_the_same_name_makes_no_other_name(by):
    kept, absorbed = OrganizationFactory(name="L’Échelle"), OrganizationFactory(name="l'echelle")
    merge(kept, absorbed, by=by)
    assert names(kept) == set()


def test_an_other_name_of_both_is_one(by):
    kept, absorbed = OrganizationFactory(name="Le Pont"), OrganizationFactory(name="Pont")
    for organization in (kept, absorbed):
        OrganizationAlias.objects.create(organization=organization, name="Pont (Le)")
    merge(kept, absorbed, by=by)
    assert names(kept) == {"Pont (Le)", "Pont"}


def test_a_role_of_both_lasts_as_long_as_the_longer(by):
    program = ProgramFactory()
    kept, absorbed = OrganizationFactory(), OrganizationFactory()
    for organization, ends_on in ((kept, date(2008, 3, 31)), (absorbed, None)):
        ProgramRole.objects.create(
            program=program, organization=organization, role="partner", ends_on=ends_on
        )
    merge(kept, absorbed, by=by)
    assert list(program.roles.values_list("organization", "ends_on")) == [(kept.pk, None)]


def test_whoever_holds_a_role_on_either_holds_it(by):
    kept, absorbed = OrganizationFactory(), OrganizationFactory()
    user = UserFactory()
    for organization, is_active in ((kept, False), (absorbed, True)):
        Membership.objects.create(
            user=user,
            organization=organization,
            role="partner",
            vouched_by=organization,
            is_active=is_active,
        )
    merge(kept, absorbed, by=by)
    assert list(user.memberships.values_list("organization", "vouched_by", "is_active")) == [
        (kept.pk, kept.pk, True)
    ]


def test_what_one_person_agreed_to_for_both_is_the_stricter(by):
    kept, absorbed = OrganizationFactory(), OrganizationFactory()
    person = PersonFactory()
    for organization, ended in ((kept, None), (absorbed, date(2024, 5, 4))):
        Consent.objects.create(
            person=person,
            purpose="referral",
            given_to=organization,
            given_on=date(2024, 3, 3),
            withdrawn_on=ended,
        )
    merge(kept, absorbed, by=by)
    assert list(person.consents.values_list("given_to", "withdrawn_on")) == [
        (kept.pk, date(2024, 5, 4))
    ]


def test_two_schools_of_the_ministry_are_two(by):
    kept, absorbed = OrganizationFactory(), OrganizationFactory()
    for organization, code in ((kept, "762001"), (absorbed, "762002")):
        School.objects.create(organization=organization, official_code=code)
    with pytest.raises(ValidationError, match="ce sont deux écoles"):
        merge(kept, absorbed, by=by)


def test_one_school_entered_twice_is_one_with_what_either_said(by):
    kept, absorbed = OrganizationFactory(), OrganizationFactory()
    School.objects.create(organization=kept, levels=["8"])
    School.objects.create(
        organization=absorbed, levels=["7", "8"], official_code="762002", town="Gatineau"
    )
    merge(kept, absorbed, by=by)
    school = School.objects.get()
    assert (school.organization_id, school.levels, school.official_code, school.town) == (
        kept.pk,
        ["7", "8"],
        "762002",
        "Gatineau",
    )


def test_a_body_and_the_one_that_carries_it_on_are_two(by):
    succession = SuccessionFactory()
    with pytest.raises(ValidationError, match="deux organismes distincts"):
        merge(succession.predecessor, succession.successor, by=by)


def test_the_code_may_be_that_of_the_one_that_goes(by):
    kept, absorbed = OrganizationFactory(code="UN"), OrganizationFactory(code="DEUX")
    merge(kept, absorbed, by=by, choices={"code": "absorbed"})
    kept.refresh_from_db()
    assert (kept.code, "Autre code\u00a0: UN" in kept.note) == ("DEUX", True)


@pytest.mark.parametrize("which", ["lead", "partner", "funder"])
def test_everything_that_names_an_organisation_follows_and_comes_back(by, which):
    """One with a record of everything, as every role of the house meets it, goes into a new one and back."""
    made_up = world()
    absorbed = made_up.program.lead if which == "lead" else getattr(made_up, which)
    kept = OrganizationFactory()
    before = everything()
    assert [one.sentence for one in look(kept, absorbed).refusals] == []
    made = merge(kept, absorbed, by=by)
    assert Organization.objects.filter(pk=absorbed.pk).exists() is False
    unmerge(made, by=by)
    left = {
        label: rows
        for label, rows in differences(before, everything()).items()
        if label != "programs.Merge"
    }
    assert left == {}
