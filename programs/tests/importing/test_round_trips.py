"""What is exported can be imported back unchanged: every resource, every format, both languages."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.importing import registry
from programs.importing.writing import FORMATS
from programs.models import OrganizationAlias, ProgramObjective, ProgramRole, ProgramTarget
from programs.tests.factories import (
    FundingFactory,
    OrganizationFactory,
    PersonFactory,
    ProgramFactory,
    ReferralFactory,
    RegionFactory,
)
from programs.tests.importing.files import counts, refusals
from reporting.models import Report, StatedFigure

pytestmark = pytest.mark.django_db

HOSTILE = "=cmd|' /C calc'!A0"
TYPED = "L’œuvre « d'abord »,\u00a0;\r\n\r\n- deux  espaces\tet fin"


def fill() -> None:
    """At least two records of every resource, with all that makes a cell hard to write."""
    lead = OrganizationFactory(
        name=HOSTILE, acronym="HO", note=TYPED, website="https://exemple.test/a?b=c"
    )
    OrganizationAlias.objects.create(organization=lead, name="Ancien, Nom")
    for region in (RegionFactory(), RegionFactory(code="15", name="Laurentides")):
        OrganizationFactory(name="Carrefour", region=region)
    program = ProgramFactory(slug="ici", lead=lead, aim=TYPED, ends_on=date(2012, 3, 31))
    ProgramFactory(slug="ailleurs", fiscal_year_starts=1)
    ProgramRole.objects.create(program=program, organization=lead, role="lead")
    for number, text in (("1.", "Un"), ("1.", "Deux"), ("", TYPED)):
        ProgramObjective.objects.create(program=program, number=number, text=text)
    ProgramTarget.objects.create(program=program, number="1", label="Exact", minimum=5, maximum=5)
    ProgramTarget.objects.create(
        program=program,
        label="Environ",
        minimum=Decimal("40.50"),
        maximum=Decimal("40.50"),
        qualifier="about",
    )
    FundingFactory(program=program, amount=Decimal("82143.05"), reference="+1")
    FundingFactory(program=program, amount=None, ends_on=date(2010, 6, 30), qualifier="at_most")
    fill_people(program)
    StatedFigure.objects.create(
        program=program, starts_on=date(2007, 7, 1), ends_on=date(2008, 6, 30), code="mentoring.pairings",
        minimum=34, maximum=34, unit="pairs", source="Bulletin",
    )  # fmt: skip
    report = Report.objects.create(
        program=program, starts_on=date(2007, 7, 1), ends_on=date(2008, 6, 30)
    )
    report.texts.create(name="outlook", french=TYPED, english="Tomorrow")


def fill_people(program) -> None:
    lead = program.lead
    twins = [
        PersonFactory(
            holder=lead, first_name="Zoé", last_name="Inventée", birth_date=date(1980, 1, day),
            languages=["fr", "ht"], phone="+1 819 555-0100", region=RegionFactory(),
        )
        for day in (1, 2)
    ]  # fmt: skip
    coded = PersonFactory(holder=lead, code="007", last_name="-Tiret", note=HOSTILE)
    referral = ReferralFactory(
        program=program, person=twins[0], code="R1", state="refused", reason="x"
    )
    ReferralFactory(program=program, person=twins[1], referrer=None, referrer_as_typed="@pont")
    ReferralFactory(
        program=program, person=coded, state="redirected", redirected_to=OrganizationFactory()
    )
    mentor = MentorFactory(program=program, person=coded, capacity=3, fields=["1", "5"])
    mentees = [MenteeFactory(program=program, person=twin) for twin in twins]
    mentees[0].referral = referral
    mentees[0].save()
    MenteeFactory(program=program, state="left", left_on=date(2008, 1, 1))
    ended = PairingFactory(
        program=program, mentor=mentor, mentee=mentees[0], code="J1", state="interrupted",
        interruption="moved", reason=TYPED, ended_on=date(2008, 1, 1),
    )  # fmt: skip
    running = PairingFactory(program=program, mentor=mentor, mentee=mentees[1])
    PairingFactory(program=program, mentor=mentor, mentee=mentees[0], state="proposed")
    for minutes in (60, None):
        MeetingFactory(pairing=running, minutes=minutes)
    OutcomeFactory(pairing=ended, milestone=3)


@pytest.mark.parametrize("language", ["fr-ca", "en"])
@pytest.mark.parametrize("file_format", FORMATS, ids=lambda one: one.extension)
def test_every_resource_is_imported_back_unchanged(file_format, language):
    fill()
    found, expected = {}, {}
    with override(language):
        for name in registry.names():
            dataset = registry.get(name)().export()
            data = file_format().export_data(dataset)
            result = registry.get(name)().import_file(data, f"{name}.{file_format.extension}")
            found[name] = (counts(result), refusals(result))
            expected[name] = ((0, 0, len(dataset), 0), [])
    assert found == expected
    assert min(len(registry.get(name)().export()) for name in registry.names()) > 0


@pytest.mark.parametrize("name", registry.names())
def test_the_number_of_queries_of_an_export_does_not_grow(name):
    found = []
    for _time in range(2):
        fill_more()
        with CaptureQueriesContext(connection) as captured:
            registry.get(name)().export()
        found.append(len(captured))
    assert found[0] == found[1]


def fill_more() -> None:
    """One record more of every resource."""
    program = ProgramFactory()
    organization = OrganizationFactory()
    OrganizationAlias.objects.create(organization=organization, name="Autre")
    ProgramRole.objects.create(program=program, organization=organization, role="partner")
    ProgramObjective.objects.create(program=program, number="1", text="Un")
    ProgramTarget.objects.create(program=program, number="1", label="Un")
    FundingFactory(program=program)
    outcome = OutcomeFactory(pairing__program=program)
    MeetingFactory(pairing=outcome.pairing)
    ReferralFactory(program=program)
    days = {"starts_on": date(2007, 7, 1), "ends_on": date(2008, 6, 30)}
    StatedFigure.objects.create(program=program, code="x", source="y", **days)
    Report.objects.create(program=program, **days)
