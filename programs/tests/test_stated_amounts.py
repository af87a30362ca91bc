"""What is stated of an amount, where people write it: in a form, in a file, and back again."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.forms.models import modelform_factory

from programs.accounts.tests.factories import coordinator_of
from programs.admin.programs import TargetForm
from programs.lib.periods import Period
from programs.models import Funding, FundingShare, ProgramTarget, refuse_shares
from programs.tests.admin_pages import funding_form, signed_in, url
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from programs.tests.importing.files import counts, import_as, xlsx_of

pytestmark = pytest.mark.django_db
FIVE_YEARS = {"starts_on": date(2007, 7, 1), "ends_on": date(2012, 6, 30)}


@pytest.fixture
def program():
    return ProgramFactory(fiscal_year_starts=7)


@pytest.fixture
def desk(client, program):
    """The browser of the coordinator of the program."""
    signed_in(client, coordinator_of(program))
    return client


def said(funding: Funding) -> str:
    return funding.quantity.display("fr").replace("\u00a0", " ")


# --- Forms


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plus de 75 000 $", "plus de 75 000 $"),
        ("près de 2,4 M$", "près de 2 400 000 $"),
        ("jusqu’à 5 000 $", "jusqu’à 5 000 $"),
        ("10 000 à 12 000 $", "10 000 $ à 12 000 $"),
        ("14 300,50 $", "14 300,50 $"),
        ("n. d.", "n. d."),
    ],
)
def test_an_amount_is_typed_as_its_source_writes_it(desk, program, typed, shown):
    desk.post(url("funding", "add"), funding_form(program, OrganizationFactory(), amount=typed))
    assert said(Funding.objects.get()) == shown


@pytest.mark.parametrize(
    ("typed", "qualifier"),
    [("70 %", ""), ("une bonne somme", ""), ("plus de 3 $", "about"), ("10 000 $", "range")],
)
def test_an_amount_that_contradicts_itself_is_refused_beside_its_field(
    desk, program, typed, qualifier
):
    answers = funding_form(program, OrganizationFactory(), amount=typed, qualifier=qualifier)
    page = desk.post(url("funding", "add"), answers)
    assert (list(page.context["adminform"].form.errors), Funding.objects.count()) == (["amount"], 0)


def test_a_range_that_is_shown_and_saved_again_stays_one(desk, program):
    funding = FundingFactory(program=program, amount=10, maximum=12, qualifier="range")
    page = desk.get(url("funding", "change", funding.pk))
    form = page.context["adminform"].form
    answers = funding_form(
        program, funding.funder, amount=form["amount"].value(), qualifier="range"
    )
    desk.post(url("funding", "change", funding.pk), answers)
    assert said(Funding.objects.get()) == "10 $ à 12 $"


def test_a_qualifier_that_is_taken_away_leaves_an_exact_amount(desk, program):
    funding = FundingFactory(program=program, amount=10, maximum=12, qualifier="range")
    answers = funding_form(program, funding.funder, amount="11 $", qualifier="")
    desk.post(url("funding", "change", funding.pk), answers)
    assert said(Funding.objects.get()) == "11 $"


def test_an_envelope_is_shared_by_year_as_somebody_said(desk, program):
    answers = funding_form(
        program,
        OrganizationFactory(),
        amount="50 000 $",
        ends_on="2012-06-30",
        shares_said="2007-2008 : 20 000 $\n2008-2009 : 10 000 $",
    )
    desk.post(url("funding", "add"), answers)
    funding = Funding.objects.get()
    assert [(share.years, share.amount) for share in funding.shares.all()] == [
        ("2007-2008", 20_000),
        ("2008-2009", 10_000),
    ]
    answers["shares_said"] = ""
    desk.post(url("funding", "change", funding.pk), answers)
    assert FundingShare.objects.count() == 0


@pytest.mark.parametrize(
    ("shares", "said_"),
    [
        ({Period(date(2007, 7, 1), date(2008, 6, 30)): Decimal(60)}, "dépassent"),
        ({Period(date(2006, 7, 1), date(2007, 6, 30)): Decimal(10)}, "au-delà"),
        ({Period(date(2007, 7, 1), date(2008, 6, 30)): Decimal(-1)}, "négative"),
        (
            {
                Period(date(2007, 7, 1), date(2008, 6, 30)): Decimal(10),
                Period(date(2008, 6, 1), date(2009, 6, 30)): Decimal(10),
            },
            "mêmes jours",
        ),
    ],
)
def test_shares_stay_within_their_envelope(program, shares, said_):
    funding = FundingFactory(program=program, amount=50, **FIVE_YEARS)
    with pytest.raises(ValidationError, match=said_):
        refuse_shares(funding, shares)


# --- The database


@pytest.mark.parametrize(
    "kept",
    [{"maximum": 12}, {"maximum": 9, "qualifier": "range"}, {"maximum": 12, "qualifier": "over"}],
)
def test_a_maximum_belongs_to_a_range_and_is_over_its_minimum(kept):
    with pytest.raises(IntegrityError, match="funding_range_in_order"):
        FundingFactory(amount=10, **kept)


# --- Files


def test_a_file_states_amounts_as_their_sources_do(program):
    OrganizationFactory(name="Bailleur")
    rows = [
        ["bailleur", "exercice", "montant", "précision", "référence"],
        ["Bailleur", "2007-2008", "plus de 75 000 $", None, "A"],
        ["Bailleur", "2007-2008", "75 000 $", "plus de", "B"],
        ["Bailleur", "2007-2008", "1,2 M$", None, "C"],
        ["Bailleur", "2007-2008", "10 000 $ à 12 000 $", "de … à …", "D"],
        ["Bailleur", "2007-2008", 14300, None, "E"],
        ["Bailleur", "2007-2008", None, None, "F"],
    ]
    imported(rows, program)
    assert [said(funding) for funding in Funding.objects.order_by("reference")] == [
        "plus de 75 000 $",
        "plus de 75 000 $",
        "1 200 000 $",
        "10 000 $ à 12 000 $",
        "14 300 $",
        "n. d.",
    ]


@pytest.mark.parametrize(
    ("amount", "qualifier"),
    [("plus de 3 $", "près de"), ("10 $", "de … à …"), ("70 %", None), ("0,001 M$ à 2 $", None)],
)
def test_a_cell_that_contradicts_the_one_beside_it_is_refused(program, amount, qualifier):
    OrganizationFactory(name="Bailleur")
    rows = [
        ["bailleur", "exercice", "montant", "précision"],
        ["Bailleur", "2007-2008", amount, qualifier],
    ]
    result = imported(rows, program)
    assert (counts(result), Funding.objects.count()) == ((0, 0, 0, 1), 0)


def imported(rows, program):
    return import_as("funding", xlsx_of(*rows), program=program, file="f.xlsx")


def test_an_envelope_of_a_file_is_shared_as_the_file_says_and_loses_no_share_that_it_does_not_name(
    program,
):
    OrganizationFactory(name="Bailleur")
    heads = ["bailleur", "début", "fin", "montant"]
    row = ["Bailleur", date(2007, 7, 1), date(2012, 6, 30), 50_000]
    shares = "2007-2008 : 20 000 $; 2008-2009 : 10 000 $"
    first = imported([[*heads, "partage par exercice"], [*row, shares]], program)
    second = imported([heads, row], program)
    third = imported([[*heads, "partage par exercice"], [*row, "2007-2008 : 5 $"]], program)
    assert [counts(one) for one in (first, second, third)] == [
        (1, 0, 0, 0),
        (0, 0, 1, 0),
        (0, 1, 0, 0),
    ]
    assert [(share.years, share.amount) for share in FundingShare.objects.all()] == [
        ("2007-2008", 5)
    ]


def test_shares_that_are_more_than_their_envelope_are_refused_in_their_cell(program):
    OrganizationFactory(name="Bailleur")
    result = imported(
        [
            ["bailleur", "exercice", "montant", "partage par exercice"],
            ["Bailleur", "2007-2008", 10, "2007-2008 : 20 $"],
        ],
        program,
    )
    assert [(error.letter, FundingShare.objects.count()) for error in result.cell_errors] == [
        ("D", 0)
    ]


def test_a_target_takes_its_unit_from_its_quantity_or_from_its_own_column(program):
    lines = [
        "engagement;quantité;unité;montant unitaire",
        "Emploi;70 %;;",
        "Heures;120;heures;",
        "Bourses;3 à 5;;2 500 $",
        "Faux;70 %;heures;",
    ]
    refused = import_as("targets", lines, program=program)
    assert (counts(refused)[3], ProgramTarget.objects.count()) == (1, 0)
    import_as("targets", lines[:-1], program=program)
    found = ProgramTarget.objects.order_by("label")
    assert [(one.quantity_said.replace("\u00a0", " "), one.unit_amount) for one in found] == [
        ("3 à 5", 2500),
        ("70 %", None),
        ("120 heures", None),
    ]


# --- A target among the rows of its program


@pytest.mark.parametrize(
    ("typed", "unit", "shown"),
    [
        ("3 à 5", "", "3 à 5"),
        ("une dizaine", "", "près de 10"),
        ("plus de 70 %", "", "plus de 70 %"),
        ("120", "hours", "120 heures"),
    ],
)
def test_a_target_is_typed_in_one_field_and_shown_again_as_it_is_kept(typed, unit, shown, program):
    def form_of(instance, **answers):
        form = modelform_factory(
            ProgramTarget, form=TargetForm, fields=["label", "minimum", "unit", "per"]
        )
        return form({"label": "Cible", "per": "year", "unit": unit} | answers, instance=instance)

    form = form_of(ProgramTarget(program=program), minimum=typed)
    assert form.errors == {}
    kept = form.save()
    assert kept.quantity_said.replace("\u00a0", " ") == shown
    again = form_of(ProgramTarget.objects.get(), minimum=form_of(kept)["minimum"].initial)
    assert (
        again.fields["minimum"].prepare_value(again["minimum"].initial).replace("\u00a0", " ")
        == shown
    )
    assert "minimum" not in again.changed_data
    exact = form_of(ProgramTarget.objects.get(), minimum="4", unit="")
    exact.save()
    assert ProgramTarget.objects.get().quantity_said == "4"
