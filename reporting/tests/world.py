"""The reports' part of a world: a published bilan, and what a bulletin states."""

from datetime import date

from programs.models import Organization, Program
from programs.tests.worlds import TYPED, World
from reporting.figures import FIGURES
from reporting.models import Report, StatedFigure
from reporting.tests.factories import LABEL, YEAR, StatedFigureFactory, published_files

# The formats that an address may name and that cost little, and the language of the published files.
FORMATS, LANGUAGES = ("html", "json"), ("fr",)
# A figure of each kind: of persons, of referrals, of money, of each service.
SOME_FIGURES = tuple({code.partition(".")[0]: code for code in FIGURES}.values())


def fill(world: World) -> None:
    version = published_files(world.program)
    world.keep(version, version.report, StatedFigureFactory(program=world.program))


def values(world: World, address, record) -> dict[str, tuple]:
    # Those of an organisation open as those of its programs do (reporting/tests/test_organization_reports.py).
    all_of_them = world.thorough and "/organismes/" not in address.route
    figures = tuple(FIGURES) if all_of_them else SOME_FIGURES
    return {
        "year": (LABEL,),
        "format": ("zip",) if "/dossier" in address.route else FORMATS,
        "language": LANGUAGES,
        "version": (world.records["reporting_reportversion"].pk,),
        "organization": (_organization(world, address).code,),
        "code": figures if "/chiffres/" in address.route else (world.program.region.code,),
    }


def _organization(world: World, address) -> Organization:
    """Whom an address is about: a funder, or the lead."""
    return world.funder if "/bailleurs/" in address.route else world.program.lead


def awkward(program: Program) -> None:
    days = {"starts_on": YEAR.start, "ends_on": YEAR.end}
    StatedFigure.objects.create(
        program=program, code="mentoring.pairings", minimum=34, maximum=34, unit="pairs",
        source="Bulletin", **days,
    )  # fmt: skip
    StatedFigure.objects.create(
        program=program, code="promotion.ads", qualifier="unknown", source="Bulletin",
        starts_on=YEAR.start, ends_on=date(2009, 6, 30),
    )  # fmt: skip
    StatedFigure.objects.create(
        program=program, code="promotion.rate", minimum=70, qualifier="over", unit="percent",
        source="Bulletin", **days,
    )  # fmt: skip
    report = Report.objects.create(program=program, **days)
    report.texts.create(name="outlook", french=TYPED, english="Tomorrow")


def one_more(program: Program) -> None:
    days = {"starts_on": date(2007, 7, 1), "ends_on": date(2008, 6, 30)}
    StatedFigure.objects.create(program=program, code="x", source="y", **days)
    Report.objects.create(program=program, **days)
