"""A fiscal calendar that changes on a day: in the database, the form, the lists and the files."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import FiscalCalendar
from programs.models import Organization, Program
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.admin_pages import empty_rows, signed_in, url
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from programs.tests.importing.files import counts, import_as, refusals, spaced

pytestmark = pytest.mark.django_db

JULY = date(2025, 7, 1)
CHANGES = "fiscal_year_changes"


@pytest.fixture
def program():
    return ProgramFactory(starts_on=date(2020, 4, 1), fiscal_year_starts=4)


@pytest.fixture
def editor(client, program) -> Client:
    return signed_in(client, coordinator_of(program))


@pytest.fixture
def in_march():
    """A day of March 2025, when no year of the new calendar has begun."""
    with time_machine.travel(datetime(2025, 3, 10, 16, tzinfo=UTC), tick=False):
        yield


@pytest.mark.parametrize("model", [Program, Organization])
@pytest.mark.parametrize(
    "days", [[date(2025, 7, 2)], [JULY, date(2024, 7, 1)], [JULY, JULY]], ids=str
)
def test_the_database_refuses_days_that_begin_no_calendar(days, model, program):
    with pytest.raises(IntegrityError, match="fiscal_changes"), transaction.atomic():
        model.objects.update(fiscal_year_changes=days)


def test_a_calendar_that_never_changed_is_its_first_month(program):
    assert (program.calendar.start_month, program.calendar.changes) == (4, ())


def test_history_keeps_the_calendar_that_was(program):
    program.fiscal_year_changes = [JULY]
    program.save()
    kept = program.events.order_by("pk").values_list(CHANGES, flat=True)
    assert list(kept) == [[], [JULY]]


# --- The form


def typed(program, **changes) -> dict:
    """What the form of ``program`` sends."""
    names = ("title", "code", "slug", "lead_id", "region_id", "starts_on", "fiscal_year_starts")
    values = {name.removesuffix("_id"): getattr(program, name) for name in names}
    values[CHANGES] = "; ".join(map(str, program.fiscal_year_changes))
    values["services"], values["doors"] = program.services, program.doors
    rows = empty_rows("roles", "objectives", "targets", "fundings")
    return values | rows | changes


def send(editor, program, **changes):
    return editor.post(url("program", "change", program.pk), typed(program, **changes))


def errors(page) -> dict:
    return dict(page.context["adminform"].form.errors)


def test_a_calendar_is_changed_by_the_first_day_of_its_first_year(editor, program, in_march):
    send(editor, program, fiscal_year_changes="1er juillet 2025")
    program.refresh_from_db()
    assert (program.fiscal_year_starts, program.fiscal_year_changes) == (4, [JULY])


def test_the_page_says_what_comes_of_a_change(editor, program, in_march):
    program.fiscal_year_changes = [JULY]
    program.save()
    page = editor.get(url("program", "change", program.pk)).content.decode()
    said = (
        "En cours : 1er avril 2024 – 31 mars 2025. Depuis le 1er juillet 2025 : juillet à juin; l’exercice "
        "d’avant va du 1er avril 2025 au 30 juin 2025."
    )
    assert page.count(said) == 1


@pytest.mark.parametrize("change", [{CHANGES: "2023-07-01"}, {"fiscal_year_starts": 7}], ids=str)
def test_years_that_are_over_do_not_change_unasked(change, editor, program, in_march):
    page = send(editor, program, **change)
    program.refresh_from_db()
    assert list(errors(page)) == ["fiscal_years_corrected"]
    assert (program.fiscal_year_starts, program.fiscal_year_changes) == (4, [])


def test_the_years_that_would_change_are_named(editor, program, in_march):
    page = send(editor, program, fiscal_year_changes="2023-07-01")
    (sentence,) = errors(page)["fiscal_years_corrected"]
    assert sentence.startswith(
        "Des exercices terminés changeraient de dates : 1er avril 2023 – 31 mars 2024. "
    )


def test_of_many_years_the_first_are_named(editor, program, in_march):
    page = send(editor, program, fiscal_year_changes="2020-07-01")
    (sentence,) = errors(page)["fiscal_years_corrected"]
    assert sentence.count(" – 31 mars ") == 3
    assert sentence.count("1er avril 2022 – 31 mars 2023, etc. ") == 1


def test_a_program_that_ended_has_no_year_over_after_its_last(program):
    program.ends_on = date(2021, 12, 31)
    altered = program.years_altered(program.calendar, FiscalCalendar(7), date(2026, 1, 1))
    assert [year.label for year in altered] == ["2020-2021", "2021-2022"]


def test_a_mistake_is_mended_where_one_says_so(editor, program, in_march):
    send(editor, program, fiscal_year_starts=7, fiscal_years_corrected="on")
    program.refresh_from_db()
    assert program.fiscal_year_starts == 7


def test_a_day_that_begins_no_month_is_refused_beside_its_field(editor, program, in_march):
    page = send(editor, program, fiscal_year_changes="2025-07-02", fiscal_years_corrected="on")
    assert errors(page)[CHANGES] == ["Un exercice commence le premier jour d’un mois."]


def test_what_is_no_date_is_refused_and_kept(editor, program, in_march):
    page = send(editor, program, fiscal_year_changes="juillet")
    assert list(errors(page)) == [CHANGES]
    assert page.content.decode().count('value="juillet"') == 1


def test_a_program_without_a_year_over_takes_any_calendar(editor, program, in_march):
    Program.objects.update(starts_on=date(2025, 1, 1))
    program.refresh_from_db()
    send(editor, program, fiscal_year_starts=7)
    program.refresh_from_db()
    assert program.fiscal_year_starts == 7


# --- Lists


def test_the_filter_by_year_follows_a_calendar_that_changed(editor, program):
    program.fiscal_year_changes = [JULY]
    program.save()
    days = (date(2025, 3, 31), date(2025, 5, 1), date(2025, 7, 1))
    referrals = [ReferralFactory(program=program, received_on=day) for day in days]
    asked = ("2024-2025", "2025-04-01/2025-06-30", "2025-2026")
    pages = [editor.get(url("referral", "changelist"), {"exercice": year}) for year in asked]
    assert [list(page.context["cl"].result_list) for page in pages] == [
        [referral] for referral in referrals
    ]


def test_the_years_of_a_grant_follow_a_calendar_that_changed(editor, program):
    program.fiscal_year_changes = [JULY]
    program.save()
    FundingFactory(program=program, starts_on=date(2025, 4, 1), ends_on=date(2025, 6, 30))
    page = editor.get(url("funding", "changelist")).content.decode()
    assert page.count('class="field-years">2025-04-01/2025-06-30</td>') == 1


# --- Files

PROGRAM = "identifiant;sigle;titre;organisme responsable;région;début;premier mois de l’exercice;changements d’exercice"


def imported(changes: str, month: int = 4):
    line = f"ici;ICI;Titre;Responsable;07;2020-04-01;{month};{changes}"
    return import_as("programs", [PROGRAM, line])


def test_a_file_gives_the_days_of_the_changes():
    OrganizationFactory(name="Responsable")
    imported('"2025-07-01; 2028-01-01"')
    assert Program.objects.get().fiscal_year_changes == [JULY, date(2028, 1, 1)]


def test_a_file_changes_no_year_that_is_over(in_march):
    OrganizationFactory(name="Responsable")
    imported("")
    assert counts(imported("2025-07-01")) == (0, 1, 0, 0)
    assert refusals(imported("2023-07-01")) == [
        spaced(
            "feuille « f », ligne 2, colonne H · changements d’exercice : Des exercices déjà terminés changeraient de "
            "dates : 2023-2024. Une erreur se corrige dans la fiche; pour un changement, écrivez le jour du premier "
            "nouvel exercice."
        )
    ]


def test_a_day_of_a_file_that_begins_no_month_is_refused():
    OrganizationFactory(name="Responsable")
    assert refusals(imported("2025-07-02")) == [
        spaced(
            "feuille « f », ligne 2, colonne H · changements d’exercice : Un exercice commence le premier "
            "jour d’un mois."
        )
    ]
