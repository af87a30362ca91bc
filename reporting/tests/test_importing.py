"""Stated figures and the narratives of reports out of spreadsheets."""

from decimal import Decimal

import pytest

from programs.importing import registry
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import counts, import_as, refusals
from reporting.models import Report, ReportMove, StatedFigure
from reporting.tests.factories import ReportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="ici")


def test_a_stated_figure_keeps_what_its_source_says(program):
    lines = [
        "exercice;chiffre;part;valeur;unité;source",
        "2007-2008;mentoring.pairings;;plus de 30;paires;Bulletin",
        "2007-2008;referrals.received;Le Pont;33;;Bulletin",
    ]
    assert counts(import_as("stated_figures", lines, program=program)) == (2, 0, 0, 0)
    found = StatedFigure.objects.order_by("code")
    assert [(one.minimum, one.maximum, one.qualifier, one.unit, one.part) for one in found] == [
        (Decimal(30), None, "over", "pairs", ""),
        (Decimal(33), Decimal(33), "", "occurrences", "Le Pont"),
    ]


def test_the_same_source_states_a_figure_once(program):
    lines = ["exercice;chiffre;valeur;source", "2007-2008;x;33;Bulletin"]
    import_as("stated_figures", lines, program=program)
    lines = ["exercice;chiffre;valeur;source", "2007-2008;x;34;Bulletin"]
    assert counts(import_as("stated_figures", lines, program=program)) == (0, 1, 0, 0)


def test_a_figure_without_a_source_is_refused(program):
    lines = ["exercice;chiffre;valeur;source", "2007-2008;x;33;"]
    assert refusals(import_as("stated_figures", lines, program=program)) == [
        "feuille « f », ligne 2, colonne D · source : Cette cellule est obligatoire : du texte."
    ]


def test_narratives_make_a_draft_and_log_it(program):
    lines = ["exercice;présentation;perspectives", "2007-2008;Bonjour;Demain"]
    assert counts(import_as("reports", lines, program=program)) == (1, 0, 0, 0)
    report = Report.objects.get()
    said = [report.narrative(name, "fr") for name in ("presentation", "outlook")]
    assert (report.state, said) == ("draft", ["Bonjour", "Demain"])
    assert [move.to_state for move in ReportMove.objects.all()] == ["draft"]


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_narratives_may_change_until_they_are_published(program, state):
    ReportFactory(program=program, state=state, texts={"presentation": "Bonjour"})
    lines = ["exercice;présentation", "2007-2008;Bonsoir"]
    assert counts(import_as("reports", lines, program=program)) == (0, 1, 0, 0)
    assert Report.objects.get().narrative("presentation", "fr") == "Bonsoir"


def test_a_file_in_one_language_leaves_the_other_as_it_was(program):
    written = {"presentation": "Bonjour", "presentation_en": "Hello"}
    ReportFactory(program=program, texts=written)
    import_as("reports", ["exercice;presentation in English", "2007-2008;Hi"], program=program)
    report = Report.objects.get()
    said = [report.narrative("presentation", language) for language in ("fr", "en")]
    assert said == ["Bonjour", "Hi"]


def test_a_file_has_a_column_for_each_narrative_that_a_chapter_declares():
    names = [column.name for column in registry.get("reports").columns]
    assert names[4:] == [
        f"{name}{language}"
        for name in (
            "presentation",
            "highlights",
            "plan_achievements",
            "plan_extras",
            "bursaries_comment",
            "activities_comment",
            "partnerships_comment",
            "promotion",
            "budget_comment",
            "outlook",
        )
        for language in ("", "_en")
    ]


def test_a_published_report_does_not_change(program):
    ReportFactory(program=program, state="published", texts={"presentation": "Bonjour"})
    lines = ["exercice;présentation", "2007-2008;Bonjour"]
    assert counts(import_as("reports", lines, program=program)) == (0, 0, 1, 0)
    lines = ["exercice;présentation", "2007-2008;Bonsoir"]
    assert refusals(import_as("reports", lines, program=program)) == [
        "feuille « f », ligne 2, colonne B · présentation : Ce rapport est publié : ouvrez d’abord une correction, "
        "qui dira pourquoi."
    ]
