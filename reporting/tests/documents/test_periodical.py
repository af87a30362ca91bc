"""The periodical of highlights: two pages whatever is told, and what does not fit is named."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.tests.factories import HighlightFactory, OutreachEntryFactory
from activities.tests.logistics import a_picture, a_program
from programs.accounts.tests.factories import member_of, officer_of
from programs.enums import PictureConsent, Service
from programs.lib.periods import Period
from programs.referrals.tests.factories import ReferralFactory
from reporting.documents import model
from reporting.kinds import KINDS
from reporting.making import Order, fitting, gather, make, write
from reporting.tests.rendering.pdftext import pages_text

pytestmark = pytest.mark.django_db

KIND = KINDS["points-saillants"]
YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
PARAGRAPH = "Trente élèves ont passé la matinée au laboratoire : ils ont manipulé, mesuré et posé leurs questions."


@pytest.fixture
def program():
    return a_program(title="Carrières en santé")


def order(program, language: str = "fr", **options) -> Order:
    return Order(KIND, program, YEAR, language, date(2008, 7, 1), year="2007-2008", options=options)


def stories(document: model.Document) -> list[model.Story]:
    return [
        story
        for block in document.blocks
        if isinstance(block, model.Stories)
        for column in block.columns
        for story in column
    ]


def test_a_story_is_told_with_the_first_picture_that_may_be_printed(program):
    told = HighlightFactory(program=program, title="Au laboratoire", text="Un **beau** matin.")
    a_picture(told, printable=False, consent=PictureConsent.TO_OBTAIN)
    a_picture(told, colour="navy", position=1, credit="Maude Exemple")
    a_picture(told, colour="black", position=2)
    made = make(order(program))
    (story,) = stories(made.document)
    assert (story.title, story.text.html) == (
        "Au laboratoire",
        "<p>Un <strong>beau</strong> matin.</p>\n",
    )
    assert (story.picture.credit, story.picture.alt) == (
        "Maude Exemple",
        "Deux élèves à un tour à métaux",
    )
    assert made.remarks == (
        "visite.jpg\u00a0: il manque le consentement des personnes qu’on y reconnaît.",
        "visite.jpg\u00a0: un point saillant n’a qu’une photo, la première.",
    )
    html = made.render("html").decode()
    assert html.count("data:image/jpeg;base64,") == 1
    assert "img-src data:" in html


def test_what_is_typed_of_a_story_is_text(program):
    told = HighlightFactory(program=program, title="<b>1</b>", text="<img src=x onerror=y>")
    a_picture(told, alt='"><i>2</i>', credit="<i>3</i>")
    html = make(order(program)).render("html").decode()
    for typed in ("<b>1", "<img src=x", "<i>2", "<i>3"):
        assert typed not in html
    for shown in ("&lt;b&gt;1", "&lt;img src=x", "&gt;&lt;i&gt;2", "&lt;i&gt;3"):
        assert shown in html


def test_highlights_are_chosen_and_put_in_order(program):
    for number in (1, 2, 3):
        HighlightFactory(program=program, code=f"S-{number}", title=f"Titre {number}")
    made = make(order(program, highlights=("S-3", "S-1")))
    assert [story.title for story in stories(made.document)] == ["Titre 3", "Titre 1"]


@pytest.mark.slow
@pytest.mark.parametrize("paragraphs", [1, 2, 3, 5, 9, 30])
@pytest.mark.parametrize("number", [0, 1, 4, 11, 14])
def test_whatever_is_told_makes_two_pages_and_the_rest_is_named(program, paragraphs, number):
    check_two_pages(program, paragraphs, number)


@pytest.mark.parametrize(("paragraphs", "number"), [(0, 0), (3, 9)])
def test_what_is_told_makes_two_pages(program, paragraphs, number):
    check_two_pages(program, paragraphs, number)


def check_two_pages(program, paragraphs: int, number: int) -> None:
    for index in range(number):
        text = "\n\n".join([PARAGRAPH] * paragraphs)
        told = HighlightFactory(program=program, title=f"Histoire {index:02d}", text=text)
        if index % 3 != 2:
            size = (240, 320) if index % 4 == 0 else (320, 240)
            a_picture(told, size=size, colour=f"#0b4f{index:02d}")
    for index in range(3 * number):
        kind = ("article", "report", "talk")[index % 3]
        OutreachEntryFactory(program=program, kind=kind, title=f"Parution {index:02d}")
    made = make(order(program))
    pages = pages_text(made.render("pdf"))
    assert len(pages) == 2
    text, remarks = " ".join(" ".join(pages).split()), " ".join(made.remarks)
    said_of_entries = remarks.partition("Parutions")[2]
    for index in range(number):
        title = f"Histoire {index:02d}"
        is_left_out = f"{title}\u00a0» ne tient pas" in remarks
        assert (title in text) != is_left_out
    for index in range(3 * number):
        title = f"Parution {index:02d}"
        assert (title in text) != (title in said_of_entries)
    printed = stories(made.document)
    assert text.count("mesuré et posé") == paragraphs * len(printed)


def test_a_long_key_figure_takes_the_room_of_its_lines(program, monkeypatch):
    program.services = [Service.REFERRALS]
    program.save()
    ReferralFactory(program=program, received_on=date(2007, 10, 1))
    facts = gather(order(program))
    taken = []
    for said in "219", "au moins environ 1\u00a0219":
        monkeypatch.setattr(fitting, "display_result", lambda *_, said=said: said)
        taken.append(fitting.figures_height(facts))
    assert round(taken[1] - taken[0]) == 15  # two further lines, as they are counted


def test_the_figures_are_those_of_what_the_program_runs(program):
    program.services = [Service.ACTIVITIES, Service.REFERRALS]
    program.save()
    ReferralFactory.create_batch(2, program=program, received_on=date(2007, 10, 1))
    HighlightFactory(program=program)
    made = make(order(program))
    assert "referrals.received" in made.figures["figures"]
    assert "budgets.spent" not in made.figures["figures"]


def test_it_is_written_in_english(program):
    HighlightFactory(program=program, title_en="At the laboratory", text_en="A *fine* morning.")
    OutreachEntryFactory(program=program, count=None, title_en="Advertisements")
    made = make(order(program, "en"))
    (story,) = stories(made.document)
    assert (story.title, story.day, made.document.over) == (
        "At the laboratory",
        "October 18, 2007",
        "Highlights",
    )
    (said,) = made.document.sections[-2].blocks[0].items
    assert (said.label[-6:], said.lines) == ("· n.a.", ("Advertisements (2007-2008)",))


def test_writing_asks_nothing_and_gathering_does_not_grow(program, django_assert_num_queries):
    numbers = []
    for count in (1, 2):
        for _one in range(count):
            a_picture(HighlightFactory(program=program), colour=f"#{count}{_one}4f4a")
            OutreachEntryFactory(program=program)
        with CaptureQueriesContext(connection) as found:
            facts = gather(order(program))
        numbers.append(len(found))
    assert numbers[0] == numbers[1]
    with django_assert_num_queries(0):
        write(KIND, facts).render("html")


def test_the_command_writes_it_and_names_what_is_left_out(program, tmp_path):
    a_picture(HighlightFactory(program=program, code="S-1"), printable=False)
    out, file = StringIO(), tmp_path / "saillants.html"
    about = ("--program", program.slug, "--year", "2007-2008")
    call_command("report", "points-saillants", *about, "--output", str(file), stdout=out)
    assert "il manque le consentement" in out.getvalue()
    for wrong, said in (
        (("--highlights", "S-9"), "S-9"),
        (("--since", "2006-01-01"), "dans leur ordre"),
        (("--until", "hier"), "2008-03-31"),
    ):
        with pytest.raises(CommandError, match=said):
            call_command("report", "points-saillants", *about, *wrong, "--output", str(file))
    chosen = ("--highlights", "S-1", "--since", "2007-10-01", "--until", "2007-12-31")
    call_command("report", "points-saillants", *about, *chosen, "--output", str(file), stdout=out)


def test_its_page_names_what_is_left_out_to_whoever_makes_it(client, program):
    a_picture(HighlightFactory(program=program), printable=False)
    page = reverse("highlight_report", args=[program.slug, "2007-2008"])
    for user, status in ((member_of(program), 200), (officer_of(program), 200)):
        client.force_login(user)
        answer = client.get(page)
        assert (answer.status_code, len(answer.context["remarks"])) == (status, 1)
    assert client.get(f"{page}?du=hier").status_code == 400
    assert client.get(f"{page}?points=S-9").status_code == 404
    client.force_login(member_of(a_program()))
    assert client.get(page).status_code == 404
