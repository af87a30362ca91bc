"""Former names and successions as files, and a name that two organisations bore at different times."""

from datetime import date

import pytest

from programs.importing import registry
from programs.importing.directories import Scope
from programs.importing.writing import Xlsx
from programs.models import Funding, Organization, OrganizationName, OrganizationSuccession, Program
from programs.tests.factories import (
    FormerNameFactory,
    OrganizationFactory,
    ProgramFactory,
    SuccessionFactory,
)
from programs.tests.importing.files import counts, import_as, refusals, spaced

pytestmark = pytest.mark.django_db

NAMES = "organisme;ancien nom;ancien nom en anglais;ancien sigle;porté jusqu’au"
LINES = "organisme d’avant;organisme d’après;type;depuis le"
JUNE = date(2008, 6, 30)


def test_a_former_name_is_brought_in_and_finds_its_organisation():
    organization = OrganizationFactory(name="Carrefour")
    lines = [NAMES, "Carrefour;Maison du Pont;Bridge House;MDP;30 juin 2008"]
    assert counts(import_as("organization_names", lines)) == (1, 0, 0, 0)
    assert counts(import_as("organization_names", lines)) == (0, 0, 1, 0)
    organization.refresh_from_db()
    assert organization.named_on(JUNE).name_en == "Bridge House"
    import_as("organizations", ["nom;courriel", "maison du pont;a@exemple.test"])
    organization.refresh_from_db()
    assert (organization.name, organization.email) == ("Carrefour", "a@exemple.test")


def test_a_former_name_is_corrected_by_its_last_day():
    former = FormerNameFactory(organization__name="Carrefour", name="Maison", used_until=JUNE)
    lines = [NAMES, "Carrefour;La Maison;;;2008-06-30"]
    assert counts(import_as("organization_names", lines)) == (0, 1, 0, 0)
    former.refresh_from_db()
    assert former.name == "La Maison"


def test_one_of_an_unknown_day_is_told_by_its_name():
    FormerNameFactory(organization__name="Carrefour", name="Jadis", used_until=None)
    lines = [NAMES, "Carrefour;JADIS;;;", "Carrefour;Naguère;;;"]
    assert counts(import_as("organization_names", lines)) == (1, 1, 0, 0)
    assert sorted(OrganizationName.objects.values_list("name", flat=True)) == ["JADIS", "Naguère"]


def test_a_merger_of_two_is_brought_in():
    first, second, after = (OrganizationFactory(name=name) for name in "ABC")
    lines = [LINES, "A;C;Fusion;2008-07-01", "B;C;fusion;2008-07-01"]
    assert counts(import_as("organization_successions", lines)) == (2, 0, 0, 0)
    assert counts(import_as("organization_successions", lines)) == (0, 0, 2, 0)
    assert set(after.succeeds.values_list("predecessor", flat=True)) == {first.pk, second.pk}


def test_a_circle_in_a_file_is_refused_and_nothing_is_kept():
    for name in "AB":
        OrganizationFactory(name=name)
    lines = [LINES, "A;B;Fusion;2008-07-01", "B;A;Fusion;2008-07-01"]
    result = import_as("organization_successions", lines)
    assert "Un organisme ne peut pas succéder à celui qui lui a succédé." in str(refusals(result))
    assert OrganizationSuccession.objects.count() == 0


@pytest.mark.parametrize(
    ("resource", "lines"),
    [
        ("organization_names", [NAMES, "Lointain;Avant;;;2008-06-30"]),
        ("organization_successions", [LINES, "Lointain;Ici;Fusion;2008-07-01"]),
    ],
)
def test_who_keeps_its_own_entry_is_told_of_by_nobody_else(resource, lines):
    ProgramFactory(lead__name="Lointain")
    here = ProgramFactory(lead__name="Ici")
    result = import_as(resource, lines, scope=Scope(programs=Program.objects.filter(pk=here.pk)))
    (said,) = refusals(result)
    assert said.endswith("Cet organisme tient lui-même sa fiche : elle ne se change pas ici.")


@pytest.mark.parametrize("resource", ["organization_names", "organization_successions"])
def test_what_goes_out_comes_back_unchanged(resource):
    FormerNameFactory(name="Un, deux", acronym="U", note="Registre")
    FormerNameFactory(used_until=None)
    SuccessionFactory(kind="spin_off", note="Une part")
    model = registry.get(resource)._meta.model
    before = list(model.objects.order_by("pk").values())
    data = Xlsx().export_data(registry.get(resource)().export())
    assert counts(import_as(resource, data, file="f.xlsx")) == (0, 0, len(before), 0)
    model.objects.all().delete()
    import_as(resource, data, file="f.xlsx")
    after = list(model.objects.order_by("pk").values())
    assert [one | {"id": 0} for one in after] == [one | {"id": 0} for one in before]


# --- One name, two organisations ------------------------------------------------------------------


@pytest.fixture
def two() -> tuple[Organization, Organization]:
    """« Le Phare » was one until June 2008, and is another."""
    once = FormerNameFactory(organization__name="La Vigie", name="Le Phare", used_until=JUNE)
    now = OrganizationFactory(name="Le Phare")
    FormerNameFactory(organization=now, name="Le Ponton", used_until=JUNE)
    ProgramFactory(slug="ici")
    return once.organization, now


@pytest.mark.parametrize(
    ("start", "end", "which"), [("2007-07-01", "2008-06-30", 0), ("2008-07-01", "2009-06-30", 1)]
)
def test_the_day_of_the_row_tells_who_bore_a_name(start, end, which, two):
    lines = ["program;funder;starts_on;ends_on;amount", f"ici;le phare;{start};{end};10"]
    assert refusals(import_as("funding", lines)) == []
    assert Funding.objects.get().funder == two[which]


def test_without_a_day_nobody_is_chosen(two):
    lines = ["program;organization;role", "ici;Le Phare;partner"]
    (said,) = refusals(import_as("roles", lines))
    assert "« Le Phare » désigne plusieurs organismes" in said


def test_who_bore_it_on_no_such_day_is_asked_for(two):
    """Until June both had another who bore it: the day leaves none alone."""
    FormerNameFactory(organization__name="La Balise", name="Le Phare", used_until=JUNE)
    lines = ["program;funder;starts_on;ends_on;amount", "ici;Le Phare;2007-07-01;2008-06-30;10"]
    (said,) = refusals(import_as("funding", lines))
    assert "désigne plusieurs organismes" in said


# --- Who is no more --------------------------------------------------------------------------------


def test_what_begins_with_who_is_no_more_is_asked_about():
    SuccessionFactory(predecessor__name="Le Quai", successor__name="Le Port")
    ProgramFactory(slug="ici")
    lines = [
        "program;funder;starts_on;ends_on;amount",
        "ici;Le Quai;2007-07-01;2008-06-30;10",
        "ici;Le Quai;2008-07-01;2009-06-30;10",
        "ici;Le Port;2009-07-01;2010-06-30;10",
    ]
    result = import_as("funding", lines, dry_run=True)
    assert [(doubt.row, spaced(doubt.message)) for doubt in result.doubts] == [
        (
            3,
            "« Le Quai » a cessé d’exister le 1er juillet 2008 : choisissez plutôt « Le Port ».",
        )
    ]
