"""What a partner or an older document states, beside what the records give."""

from datetime import date

import pytest

from mentoring.tests.factories import MeetingFactory, MentorFactory, PairingFactory
from programs.models import OrganizationAlias
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from reporting import making
from reporting.documents import model
from reporting.tests.documents.reading import blocks, plain, table
from reporting.tests.factories import ReportFactory, StatedFigureFactory, made_of

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


# --- Three outcomes


def test_what_is_not_known_enough_is_neither_a_gap_nor_an_agreement(program):
    StatedFigureFactory(program=program, qualifier="unknown", minimum=None, source="Bulletin")
    assert gaps(bilan_of(program)) == [
        (
            "unsure",
            "Ce que d’autres énoncent de cette période, ou ce que les fiches en savent, n’en dit pas assez.",
        )
    ]
    StatedFigureFactory(program=program, minimum=2)
    assert gaps(bilan_of(program)) == [
        (
            "agree",
            "Les chiffres énoncés ailleurs pour cette période qui se comparent aux fiches concordent avec elles.",
        )
    ]


@pytest.mark.parametrize(
    ("stated", "found"), [(30, "ne se compare pas"), (1, "écart"), (2, "ne se compare pas")]
)
def test_a_figure_of_which_only_a_part_is_known_is_compared_as_far_as_it_goes(
    stated, found, program
):
    """« Au moins 2 heures »: 30 may be right, 1 cannot be."""
    pairing = PairingFactory(program=program)
    for minutes in (120, None):
        MeetingFactory(pairing=pairing, minutes=minutes)
    StatedFigureFactory(program=program, code="mentoring.hours", unit="hours", minimum=stated)
    ((_label, _source, _stated, computed, verdict),) = table(bilan_of(program), "enonce-calcule")
    assert (plain(computed), verdict) == ("au moins 2", found)


def test_a_percentage_is_not_compared_with_persons(program):
    StatedFigureFactory(program=program, unit="percent", minimum=2)
    ((_label, _source, stated, _computed, verdict),) = table(bilan_of(program), "enonce-calcule")
    assert (plain(stated), verdict) == ("2 %", "ne se compare pas")


@pytest.mark.parametrize(
    ("unit", "qualifier", "printed"),
    [
        ("dollars", "over", "plus de 315 000 $"),
        ("percent", "", "315 000 %"),
        ("hours", "about", "près de 315 000 heures"),
        ("persons", "", "315 000"),
    ],
)
def test_a_stated_quantity_is_printed_with_its_unit(unit, qualifier, printed, program):
    StatedFigureFactory(
        program=program, code="un.fait", unit=unit, qualifier=qualifier, minimum=315_000
    )
    assert plain(table(bilan_of(program), "faits-enonces")[0][1]) == printed


# --- Other dates


def test_what_is_stated_of_other_dates_is_printed_with_them_by_each_year_that_they_touch(program):
    several = {"starts_on": date(2006, 7, 1), "ends_on": date(2009, 6, 30)}
    StatedFigureFactory(program=program, minimum=5, source="Plan", **several)
    StatedFigureFactory(
        program=program, code="x", label="Trimestre", minimum=1, source="Note",
        starts_on=date(2007, 10, 1), ends_on=date(2007, 12, 31),
    )  # fmt: skip
    StatedFigureFactory(
        program=program, starts_on=date(2006, 7, 1), ends_on=date(2007, 6, 30), source="Avant"
    )
    document = bilan_of(program)
    rows = table(document, "enonce-autres-periodes")
    assert [[plain(cell) for cell in row] for row in rows] == [
        ["Mentors inscrits", "1er juillet 2006 – 30 juin 2009", "5", "Plan"],
        ["Trimestre", "1er octobre 2007 – 31 décembre 2007", "1", "Note"],
    ]
    assert gaps(document) == []


def test_what_is_stated_of_several_years_stands_on_the_sheet_of_the_program(program):
    StatedFigureFactory(program=program, minimum=5, source="Une année")
    StatedFigureFactory(
        program=program, minimum=75, qualifier="about", source="Plan",
        starts_on=date(2006, 7, 1), ends_on=date(2009, 6, 30),
    )  # fmt: skip
    sheet = made_of("fiche", program, "fr", date(2008, 9, 1)).document
    rows = table(sheet, f"enonce-{program.slug}")
    assert [[plain(cell) for cell in row] for row in rows] == [
        ["Mentors inscrits", "1er juillet 2006 – 30 juin 2009", "près de 75", "Plan"]
    ]


def test_the_data_hold_what_is_stated_and_the_gaps(program):
    StatedFigureFactory(program=program, minimum=5, source="Bulletin")
    StatedFigureFactory(program=program, minimum=2, source="Lettre")
    StatedFigureFactory(program=program, source="Plan", ends_on=date(2009, 6, 30))
    data = making.make_report(
        ReportFactory.build(program=program), "fr", as_of=date(2008, 9, 1)
    ).figures
    assert [(one["source"], one["period"], one["outcome"]) for one in data["stated"]] == [
        ("Bulletin", "2007-07-01/2008-06-30", "differs"),
        ("Lettre", "2007-07-01/2008-06-30", "agrees"),
        ("Plan", "2007-07-01/2009-06-30", ""),
    ]
    assert [(one["stated"], one["computed"]) for one in data["gaps"]] == [
        ({"value": 5, "display": "5"}, {"value": 2, "display": "2"})
    ]
