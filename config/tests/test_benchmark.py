"""``manage.py benchmark`` from end to end, small: what is measured is there, and right."""

import re
from contextlib import nullcontext
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from config.benchmarking import data
from config.management.commands import benchmark
from reporting.figures import FIGURES, Scope, collect


@pytest.fixture
def usual(django_db_setup, django_db_blocker):
    """The database of the tests, which the command leaves alone for one of its own."""
    with django_db_blocker.unblock():
        yield connection.settings_dict["NAME"]


def databases() -> set[str]:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database")
        return {name for (name,) in cursor.fetchall()}


# What test_outdated.py calls the databases that it makes.
SCRATCH = "arrimage_scratch"


def test_it_measures_figures_pdf_and_import_and_leaves_nothing(usual):
    before, out = databases(), StringIO()
    call_command(
        "benchmark",
        "--sizes",
        "50",
        "100",
        "--rows",
        "20",
        "--imports",
        "30",
        "--actions",
        "20",
        "--expenses",
        "200",
        "--applications",
        "50",
        "--registrations",
        "50",
        "--agreements",
        "50",
        "--runs",
        "1",
        stdout=out,
    )
    lines = out.getvalue().splitlines()
    rows = [re.findall(r"\d+", line)[0] for line in lines if re.match(r"\| \d", line)]
    pages = re.search(r"'pages': (\d+)", out.getvalue())
    assert rows == ["50", "100", "30"]
    assert int(pages.group(1)) > 1
    assert lines[-1].startswith("Import of 20 people: ours ")
    # Another process of the tests may have ended meanwhile, and its database with it; or made one for itself.
    left = {name for name in databases() - before if not name.startswith(SCRATCH)}
    assert (left, connection.settings_dict["NAME"]) == (set(), usual)


def test_a_size_that_does_not_divide_is_refused():
    with pytest.raises(CommandError):
        call_command("benchmark", "--sizes", "51")


@pytest.mark.django_db
def test_what_is_asked_for_is_measured_alone_and_no_page_asks_more_for_more(monkeypatch):
    monkeypatch.setattr(benchmark, "_database_of_its_own", nullcontext)
    out = StringIO()
    call_command("benchmark", "--registrations", "50", "150", stdout=out)
    heads, _line, *rows = [line.strip("| ").split(" | ") for line in out.getvalue().splitlines()]
    assert heads == ["50 registrations: queries", "s", "150 registrations: queries", "s"]
    assert [label for label, few, _s, many, _seconds in rows if few != many] == []
    assert {label.partition(":")[0] for label, *_rest in rows} == {
        "figures of activities",
        "bilan, HTML",
        "calendar",
        "desk",
        "list",
    }


@pytest.mark.django_db
def test_the_home_page_of_more_programs_and_agreements_asks_no_more(monkeypatch):
    monkeypatch.setattr(benchmark, "_database_of_its_own", nullcontext)
    out = StringIO()
    call_command("benchmark", "--agreements", "50", "150", stdout=out)
    _heads, _line, *rows = [line.strip("| ").split(" | ") for line in out.getvalue().splitlines()]
    assert [label for label, few, _s, many, _seconds in rows if few != many] == []
    assert {label.partition(":")[0] for label, *_rest in rows} == {
        "figures of partnerships",
        "inventory, HTML",
        "home",
        "list",
    }


@pytest.mark.django_db
class TestEveryFigureIsHeld:
    @pytest.fixture
    def results(self):
        return collect(Scope(program=data.fill(50)), data.YEAR)

    def test_all_that_there_are(self, results):
        assert set(results) == set(data.expected(50)) == set(FIGURES)
        data.hold(results, 50)

    def test_one_that_is_missing_or_wrong_is_said(self, results):
        del results["referrals.paired"]
        with pytest.raises(RuntimeError) as raised:
            data.hold(results, 50)
        assert str(raised.value) == "referrals.paired: None and not 40"

    def test_one_that_the_data_know_nothing_of_is_said(self, results, monkeypatch):
        monkeypatch.setitem(FIGURES, "grants.new", FIGURES["people.reached"])
        with pytest.raises(RuntimeError) as raised:
            data.hold(results, 50)
        assert str(raised.value) == "grants.new: None and not None"

    def test_none_of_them_is_nothing(self, results):
        """What is always zero could not be found wrong."""
        assert [code for code, result in results.items() if not result.number] == []
