"""What a partner or an older document states, beside what the records give."""

from datetime import date

import pytest

from mentoring.tests.factories import MentorFactory
from programs.models import OrganizationAlias
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from reporting import making
from reporting.documents import model
from reporting.tests.documents.reading import blocks, plain, table
from reporting.tests.factories import ReportFactory, StatedFigureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    """A program with two mentors."""
    program = ProgramFactory()
    for _mentor in range(2):
        MentorFactory(program=program)
    return program


def bilan_of(program, language="fr") -> model.Document:
    report = ReportFactory.build(program=program)
    return making.make_report(report, language, as_of=date(2008, 9, 1)).document


def gaps(document) -> list[tuple[str, str]]:
    return [(gap.level, plain(gap.text)) for gap in blocks(document, model.Gap)]


AGREEMENT = (
    "agree",
    "Les chiffres énoncés ailleurs pour cette période concordent avec les fiches.",
)


def test_a_bilan_without_a_stated_figure_speaks_of_no_gap(program):
    document = bilan_of(program)
    assert (gaps(document), [found.id for found in document.sections].count("enonce-calcule")) == (
        [],
        0,
    )


def test_a_stated_figure_that_agrees_is_shown_and_said_to_agree(program):
    StatedFigureFactory(program=program, minimum=2, source="Bulletin")
    document = bilan_of(program)
    assert gaps(document) == [AGREEMENT]
    assert table(document, "enonce-calcule") == [
        ["Mentors inscrits", "Bulletin", "2", "2", "concorde"]
    ]


def test_a_gap_is_flagged_with_both_figures_and_the_source(program):
    StatedFigureFactory(program=program, minimum=5, source="Bulletin")
    document = bilan_of(program)
    assert gaps(document) == [
        ("gap", "Mentors inscrits : Bulletin énonce 5; les fiches en comptent 2.")
    ]
    assert table(document, "enonce-calcule") == [
        ["Mentors inscrits", "Bulletin", "5", "2", "écart"]
    ]


@pytest.mark.parametrize(
    "qualifier, bounds, stated, found",
    [
        ("about", (2, None), "près de 2", "concorde"),
        ("at_least", (1, None), "au moins 1", "concorde"),
        ("at_least", (3, None), "au moins 3", "écart"),
        ("at_most", (None, 1), "jusqu’à 1", "écart"),
        ("over", (2, None), "plus de 2", "écart"),
        ("range", (2, 5), "2 à 5", "concorde"),
    ],
)
def test_a_qualifier_is_printed_and_says_what_agrees(qualifier, bounds, stated, found, program):
    minimum, maximum = bounds
    StatedFigureFactory(program=program, qualifier=qualifier, minimum=minimum, maximum=maximum)
    ((_label, _source, shown, _computed, verdict),) = table(bilan_of(program), "enonce-calcule")
    assert (plain(shown), verdict) == (stated, found)


def test_an_unknown_stated_value_is_printed_as_unknown_and_compared_with_nothing(program):
    StatedFigureFactory(program=program, qualifier="unknown", minimum=None, source="Bulletin")
    rows = table(bilan_of(program), "enonce-calcule")
    assert [[plain(cell) for cell in row] for row in rows] == [
        ["Mentors inscrits", "Bulletin", "n. d.", "2", "ne se compare pas"]
    ]


def test_a_stated_part_is_compared_with_the_organisation_of_that_name(program):
    referral = ReferralFactory(program=program, referrer__name="Carrefour inventé")
    OrganizationAlias.objects.create(organization=referral.referrer, name="C. I.")
    for part in ("Carrefour inventé", "C. I.", "Un inconnu"):
        StatedFigureFactory(
            program=program, code="referrals.received", part=part, minimum=1, source=part
        )
    assert [row[3:] for row in table(bilan_of(program), "enonce-calcule")] == [
        ["1", "concorde"],
        ["1", "concorde"],
        ["0", "écart"],
    ]


def test_what_no_figure_counts_is_shown_as_it_is_stated(program):
    StatedFigureFactory(
        program=program, code="promotion.ads", label="Annonces", minimum=3, source="Bulletin"
    )
    StatedFigureFactory(
        program=program, code="promotion.tv", minimum=None, qualifier="unknown", source="Bulletin"
    )
    rows = table(bilan_of(program), "faits-enonces")
    assert [[plain(cell) for cell in row] for row in rows] == [
        ["Annonces", "3", "Bulletin"],
        ["promotion.tv", "n. d.", "Bulletin"],
    ]


def test_a_stated_amount_is_printed_as_money(program):
    StatedFigureFactory(program=program, code="promotion.cost", unit="dollars", minimum=14_300)
    assert plain(table(bilan_of(program), "faits-enonces")[0][1]) == "14 300 $"


def test_stated_figures_are_said_in_english_where_they_were_translated(program):
    StatedFigureFactory(
        program=program,
        code="promotion.ads",
        label="Annonces",
        label_en="Advertisements",
        source="Bulletin",
        source_en="Newsletter",
        qualifier="over",
        minimum=3,
    )
    assert table(bilan_of(program, "en"), "faits-enonces") == [
        ["Advertisements", "over 3", "Newsletter"]
    ]
