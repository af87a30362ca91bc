"""What is worth telling of a program, and which of its pictures may be printed."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from activities.models import Highlight, HighlightPicture
from activities.telling import why_left_out
from activities.tests.factories import HighlightFactory
from activities.tests.logistics import a_picture, a_program, photo
from programs.accounts.tests.factories import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return a_program()


@pytest.fixture
def coordinator(client, program):
    user = member_of(program)
    client.force_login(user)
    return user


def test_a_highlight_is_written_and_read_as_it_will_be_printed(client, program, coordinator):
    page = reverse("highlight_new", args=[program.slug])
    sent = {
        "title": "Au laboratoire",
        "happened_on": "2007-10-18",
        "text": "Trois classes ont **manipulé**.<script>",
        "submission": str(uuid.uuid4()),
    }
    answer = client.post(page, sent)
    assert client.post(page, sent).url == answer.url
    told = Highlight.objects.get()
    assert (told.code, told.position) == ("S-0001", 1)
    shown = client.get(answer.url).context
    assert shown["text"] == "<p>Trois classes ont <strong>manipulé</strong>.&lt;script&gt;</p>\n"
    page = reverse("highlight_change", args=[told.pk])
    assert client.post(page, sent | {"title": "Au labo"}).status_code == 302
    assert Highlight.objects.get().title == "Au labo"


def test_a_program_that_is_over_opens_on_its_last_year_and_its_periodical(client):
    program = a_program(starts_on=date(2005, 7, 1), ends_on=date(2008, 6, 30))
    client.force_login(member_of(program))
    HighlightFactory(program=program, happened_on=date(2007, 10, 18))
    page = reverse("highlight_list", args=[program.slug])
    offered = client.get(page)
    assert [row["name"] for row in offered.context["years"]] == ["2007-2008"]
    report = reverse("highlight_report", args=[program.slug, "2007-2008"])
    assert offered.content.decode().count(f'href="{report}"') == 1
    assert client.get(report).status_code == 200


def test_a_year_in_which_the_program_did_not_run_has_no_periodical(client):
    program = a_program(starts_on=date(2005, 7, 1), ends_on=date(2007, 6, 30))
    client.force_login(member_of(program))
    HighlightFactory(program=program, happened_on=date(2007, 10, 18))
    page = client.get(reverse("highlight_list", args=[program.slug]), {"exercice": "2007-2008"})
    report = reverse("highlight_report", args=[program.slug, "2007-2008"])
    assert page.content.decode().count(f'href="{report}"') == 0


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            "2008-07-01",
            "Le programme a pris fin le 31 mai 2008, et aucun périodique ne paraît pour un exercice qui suit\u00a0: "
            "datez-le au plus tard du 30 juin 2008.",
        ),
        (
            "2006-06-30",
            "Le programme commence le 15 septembre 2006\u00a0: datez-le de cet exercice, ou d’un qui suit.",
        ),
        ("2008-06-30", ""),
        ("2006-07-01", ""),
    ],
)
def test_a_highlight_is_of_a_year_of_which_there_is_a_periodical(client, day, said):
    program = a_program(starts_on=date(2006, 9, 15), ends_on=date(2008, 5, 31))
    client.force_login(member_of(program))
    page = reverse("highlight_new", args=[program.slug])
    answer = client.post(page, {"title": "Au labo", "happened_on": day, "text": "Manipulé."})
    errors = answer.context["form"].errors if answer.context else {}
    assert " ".join(errors.get("happened_on", [])) == said


def test_highlights_are_put_in_order_within_their_year(client, program, coordinator):
    first, second, third = (
        HighlightFactory(program=program, position=number, title=f"Titre {number}")
        for number in (1, 2, 3)
    )
    HighlightFactory(program=program, position=2, happened_on=date(2006, 10, 1))
    answer = client.post(reverse("highlight_move", args=[third.pk, "monter"]))
    assert [row["highlight"] for row in client.get(answer.url).context["rows"]] == [
        first,
        third,
        second,
    ]
    assert client.post(reverse("highlight_move", args=[first.pk, "monter"])).status_code == 302
    assert client.post(reverse("highlight_move", args=[first.pk, "ailleurs"])).status_code == 404


def test_a_picture_is_joined_and_kept_back_until_its_consent_and_what_it_shows(
    client, program, coordinator
):
    told = HighlightFactory(program=program)
    page = reverse("highlight_picture_new", args=[told.pk])
    sent = {"file": photo(), "consent": "to_obtain", "credit": "Maude Exemple"}
    assert client.post(page, sent).status_code == 302
    picture = HighlightPicture.objects.get()
    assert (picture.width, picture.is_printable) == (320, False)
    assert why_left_out(picture) == (
        "visite.jpg\u00a0: il manque le consentement des personnes qu’on y reconnaît et la description de ce "
        "qu’elle montre."
    )
    page = reverse("highlight_picture", args=[told.pk, picture.pk])
    known = {"consent": "obtained", "alt": "Un tour à métaux"}
    assert list(client.post(page, known).context["form"].errors) == ["consented_on"]
    assert client.post(page, known | {"consented_on": "2007-10-20"}).status_code == 302
    picture.refresh_from_db()
    assert (picture.is_printable, why_left_out(picture)) == (True, "")
    image = client.get(reverse("highlight_picture_file", args=[told.pk, picture.pk]))
    assert (image["Content-Type"], b"".join(image)[:3]) == ("image/jpeg", b"\xff\xd8\xff")


def test_the_same_picture_is_joined_once(client, program, coordinator):
    told = HighlightFactory(program=program)
    page = reverse("highlight_picture_new", args=[told.pk])
    for number in (302, 200):
        sent = {"file": photo(), "consent": "to_obtain"}
        assert client.post(page, sent).status_code == number
    assert HighlightPicture.objects.count() == 1


def test_pictures_are_put_in_order_and_removed(client, program, coordinator):
    told = HighlightFactory(program=program)
    first, second = a_picture(told), a_picture(told, colour="navy", position=1)
    page = reverse("highlight_picture_move", args=[told.pk, second.pk, "monter"])
    assert client.post(page).status_code == 302
    assert list(told.pictures.all()) == [second, first]
    page = reverse("highlight_picture_remove", args=[told.pk, second.pk])
    assert client.post(page).status_code == 302
    assert list(told.pictures.all()) == [first]
    assert client.post(reverse("highlight_remove", args=[told.pk])).status_code == 302
    assert not HighlightPicture.objects.exists()


def test_the_highlights_of_another_organisation_are_not_there(client, program):
    told = HighlightFactory(program=program)
    picture = a_picture(told)
    other = a_program()
    client.force_login(member_of(other))
    for name, keys in (
        ("highlight_list", [program.slug]),
        ("highlight", [told.pk]),
        ("highlight_change", [told.pk]),
        ("highlight_picture", [told.pk, picture.pk]),
        ("highlight_picture_file", [told.pk, picture.pk]),
        ("highlight_picture_file", [HighlightFactory(program=other).pk, picture.pk]),
    ):
        assert client.get(reverse(name, args=keys)).status_code == 404
