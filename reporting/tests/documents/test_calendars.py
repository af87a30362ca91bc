"""A bilan of a year around a change of calendar: compared with the same months, and its dates said."""

from datetime import date

import pytest

from programs.lib.periods import Period
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting import making
from reporting.documents import model
from reporting.kinds import KINDS
from reporting.tests.documents.reading import blocks, notes, plain

pytestmark = pytest.mark.django_db

AFTER = date(2027, 1, 10)
CUT = Period(date(2025, 4, 1), date(2025, 6, 30))
FIRST_IN_JULY = Period(date(2025, 7, 1), date(2026, 6, 30))
SECOND_IN_JULY = Period(date(2026, 7, 1), date(2027, 6, 30))


@pytest.fixture
def program():
    """April to March, and July to June from July 2025; a referral each May."""
    made = ProgramFactory(
        starts_on=date(2020, 4, 1), fiscal_year_starts=4, fiscal_year_changes=[date(2025, 7, 1)]
    )
    for year in (2024, 2025):
        ReferralFactory(program=made, received_on=date(year, 5, 10))
    return made


def columns(document, id: str) -> list[str]:
    (found,) = [block for block in blocks(document, model.Table) if block.id == id]
    return [column.label for column in found.columns]


def order(program, period, language="fr"):
    report = making.report_of(KINDS["bilan"], program, period)
    return making.order_of(report, language, AFTER)


def facts(program, period, language="fr"):
    return making.gather(order(program, period, language))


def test_a_year_cut_short_is_compared_with_the_same_months(program):
    found = facts(program, CUT)
    counts = [each["referrals.received"].number for each in (found.results, found.previous)]
    assert counts == [1, 1]
    assert found.before == "1er avril 2024 – 30 juin 2024"


def test_the_first_year_of_a_calendar_is_compared_with_the_twelve_months_before(program):
    found = facts(program, FIRST_IN_JULY)
    assert found.previous["referrals.received"].number == 1
    assert found.before == "1er juillet 2024 – 30 juin 2025"


def test_between_two_plain_years_no_dates_are_said(program):
    assert facts(program, SECOND_IN_JULY).before == ""


def test_the_tables_say_the_dates_of_both(program):
    document = making.make(order(program, CUT)).document
    assert columns(document, "personnes-jointes") == [
        "Chiffre",
        "1er avril 2025 – 30 juin 2025",
        "Un an plus tôt (1er avril 2024 – 30 juin 2024)",
        "Écart",
        "Depuis le 1er avril 2020",
    ]
    assert notes(document, "annee-en-bref")[0] == plain(
        "Cette période, du 1er avril 2025 au 30 juin 2025, n’a pas douze mois : elle est comparée aux mêmes jours de "
        "l’année d’avant."
    )


def test_the_figures_as_data_say_of_which_days_they_are(program):
    made = making.make(order(program, CUT))
    assert made.figures["period"] == "2025-04-01--2025-06-30"


def test_the_document_speaks_of_its_dates_in_english_too(program):
    document = making.make(order(program, CUT, "en")).document
    assert columns(document, "personnes-jointes")[1] == "April 1, 2025 – June 30, 2025"


def test_homonyms_are_two_lines_that_a_reader_tells_apart(program):
    referrers = [OrganizationFactory(name="Carrefour", region=None) for _one in range(2)]
    for referrer in referrers:
        ReferralFactory(program=program, referrer=referrer, received_on=date(2025, 5, 11))
    found = facts(program, CUT).results["referrals.received"]
    labels = {part.label for part in found.parts if part.label.startswith("Carrefour")}
    assert labels == {f"Carrefour ({referrer.code})" for referrer in referrers}
