"""The sheet of a program and the catalogue of a region."""

from datetime import date

import pytest

from programs.models import Program, ProgramObjective, ProgramTarget
from programs.tests.factories import FundingFactory, ProgramFactory, RegionFactory
from reporting.documents import model
from reporting.tests.documents.reading import blocks, plain, section, table
from reporting.tests.factories import made_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)


def five_years(**fields) -> Program:
    """A program from April 2018 to March 2023, without its grants."""
    dates = {"starts_on": date(2018, 4, 1), "ends_on": date(2023, 3, 31), "fiscal_year_starts": 4}
    return ProgramFactory(**dates | fields)


def grant(program, year: int, amount=14_300, years=1):
    return FundingFactory(
        program=program,
        starts_on=date(year, 4, 1),
        ends_on=date(year + years, 3, 31),
        amount=amount,
    )


def fiche_of(program, language="fr") -> model.Document:
    return made_of("fiche", program, language, TODAY).document


def budget(document) -> list[str]:
    (found,) = [block for block in blocks(document, model.Table) if block.id.startswith("budget")]
    (row,) = found.rows
    return [plain(cell.display) for cell in row.cells]


def test_the_budget_is_printed_by_year_and_summed():
    program = five_years()
    for year in range(2018, 2023):
        grant(program, year)
    document = fiche_of(program)
    found, *_by_funder = blocks(document, model.Table)
    assert [column.label for column in found.columns] == [
        "2018-2019",
        "2019-2020",
        "2020-2021",
        "2021-2022",
        "2022-2023",
        "2018-2023",
    ]
    assert budget(document) == [*["14 300 $"] * 5, "71 500 $"]


def test_an_unknown_year_makes_the_sum_a_minimum():
    program = five_years()
    grant(program, 2018)
    grant(program, 2019, amount=None)
    assert budget(fiche_of(program)) == ["14 300 $", "n. d.", "au moins 14 300 $"]


def test_a_program_without_a_grant_says_so():
    notes = [plain(note.text) for note in blocks(fiche_of(five_years()), model.Note)]
    assert notes == ["Aucun budget n’est inscrit."]


def test_objectives_are_printed_in_the_order_and_with_the_number_of_their_document():
    program = five_years(aim="Servir la région.")
    for number in ("10", "2", "1.1."):
        ProgramObjective.objects.create(program=program, number=number, text=f"Objectif {number}")
    objectives = section(fiche_of(program), "objectifs")
    assert objectives.blocks == (
        model.Prose("<p>Servir la région.</p>\n"),
        model.NumberedList(
            tuple(
                model.NumberedItem(number, f"Objectif {number}") for number in ("1.1.", "2", "10")
            )
        ),
    )


def test_what_the_program_undertakes_is_printed_with_its_frequency():
    program = five_years()
    ProgramTarget.objects.create(program=program, number="1", label="Bourses", minimum=3, maximum=5)
    (found,) = [
        block
        for block in blocks(fiche_of(program), model.Table)
        if block.id.startswith("engagements")
    ]
    assert [[cell.display for cell in row.cells] for row in found.rows] == [
        ["Bourses", "3 à 5", "par année"]
    ]


def test_an_english_sheet_is_in_english_where_it_was_translated():
    program = five_years(title="Santé", title_en="Health", description="Un projet.")
    grant(program, 2018)
    document = fiche_of(program, "en")
    assert (document.title, document.period, budget(document)) == (
        "Health",
        "April 1, 2018 – March 31, 2023",
        ["$14,300", "$14,300"],
    )


def test_a_program_without_an_end_says_since_when():
    document = fiche_of(ProgramFactory(starts_on=date(2026, 4, 1)))
    assert plain(document.period) == "depuis le 1er avril 2026"


def test_an_envelope_of_a_program_without_an_end_is_its_budget():
    program = ProgramFactory(starts_on=date(2024, 4, 1), fiscal_year_starts=4)
    grant(program, 2024, years=5)
    assert budget(fiche_of(program)) == ["14 300 $"]


def catalogue_of(region, language="fr") -> model.Document:
    programs = Program.objects.all()
    return made_of("recueil", region, language, TODAY, programs=programs).document


def test_a_catalogue_sums_up_the_programs_of_its_region_in_alphabetical_order():
    region = RegionFactory()
    for title in ("Zéphyr", "Aurore"):
        grant(five_years(title=title, lead__name=f"Porteur de {title}"), 2018)
    ProgramFactory(region__code="08", region__name="Ailleurs")
    rows = table(catalogue_of(region), "programmes")
    assert [[plain(cell) for cell in row] for row in rows] == [
        ["Aurore", "Porteur de Aurore", "2018-2023", "14 300 $"],
        ["Zéphyr", "Porteur de Zéphyr", "2018-2023", "14 300 $"],
    ]


def test_a_catalogue_has_a_sheet_a_program():
    region = RegionFactory()
    for title in ("Zéphyr", "Aurore"):
        five_years(title=title)
    assert [found.title for found in catalogue_of(region).sections][1:] == ["Aurore", "Zéphyr"]


def test_the_catalogue_of_an_empty_region_is_a_document_all_the_same(quick_pdf):
    made = made_of("recueil", RegionFactory(), "fr", TODAY, programs=Program.objects.all())
    assert [len(made.render(format)) > 0 for format in ("html", "pdf", "xlsx", "csv", "json")] == [
        True
    ] * 5
