"""The names of organisations over time: what one was called on a day, and what a change of name keeps."""

from dataclasses import astuple
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.actions import rename_organization, take_back_renaming
from programs.lib.periods import today
from programs.models import Organization, OrganizationName
from programs.models.fields import localized
from programs.models.naming import names_of
from programs.models.organizations import names_on, tell_apart
from programs.tests.factories import FormerNameFactory, OrganizationFactory, RegionFactory

pytestmark = pytest.mark.django_db

JUNE, JULY = date(2008, 6, 30), date(2008, 7, 1)
OLD = ("Maison du Pont", "Bridge House", "MDP")
NEW = ("Carrefour du Pont", "Bridge Crossroads", "CDP")


def renamed(**others) -> Organization:
    """« Maison du Pont » until June, « Carrefour du Pont » from July."""
    organization = OrganizationFactory(name=OLD[0], name_en=OLD[1], acronym=OLD[2], **others)
    name, name_en, acronym = NEW
    return rename_organization(
        organization=organization, name=name, name_en=name_en, acronym=acronym, from_day=JULY
    )


@pytest.mark.parametrize(("day", "names"), [(JUNE, OLD), (JULY, NEW), (date(1950, 1, 1), OLD)])
def test_an_organisation_is_called_as_it_was_on_the_day(day, names):
    organization = renamed()
    assert astuple(organization.named_on(day)) == names
    assert astuple(Organization.objects.get().named_on(day)) == names


def test_a_change_of_name_keeps_the_code_by_which_reports_are_numbered():
    organization = renamed(code="MDP")
    assert (organization.code, organization.acronym) == ("MDP", "CDP")


def test_names_neither_overlap_nor_leave_a_gap():
    organization = renamed()
    rename_organization(
        organization=organization, name="Pont", name_en="", acronym="", from_day=date(2010, 1, 1)
    )
    days = [JUNE, JULY, date(2009, 12, 31), date(2010, 1, 1)]
    assert [organization.named_on(day).name for day in days] == [OLD[0], NEW[0], NEW[0], "Pont"]


def test_a_list_asks_for_its_names_once():
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            names_on(Organization.objects.values_list("pk", flat=True), JUNE)
        return len(asked)

    first = renamed()
    alone = queries()
    others = [renamed(), OrganizationFactory(name="Autre")]
    assert queries() == alone
    found = names_on([first.pk, *(one.pk for one in others)], JUNE)
    assert [found[one.pk].name for one in (first, *others)] == [OLD[0], OLD[0], "Autre"]


def test_every_label_takes_the_name_of_the_day_of_which_is_written():
    organization = renamed()
    with names_of(JUNE):
        said = (str(organization), organization.short_name, localized(organization, "name", "en"))
    assert said == (OLD[0], OLD[2], OLD[1])
    now = (str(organization), organization.short_name, localized(organization, "name", "en"))
    assert now == (NEW[0], NEW[2], NEW[1])


def test_of_one_day_within_another_the_outer_one_holds():
    organization = renamed()
    with names_of(JUNE), names_of(JULY):
        assert str(organization) == OLD[0]
    assert str(organization) == NEW[0]


def test_a_former_name_without_english_is_not_said_by_the_new_one():
    organization = OrganizationFactory(name="Ancien")
    rename_organization(
        organization=organization, name="Nouveau", name_en="New", acronym="", from_day=JULY
    )
    with names_of(JUNE):
        assert localized(organization, "name", "en") == "Ancien"


def test_homonyms_of_then_are_told_apart_and_those_of_today_are_not_then():
    organization = renamed(region=RegionFactory())
    other = OrganizationFactory(
        name=OLD[0], region=RegionFactory(code="15", name="Laurentides", province="QC")
    )
    tell_apart([organization, other])
    assert [str(organization), str(other)] == [NEW[0], OLD[0]]
    with names_of(JUNE):
        tell_apart([organization, other])
        assert [str(organization), str(other)] == [
            f"{OLD[0]} (Outaouais)",
            f"{OLD[0]} (Laurentides)",
        ]


def test_no_name_begins_tomorrow():
    with pytest.raises(ValidationError) as refused:
        rename_organization(
            organization=OrganizationFactory(),
            name="X",
            name_en="",
            acronym="",
            from_day=today() + timedelta(days=1),
        )
    assert refused.value.message_dict == {"named_since": ["Cette date est à venir."]}


@pytest.mark.parametrize("day", [date(2008, 6, 1), JULY])
def test_a_name_begins_after_the_one_before(day):
    organization = renamed()
    with pytest.raises(ValidationError) as refused:
        rename_organization(
            organization=organization, name="X", name_en="", acronym="", from_day=day
        )
    assert refused.value.message_dict == {
        "named_since": ["Il portait encore le nom « Maison du Pont » le 30 juin 2008."]
    }
    assert Organization.objects.get().name == NEW[0]


def test_a_refused_change_leaves_nothing_behind():
    organization = OrganizationFactory(name=OLD[0])
    with pytest.raises(ValidationError):
        rename_organization(
            organization=organization, name="", name_en="", acronym="", from_day=JULY
        )
    assert (Organization.objects.get().name, OrganizationName.objects.count()) == (OLD[0], 0)


def test_a_change_that_was_none_is_taken_back():
    organization = take_back_renaming(organization=renamed())
    assert astuple(organization.named_on(JULY)) == OLD
    assert OrganizationName.objects.count() == 0


def test_only_a_change_is_taken_back():
    organization = OrganizationFactory(name=OLD[0])
    FormerNameFactory(organization=organization, used_until=None)
    with pytest.raises(ValidationError, match="Aucun changement de nom"):
        take_back_renaming(organization=organization)


def test_a_name_of_nobody_knows_when_is_printed_nowhere():
    organization = FormerNameFactory(name="Jadis", used_until=None).organization
    organization.refresh_from_db()
    assert organization.named_on(date(1950, 1, 1)).name == organization.name
    assert Organization.objects.names()["jadis"] == {organization.pk}


def test_who_saves_what_was_read_before_loses_no_name():
    """The organisation shows what its former names say, whatever somebody read of it earlier."""
    stale = OrganizationFactory(name=OLD[0])
    FormerNameFactory(organization=stale, name="Avant", used_until=JUNE)
    stale.note = "Changée"
    stale.save()
    assert Organization.objects.get().named_on(JUNE).name == "Avant"


def test_a_former_name_that_is_corrected_or_moved_is_known_at_once():
    former = FormerNameFactory(name="Avan", used_until=JUNE)
    other = OrganizationFactory(name="Autre")
    former.name, former.organization = "Avant", other
    former.save()
    kept = dict(Organization.objects.values_list("name", "past_names"))
    assert kept["Autre"] == [["2008-06-30", "Avant", "", ""]]
    assert sorted(map(len, kept.values())) == [0, 1]
