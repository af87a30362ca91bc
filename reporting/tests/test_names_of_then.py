"""A report of June keeps the names of June, whoever is called otherwise since."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import AdministratorFactory
from programs.actions import rename_organization
from programs.lib.periods import Period
from programs.models import Organization, OrganizationName, Program
from programs.models.fields import localized
from programs.models.naming import names_of
from programs.plans.models import ActionPlan
from programs.tests.factories import FundingFactory
from reporting import making, options
from reporting.enums import About, FileFormat, Span
from reporting.figures import collect
from reporting.figures.base import Scope
from reporting.kinds import KINDS, Kind
from reporting.tests.factories import LABEL, YEAR, published_files
from reporting.tests.views.pages import sign_in

pytestmark = pytest.mark.django_db

NEW = "Zibeline"
THE_NEXT = Period(date(2008, 7, 1), date(2009, 6, 30))
OF_A_YEAR = [
    kind for kind in KINDS.values() if kind.span == Span.YEAR and kind.about != About.FUNDER
]


@pytest.fixture
def program(year_of_service) -> Program:
    """A program of which every organisation has an English name and an acronym of its own."""
    organizations = list(Organization.objects.all())
    for one in organizations:
        one.name_en, one.acronym = f"Body {one.pk}", f"ORG{one.pk}"
    Organization.objects.bulk_update(organizations, ["name_en", "acronym"])
    return Program.objects.select_related("lead", "region").get(pk=year_of_service.pk)


def rename_everybody() -> None:
    """In July each took a name in which nobody knows it again, and which stands elsewhere in the order of names."""
    organizations = list(Organization.objects.all())
    OrganizationName.objects.bulk_create(
        OrganizationName(
            organization=one,
            name=one.name,
            name_en=one.name_en,
            acronym=one.acronym,
            used_until=YEAR.end,
        )
        for one in organizations
    )
    for one in organizations:
        one.name = f"{NEW} {10**9 - one.pk}"
        one.name_en, one.acronym = f"{one.name} in English", f"{NEW[:3]}{one.pk}"
    Organization.objects.bulk_update(organizations, ["name", "name_en", "acronym"])


def document(kind: Kind, program: Program, language: str, period: Period = YEAR) -> str:
    """What ``kind`` says of ``program``, or of its lead."""
    program = Program.objects.select_related("lead", "region").get(pk=program.pk)
    subject = program if kind.about == About.PROGRAM else program.lead
    as_of = period.end + timedelta(days=60)
    if kind.is_published:
        order = making.order_of(making.report_of(kind, subject, period), language, as_of)
    else:
        read = options.read(
            kind, subject, period, {}, ActionPlan.objects.all(), as_of, is_strict=False
        )
        order = making.Order(kind, subject, period, language, as_of, year=LABEL, options=read)
    return making.make(order).render(FileFormat.HTML).decode()


@pytest.mark.parametrize("language", making.LANGUAGES)
@pytest.mark.parametrize("kind", OF_A_YEAR, ids=lambda kind: kind.code)
def test_a_document_of_june_is_the_same_before_and_after(kind, language, program):
    before = document(kind, program, language)
    rename_everybody()
    assert document(kind, program, language) == before
    assert NEW not in before


@pytest.mark.parametrize("language", making.LANGUAGES)
def test_the_bilan_of_the_next_year_has_the_new_names_alone(language, program):
    old = localized(program.lead, "name", language)
    rename_everybody()
    said = document(KINDS["bilan"], program, language, THE_NEXT)
    assert (NEW in said, old in said) == (True, False)


def test_the_names_of_then_cost_no_query(program):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            document(KINDS["bilan"], program, "fr")
        return len(asked)

    before = queries()
    rename_everybody()
    assert queries() == before


def test_a_figure_on_the_screen_is_of_its_own_period(program):
    def labels(period: Period) -> set[str]:
        found = collect(Scope(program=program), period, ["funding.by_funder"])
        return {part.label for part in found["funding.by_funder"].parts}

    FundingFactory(program=program, starts_on=THE_NEXT.start, ends_on=THE_NEXT.end)
    before = labels(YEAR)
    assert before != set()
    rename_everybody()
    assert labels(YEAR) == before
    assert {label.split()[0] for label in labels(THE_NEXT)} == {NEW}


def test_the_years_that_a_document_compares_share_one_name(program):
    rename_everybody()
    with names_of(THE_NEXT.end):
        found = collect(Scope(program=program), YEAR, ["funding.by_funder"])
    assert {part.label.split()[0] for part in found["funding.by_funder"].parts} == {NEW}


def test_the_records_behind_a_figure_bear_the_names_of_its_period(program, client):
    sign_in(client, AdministratorFactory())
    address = reverse("preview_records", args=[program.slug, LABEL, "funding.total"])

    def rows() -> list[str]:
        return sorted(str(row) for row in client.get(address).context["rows"])

    before = rows()
    rename_everybody()
    assert rows() == before != []


def test_a_published_version_is_told_by_the_name_that_it_bears(program, client):
    version = published_files(program)
    lead = program.lead
    before = lead.name
    rename_organization(
        organization=lead, name=NEW, name_en="", acronym="", from_day=date(2008, 7, 1)
    )
    sign_in(client, AdministratorFactory())
    page = client.get(reverse("published_version", args=[version.pk])).content.decode()
    assert (before in page, NEW in page) == (True, False)
