"""Whatever people type, a document runs nothing, fetches nothing and leads only where a link was written."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import urlencode

import pikepdf
import pytest

from mentoring.tests.factories import PairingFactory
from programs.enums import ProgramRoleKind
from programs.models import ProgramObjective, ProgramRole, ProgramTarget
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting import making
from reporting.gathering import Edition
from reporting.tests.factories import (
    OrganizationReportFactory,
    ReportFactory,
    StatedFigureFactory,
    made_of,
)
from reporting.tests.rendering.hostile import vectors

pytestmark = pytest.mark.django_db

NARRATIVES = ("presentation", "highlights", "promotion", "outlook")
WORDS = """<script>alert(1)</script><img src=x onerror="alert(2)">'"><b>{{ 7|add:7 }}{% now %}"""
MARKDOWN = "\n\n".join(
    [
        WORDS,
        "[lien](javascript:alert(3))",
        "![une image n’est qu’un lien](https://exemple.test/pixel.png)",
        *vectors("https://exemple.test"),
    ]
)
VERIFY = "https://arrimage.test/verifier/"
LINKED = {"https://exemple.test/pixel.png"}  # the one link that was written as such
SEALED = f"{VERIFY}?{urlencode({'numero': WORDS})}"
_RUNS = {"script", "iframe", "object", "embed", "form", "input", "base", "link", "img", "video"}


class Found(HTMLParser):
    """What a page holds that runs, fetches or leads somewhere."""

    def __init__(self, page: str):
        super().__init__()
        self.running: list[str] = []
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag in _RUNS:
            self.running.append(tag)
        self.running += [name for name, _value in attrs if name.startswith("on")]
        self.addresses += [
            value for name, value in attrs if name in ("href", "src", "srcset", "poster", "data")
        ]


def hostile_program():
    program = ProgramFactory(
        title=WORDS,
        code='<b>"',
        framework=WORDS,
        aim=MARKDOWN,
        description=MARKDOWN,
        lead__name=WORDS,
        lead__fiscal_year_starts=7,
        region__name="Outaouais",
    )
    ReferralFactory(program=program, referrer__name=WORDS)
    PairingFactory(program=program)
    FundingFactory(program=program, funder__name=WORDS)
    partner = OrganizationFactory(name=WORDS)
    ProgramRole.objects.create(program=program, organization=partner, role=ProgramRoleKind.PARTNER)
    ProgramObjective.objects.create(program=program, number="<i>1</i>", text=WORDS)
    ProgramTarget.objects.create(program=program, number="1", label=WORDS, minimum=1)
    StatedFigureFactory(program=program, source=WORDS)
    StatedFigureFactory(program=program, code=WORDS[:50], label=WORDS, source=WORDS)
    return program


def hostile_bilan() -> making.Made:
    report = ReportFactory(program=hostile_program(), texts=dict.fromkeys(NARRATIVES, MARKDOWN))
    return hostile_edition(report)


def hostile_organization() -> making.Made:
    lead = hostile_program().lead
    report = OrganizationReportFactory(organization=lead, texts=dict.fromkeys(NARRATIVES, MARKDOWN))
    return hostile_edition(report)


def hostile_edition(report) -> making.Made:
    facts = making.gather(making.order_of(report, "fr", date(2008, 9, 1)))
    changes, seen_once = ((WORDS, WORDS, WORDS),), ((WORDS, WORDS),)
    edition = Edition(
        2, date(2008, 9, 1), WORDS, WORDS, VERIFY, changes, new=seen_once, dropped=seen_once
    )
    return making.write(report.what, replace(facts, edition=edition))


def hostile_fiche() -> making.Made:
    return made_of("fiche", hostile_program(), "fr", date(2008, 9, 1))


@pytest.mark.parametrize("make", [hostile_bilan, hostile_organization, hostile_fiche])
def test_hostile_words_run_nothing_in_a_page(make):
    page = make().render("html").decode()
    found = Found(page)
    outside = {address for address in found.addresses if not address.startswith("#")}
    assert (found.running, outside - {SEALED}) == ([], LINKED)


@pytest.mark.parametrize("make", [hostile_bilan, hostile_organization, hostile_fiche])
def test_hostile_words_are_printed_as_they_were_typed(make):
    page = make().render("html").decode()
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 5
    assert page.count("{{ 7|add:7 }}") > 5


@pytest.mark.parametrize("make", [hostile_bilan, hostile_organization, hostile_fiche])
def test_hostile_words_run_nothing_in_a_pdf(make):
    with pikepdf.open(BytesIO(make().render("pdf"))) as document:
        annotations = [
            annotation for page in document.pages for annotation in page.get("/Annots", [])
        ]
        actions = [annotation["/A"] for annotation in annotations if "/A" in annotation]
        outside = {str(action.get("/URI", action["/S"])) for action in actions} - {"/GoTo", SEALED}
        names = document.Root.get("/Names", {})
        assert (outside, "/JavaScript" in names, "/EmbeddedFiles" in names) == (
            LINKED,
            False,
            False,
        )
        assert ("/OpenAction" in document.Root, "/AcroForm" in document.Root) == (False, False)


def test_hostile_words_are_no_formula_in_the_tables():
    program = ProgramFactory(title="=1+1")
    ReferralFactory(program=program, referrer__name="=cmd|' /C calc'!A0")
    made = making.make_report(ReportFactory.build(program=program), "fr", as_of=date(2008, 9, 1))
    csv = made.render("csv").decode("utf-8-sig")
    assert (csv.count(";=cmd"), csv.count(";'=cmd")) == (0, csv.count("=cmd"))
