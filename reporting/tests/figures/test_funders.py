"""Funder by funder over the years."""

from datetime import date

import pytest

from programs.models import FundingShare
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting.figures import Scope
from reporting.figures.funders import EMPTY, FunderTable, funders_by_year

pytestmark = pytest.mark.django_db
UNTIL = date(2020, 3, 31)


def grant(program, first_year, amount, years=1, **details):
    return FundingFactory(
        program=program,
        starts_on=date(first_year, 4, 1),
        ends_on=date(first_year + years, 3, 31),
        amount=amount,
        **details,
    )


def printed(found: FunderTable) -> list[list[str]]:
    """The rows of the table, its totals last, with plain spaces."""
    rows = [[line.label, *line.amounts, line.total, line.share] for line in found.lines]
    rows.append(["", *found.totals, found.whole, None])
    rows.append(["", *found.shares, None, None])
    return [[cell if isinstance(cell, str) else _plain(cell) for cell in row] for row in rows]


def _plain(quantity) -> str:
    return "—" if quantity is None else quantity.display("fr").replace("\u00a0", " ")


def test_amounts_are_added_both_ways_with_their_shares():
    program = ProgramFactory()
    one, other = OrganizationFactory(name="A"), OrganizationFactory(name="B")
    grant(program, 2018, 300, funder=one)
    grant(program, 2018, 100, funder=other)
    grant(program, 2019, 400, funder=one)
    grant(program, 2020, 1_000, funder=one)
    found = funders_by_year(Scope(program=program), UNTIL, "fr")
    assert [column.period.label for column in found.columns] == ["2018-2019", "2019-2020"]
    assert printed(found) == [
        ["A", "300 $", "400 $", "700 $", "87,5 %"],
        ["B", "100 $", "—", "100 $", "12,5 %"],
        ["", "400 $", "400 $", "800 $", "—"],
        ["", "50 %", "50 %", "—", "—"],
    ]


def test_an_envelope_stands_by_year_where_it_was_shared_and_whole_where_it_was_not():
    program = ProgramFactory()
    funder = OrganizationFactory(name="A")
    shared = grant(program, 2018, 900, years=3, funder=funder, reference="1")
    for year, amount in ((2018, 500), (2019, 300)):
        FundingShare.objects.create(
            funding=shared,
            starts_on=date(year, 4, 1),
            ends_on=date(year + 1, 3, 31),
            amount=amount,
        )
    grant(program, 2018, 90, years=2, funder=funder, reference="2")
    found = funders_by_year(Scope(program=program), UNTIL, "fr")
    assert [(column.period.label, column.is_unshared) for column in found.columns] == [
        ("2018-2019", False),
        ("2018-2020", False),
        ("2019-2020", False),
        ("2018-2021", True),
    ]
    assert printed(found)[0] == ["A", "500 $", "90 $", "300 $", "100 $", "990 $", "100 %"]


def test_totals_are_no_more_certain_than_their_amounts_and_have_then_no_share():
    program = ProgramFactory()
    for name, amount, qualifier in (("A", 300, "over"), ("B", None, ""), ("C", 5, "about")):
        grant(program, 2018, amount, funder=OrganizationFactory(name=name), qualifier=qualifier)
    assert printed(funders_by_year(Scope(program=program), UNTIL, "fr")) == [
        ["A", "plus de 300 $", "plus de 300 $", "n. d."],
        ["B", "n. d.", "n. d.", "n. d."],
        ["C", "près de 5 $", "près de 5 $", "n. d."],
        ["", "au moins environ 305 $", "au moins environ 305 $", "—"],
        ["", "n. d.", "—", "—"],
    ]


def test_nothing_granted_is_no_table():
    assert funders_by_year(Scope(program=ProgramFactory()), UNTIL, "fr") == EMPTY


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_do_not_grow(count, django_assert_num_queries):
    program = ProgramFactory()
    for year in range(count):
        funding = grant(program, 2010 + year, 300, years=2)
        FundingShare.objects.create(
            funding=funding, starts_on=funding.starts_on, ends_on=funding.starts_on, amount=1
        )
    with django_assert_num_queries(2):
        funders_by_year(Scope(program=program), UNTIL, "fr")
