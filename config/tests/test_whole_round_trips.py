"""A whole database leaves by its exports and enters an empty one by its imports: every figure is what it was."""

import re
from datetime import date, timedelta

import pytest
from django.db.models import Model

from activities import models as activities
from config.management.commands import load_demo
from config.tests.rows import emptied
from mentoring.models import Mentee, Mentor, Pairing
from mentoring.tests.world import a_year_of_mentoring
from programs.importing import registry
from programs.importing.writing import FORMATS
from programs.lib.periods import Period, today
from programs.models import Organization, Program, ProgramTarget
from programs.people.models import Person
from programs.referrals.enums import ReferralState
from programs.referrals.models import Referral
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.importing.files import counts, refusals
from programs.tests.world import a_year_of_grants
from programs.tests.worlds import of_each_app
from reporting.figures import Scope, collect
from reporting.models import StatedFigure
from reporting.tests.factories import met_then_served

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_here")]

# What a cell may hold that a spreadsheet, or whoever reads it, would take for something else.
HOSTILE = (
    "=1+1",
    "+33 5",
    "-5",
    "@SUM(A1)",
    "'",
    "'=1",
    "''",
    '"',
    'Un "mot" cité',
    "a;b,c\td",
    "Une ligne\net une autre",
    "_x000D_",
    "_x005F_x000D_",
    "007",
    "00120",
    " espace devant",
    "espace derrière ",
    "\u00a0insécable\u00a0",
    "deux  espaces",
    "مرحبا بالعالم",
    "ᓄᓇᕗᑦ",
    "👩🏽‍🏫 émoji",
    "<b>gras</b> & <script>alert(1)</script>",
    "n. d.",
    "2008-06-30",
    "30/06/2008",
    "1/2",
    "1e5",
    "VRAI",
    "null",
    "–",
    "e\u0301crit en deux",
    "L’œuvre « d'abord »",
    "Total de l’année",
    "long " * 400,
)
# Names are shorter, stand on one line, and have a letter.
NAMES = tuple(
    text for text in HOSTILE if len(text) < 60 and "\n" not in text and re.search(r"\w", text)
)


def demo() -> None:
    load_demo.load()


def hostile() -> None:
    """A year of a service, twice, in whose texts stands everything that is hard to write."""
    for slug, words in (("ici", HOSTILE), ("la", tuple(reversed(HOSTILE)))):
        lead = OrganizationFactory(name=f"Responsable {slug}")
        program = ProgramFactory(
            slug=slug, lead=lead, starts_on=date(2006, 7, 1), ends_on=date(2009, 6, 30)
        )
        a_year_of_grants(program)
        for _turn in range(2):
            a_year_of_mentoring(program, (lead, OrganizationFactory(), None))
        for referral in program.referrals.filter(state=ReferralState.IN_SERVICE):
            met_then_served(referral)
        of_each_app("one_more", program)
        _say(words, Program.objects.filter(pk=program.pk))
    _say(HOSTILE, Mentor.objects, Mentee.objects, Pairing.objects, Referral.objects)
    _say(HOSTILE, ProgramTarget.objects, StatedFigure.objects, Organization.objects, Person.objects)
    _say(HOSTILE, *(model.objects for model in OF_ACTIVITIES))


# Texts that lead to the record from other files, or that a rule of their own holds.
_TOLD = {
    "code",
    "slug",
    "name",
    "name_en",
    "acronym",
    "number",
    "number_key",
    "email",
    "phone",
    "website",
    "contact_email",
    "guardian_email",
    "link",
    "url",
    # The choices of a question, which somebody answered.
    "options",
}
OF_ACTIVITIES = (
    activities.Activity,
    activities.Offering,
    activities.Session,
    activities.Booking,
    activities.Registration,
    activities.Participant,
    activities.Attendance,
    activities.Cost,
    activities.Transport,
    activities.TransportStop,
    activities.Kiosk,
    activities.Survey,
    activities.SurveyQuestion,
    activities.OutreachEntry,
    activities.Highlight,
)


def _say(words: tuple[str, ...], *querysets) -> None:
    """Put the hostile words into every free text of the records, one after another."""
    for queryset in querysets:
        for index, record in enumerate(queryset.order_by("pk")):
            texts = [name for name in _free_texts(type(record)) if name not in _TOLD]
            for place, name in enumerate(texts):
                field = record._meta.get_field(name)
                setattr(record, name, words[(index + place) % len(words)][: field.max_length])
            if isinstance(record, Person):
                name = NAMES[index % len(NAMES)]
                record.last_name, record.first_name = name[:50], f"Numéro {index}"
            if isinstance(record, Organization):
                record.name = f"{NAMES[index % len(NAMES)][:50]} {index}"
            record.save()


def _free_texts(model: type[Model]) -> list[str]:
    return [
        field.name
        for field in model._meta.concrete_fields
        if field.get_internal_type() in ("CharField", "TextField") and not field.choices
    ]


def figures() -> dict:
    """Every figure of every program, year by year and since its start, with its parts."""
    found = {}
    for program in Program.objects.order_by("slug"):
        for period in _periods(program):
            results = collect(Scope(program=program), period)
            found |= {
                (program.slug, str(period.start), str(period.end), code): (
                    result.number,
                    result.partial,
                    result.numerator,
                    result.denominator,
                    # No spreadsheet keeps the spaces around a name.
                    sorted((part.label.strip(), str(part.number)) for part in result.parts),
                )
                for code, result in results.items()
            }
    return found


def _periods(program: Program) -> list[Period]:
    last = min(program.ends_on or date.max, today())
    found, day = [Period(program.starts_on, last)], program.starts_on
    while day <= last:
        found.append(program.calendar.year_containing(day))
        day = found[-1].end + timedelta(days=1)
    return found


def exported(file_format) -> dict[str, bytes]:
    return {
        name: file_format().export_data(registry.get(name)().export()) for name in registry.names()
    }


@pytest.mark.parametrize("filled", [pytest.param(demo, marks=pytest.mark.slow), hostile])
def test_every_figure_is_what_it_was(filled):
    """From one house to the next: each format takes what the one before brought."""
    filled()
    before = figures()
    assert _numbers(before) > 100
    for file_format in FORMATS:
        files = exported(file_format)
        assert _would_change(files, file_format) == {}
        emptied()
        assert Program.objects.count() == 0
        for name, data in files.items():
            result = registry.get(name)().import_file(data, f"{name}.{file_format.extension}")
            assert (file_format, name, refusals(result)) == (file_format, name, [])
        assert figures() == before


def _would_change(files: dict[str, bytes], file_format) -> dict[str, tuple]:
    """What importing an export again would change where it was made: nothing."""
    found = {}
    for name, data in files.items():
        resource = registry.get(name)
        result = resource().import_file(data, f"{name}.{file_format.extension}", dry_run=True)
        rows = resource._meta.model.objects.count()
        if counts(result) != (0, 0, rows, 0):
            found[name] = (counts(result), refusals(result), changed(result))
    return found


def changed(result) -> list[tuple]:
    """The values that an import would change, to read where it should change none."""
    rows = result.preview.changed if result.preview else []
    return [(row.number, one.heading, one.before, one.after) for row in rows for one in row.changes]


def _numbers(found: dict) -> int:
    """How many figures have something to say."""
    return sum(bool(result[0]) for result in found.values())
