"""What is measured: figures by size, the PDF in a process of its own, an import against the defaults."""

import json
import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from datetime import date

from config.benchmarking.data import YEAR, hold
from config.benchmarking.timing import counted_queries
from programs.letters.model import Letter, Sender, Text
from programs.letters.printing import pdf_of
from programs.models import Program
from programs.people.access import people_known_to
from reporting import making
from reporting.figures import Scope, collect
from reporting.models import Report

AS_OF = date(2008, 6, 30)
ON_A_PAGE = 100
PEOPLE_REACHED = "people.reached"


@dataclass(frozen=True)
class Measure:
    """Median seconds of a few runs, with the queries of one."""

    seconds: float
    queries: int


def figures(program: Program, mentees: int, runs: int) -> Measure:
    """All the figures that there are, each of them right."""
    hold(collect(Scope(program=program), YEAR), mentees)
    return _median(lambda: collect(Scope(program=program), YEAR), runs)


def people_reached(program: Program, runs: int) -> Measure:
    """The persons of all services, which are the widest of the figures."""
    return _median(lambda: collect(Scope(program=program), YEAR, [PEOPLE_REACHED]), runs)


def people_list(program: Program, runs: int) -> Measure:
    """The first page of the persons whom a coordinator sees, and how many they are."""

    def read() -> None:
        people = people_known_to(program.lead)
        people.count()
        list(people.order_by("last_name", "first_name", "pk")[:ON_A_PAGE])

    return _median(read, runs)


def bilan_html(program: Program, runs: int) -> Measure:
    """The whole bilan as HTML, figures of the year before included."""
    report = Report(program=program, starts_on=YEAR.start, ends_on=YEAR.end)
    return _median(lambda: making.make_report(report, "fr", as_of=AS_OF).render("html"), runs)


def _median(work, runs: int) -> Measure:
    with counted_queries() as queries:
        work()
    count = len(queries)
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return Measure(sorted(seconds)[runs // 2], count)


def pdf(slug: str, database: str) -> dict:
    """Seconds, pages and peak memory (MB) of the PDF, in a fresh process that does nothing else."""
    code = (
        "import json, os, django; django.setup();"
        "from django.db import connection;"
        f"connection.settings_dict['NAME'] = {database!r};"
        "from config.benchmarking import measures;"
        f"print(json.dumps(measures.pdf_here({slug!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise RuntimeError("the PDF was not made")
    return json.loads(done.stdout.splitlines()[-1])


def pdf_here(slug: str) -> dict:
    """Make the PDF in this process: the second of two, so that what loads once is left out of the seconds."""
    import io

    import pikepdf

    program = Program.objects.select_related("lead", "region").get(slug=slug)
    report = Report(program=program, starts_on=YEAR.start, ends_on=YEAR.end)
    made = making.make_report(report, "fr", as_of=AS_OF)
    start = time.perf_counter()
    made.render("pdf")
    first = time.perf_counter() - start
    start = time.perf_counter()
    content = made.render("pdf")
    second = time.perf_counter() - start
    pages = len(pikepdf.open(io.BytesIO(content)).pages)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "first": round(first, 2),
        "next": round(second, 2),
        "pages": pages,
        "kilobytes": len(content) // 1024,
        "peak_mb": round(peak),
        "letter_anew": round(_letters(1)[0], 3),
        "letter": round(min(_letters(4)[1:]), 3),
    }


def _letters(count: int) -> list[float]:
    """Seconds of so many letters of one page, one after the other in a thread that printed none before."""
    letter = Letter("fr", "letter", "Objet", Sender("Organisme"), AS_OF, (Text("Un paragraphe."),))
    seconds = []

    def work() -> None:
        for _ in range(count):
            start = time.perf_counter()
            pdf_of(letter)
            seconds.append(time.perf_counter() - start)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return seconds
