"""``manage.py benchmark``: the speed of figures, PDF and import, in a database of its own that it drops."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from config.benchmarking import (
    activities,
    budgets,
    bursaries,
    data,
    imports,
    measures,
    partnerships,
    plans,
)
from config.benchmarking.timing import Measured

# What is measured, in this order, and how much of it where nothing is asked for.
_USUAL = {
    "sizes": (1_000, 10_000, 100_000),
    "actions": (100, 2_000),
    "expenses": (10_000, 100_000),
    "applications": (500, 5_000),
    "registrations": (1_000, 100_000),
    "agreements": (50, 2_000),
    "imports": (10_000, 50_000),
    "rows": 10_000,
}
_STEPS = {
    "sizes": data.STEP,
    "applications": bursaries.STEP,
    "registrations": activities.STEP,
    "agreements": partnerships.STEP,
}
_BY_SIZE = {
    "actions": plans.measure,
    "expenses": budgets.measure,
    "applications": bursaries.measure,
    "registrations": activities.measure,
    "agreements": partnerships.measure,
}


class Command(BaseCommand):
    help = "Mesure la vitesse des chiffres, des plans, des budgets, du PDF et de l’importation (docs/performance.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        for name in _USUAL:
            parser.add_argument(f"--{name}", type=int, nargs=None if name == "rows" else "+")
        parser.add_argument("--runs", type=int, default=3)

    def handle(self, *args, runs: int, **options) -> None:
        """What is asked for, else all; what is measured is also held: raises CommandError where one comes out wrong."""
        asked = {name: options[name] for name in _USUAL if options[name] is not None} or _USUAL
        for name, step in _STEPS.items():
            if any(size % step for size in asked.get(name, ())):
                raise CommandError(f"--{name} : des multiples de {step}.")
        try:
            with _database_of_its_own():
                for name, sizes in asked.items():
                    self._measure(name, sizes, runs)
        except RuntimeError as error:
            raise CommandError(str(error)) from error

    def _measure(self, name: str, sizes, runs: int) -> None:
        if name == "sizes":
            self._figures(sizes, runs)
        elif name == "imports":
            self._long_imports(sizes)
        elif name == "rows":
            self._import(sizes)
        else:
            self._by_size(name, sizes, _BY_SIZE[name])

    def _figures(self, sizes, runs: int) -> None:
        self.stdout.write(
            "| mentees | figures: queries | s | × 1st size | bilan HTML: queries | s "
            "| people reached, s | list of people, s |"
        )
        self.stdout.write("|---:|---:|---:|---:|---:|---:|---:|---:|")
        smallest = None
        for size in sizes:
            program = data.fill(size)
            figures = measures.figures(program, size, runs)
            html = measures.bilan_html(program, runs)
            reached = measures.people_reached(program, runs)
            people = measures.people_list(program, runs)
            smallest = smallest or figures.seconds
            self.stdout.write(
                f"| {size:,} | {figures.queries} | {figures.seconds:.2f} "
                f"| {figures.seconds / smallest:.1f} | {html.queries} | {html.seconds:.2f} "
                f"| {reached.seconds:.2f} | {people.seconds:.2f} |"
            )
            self.stdout.flush()
            if size == sizes[0]:
                found = measures.pdf(program.slug, connection.settings_dict["NAME"])
                self._pdf = found
            self._empty()
        self.stdout.write(f"\nPDF: {self._pdf}\n")

    def _by_size(self, what: str, sizes, measure) -> None:
        """What is done with a plan or a ledger: the queries are not to grow with its actions or its expenses."""
        found: dict[str, list[Measured]] = {}
        for size in sizes:
            for label, measured in measure(size):
                found.setdefault(label, []).append(measured)
            self._empty()
        heads = [f"{size:,} {what}: queries | s" for size in sizes]
        self.stdout.write(f"| | {' | '.join(heads)} |")
        self.stdout.write(f"|---|{'---:|---:|' * len(sizes)}")
        for label, measures_ in found.items():
            cells = [
                f"{'' if count is None else count} | {spent:.2f}" for spent, count in measures_
            ]
            self.stdout.write(f"| {label} | {' | '.join(cells)} |")
            self.stdout.flush()

    def _empty(self) -> None:
        """Start the next size from nothing; the history's guard is put aside for this throw-away database."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing waits for what goes
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(
                "TRUNCATE mentoring_mentor, mentoring_mentee, people_person, programs_program, "
                "programs_organization, accounts_user CASCADE"
            )

    def _long_imports(self, sizes) -> None:
        """The same rows as they were imported and as they are: the cost of a row is not to grow with their number."""
        self.stdout.write("| rows | before, s | ms a row | after, s | ms a row | ratio |")
        self.stdout.write("|---:|---:|---:|---:|---:|---:|")
        for rows in sizes:
            before, after = imports.before_and_after(rows)
            self.stdout.write(
                f"| {rows:,} | {before:.1f} | {before / rows * 1000:.2f} "
                f"| {after:.1f} | {after / rows * 1000:.2f} | {before / after:.1f} |"
            )
            self._empty()

    def _import(self, rows: int) -> None:
        ours, defaults = imports.compare(rows)
        self.stdout.write(
            f"Import of {rows:,} people: ours {ours:.2f} s, import-export's defaults {defaults:.2f} s, "
            f"{defaults / ours:.1f} times faster"
        )


@contextmanager
def _database_of_its_own() -> Iterator[None]:
    """Nobody else's, a test's least of all: made, and dropped whatever happens."""
    usual = connection.settings_dict["NAME"]
    name = f"{usual}_benchmark"
    with patch.dict(connection.settings_dict["TEST"], NAME=name):
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(usual, verbosity=0)
