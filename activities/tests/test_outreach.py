"""What was said of a program in public: when, how many as far as anybody knows, and its quick entry."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import OutreachEntry
from activities.reached import across, by_kind
from activities.tests.factories import OutreachEntryFactory
from activities.tests.logistics import a_program, member_of
from activities.whens import read_when, say_when, write_when
from programs.lib.periods import FiscalCalendar, Period

JULY = FiscalCalendar(7)
YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2008-03-12", date(2008, 3, 12), date(2008, 3, 12)),
        ("12 mars 2008", date(2008, 3, 12), date(2008, 3, 12)),
        ("mars 2008", date(2008, 3, 1), date(2008, 3, 31)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2007-2008", YEAR.start, YEAR.end),
        ("2007-08", YEAR.start, YEAR.end),
        ("2008", date(2008, 1, 1), date(2008, 12, 31)),
        ("3 au 14 mars 2008", date(2008, 3, 3), date(2008, 3, 14)),
        ("du 2008-03-03 au 2008-04-14", date(2008, 3, 3), date(2008, 4, 14)),
        ("2008-03-03/2008-03-14", date(2008, 3, 3), date(2008, 3, 14)),
    ],
)
def test_a_time_is_read_as_far_as_it_is_known_and_written_so_that_it_is_read_again(
    text, start, end
):
    period = read_when(text, JULY)
    assert (period.start, period.end) == (start, end)
    for language in ("fr", "en"):
        assert read_when(write_when(period, JULY, language), JULY) == period


@pytest.mark.parametrize(
    "text", ["hier", "2007-2010", "14 au 3 mars 2008", "31 au 2 mars 2008", ""]
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError, match=r"n’est pas une date|exercice|finit"):
        read_when(text, JULY)


def test_a_time_is_said_in_as_few_words_as_it_takes():
    said = [say_when(read_when(text, JULY), JULY, "fr") for text in ("2008-03-12", "2007-2008")]
    assert said == ["12 mars 2008", "2007-2008"]
    assert say_when(read_when("mars 2008", JULY), JULY, "fr") == "mars 2008"


@pytest.fixture
def program():
    return a_program()


@pytest.fixture
def coordinator(client, program):
    user = member_of(program)
    client.force_login(user)
    return user


@pytest.mark.django_db
def test_kinds_tell_what_is_known_from_what_nobody_counted(program):
    OutreachEntryFactory(program=program, count=3)
    OutreachEntryFactory(program=program, count=None)
    OutreachEntryFactory(program=program, kind="programme", count=None)
    OutreachEntryFactory(program=program, kind="talk", count=2)
    found = by_kind(OutreachEntry.objects.within(YEAR))
    assert [(one.kind, one.said("fr")) for one in found] == [
        ("advertisement", "3 et 1 n.\u00a0d."),
        ("programme", "n.\u00a0d."),
        ("talk", "2"),
    ]


@pytest.mark.django_db
def test_what_lies_across_two_years_is_of_none(program):
    inside = OutreachEntryFactory(program=program)
    both = OutreachEntryFactory(
        program=program, starts_on=date(2008, 6, 1), ends_on=date(2008, 7, 31)
    )
    assert list(OutreachEntry.objects.within(YEAR)) == [inside]
    assert list(across(OutreachEntry.objects.all(), YEAR)) == [both]


@pytest.mark.django_db
def test_an_entry_is_written_and_the_next_begins_with_its_kind_and_date(
    client, program, coordinator
):
    page = reverse("outreach_new", args=[program.slug])
    sent = {
        "kind": "report",
        "title": "Entrevue à la radio",
        "medium": "Radio Exemple",
        "when": "mars 2008",
        "minimum": "près de 5 000",
        "submission": str(uuid.uuid4()),
        "again": "1",
    }
    answer = client.post(page, sent)
    assert client.post(page, sent).status_code == 302
    entry = OutreachEntry.objects.get()
    assert (entry.code, entry.count, entry.starts_on, entry.ends_on) == (
        "P-0001",
        None,
        date(2008, 3, 1),
        date(2008, 3, 31),
    )
    assert entry.quantity.display("fr") == "près de 5\u00a0000"
    form = client.get(answer.url).context["form"]
    assert [form[name].value() for name in ("kind", "medium", "when", "title")] == [
        "report",
        "Radio Exemple",
        "mars 2008",
        None,
    ]
    page = reverse("outreach_entry", args=[entry.pk])
    assert client.get(page).context["form"]["minimum"].value() == "près de 5\u00a0000"
    answer = client.post(page, sent | {"count": "2", "when": "2007-2008"})
    assert answer.url.endswith("?exercice=2007-2008")
    entry.refresh_from_db()
    assert (entry.count, entry.code, entry.starts_on) == (2, "P-0001", YEAR.start)
    assert client.post(reverse("outreach_remove", args=[entry.pk])).status_code == 302


@pytest.mark.django_db
def test_a_time_that_means_nothing_stands_beside_its_field(client, program, coordinator):
    sent = {"kind": "report", "title": "Entrevue", "when": "le printemps"}
    form = client.post(reverse("outreach_new", args=[program.slug]), sent).context["form"]
    assert list(form.errors) == ["when"]


@pytest.mark.django_db
def test_what_cannot_be_read_is_a_bad_request(client, program, coordinator):
    page = reverse("outreach_list", args=[program.slug])
    assert client.get(f"{page}?exercice=hier").status_code == 400
    page = reverse("outreach_new", args=[program.slug])
    assert client.get(f"{page}?nature=rien").status_code == 400


@pytest.mark.django_db
def test_the_outreach_of_another_organisation_is_not_there(client, program):
    entry = OutreachEntryFactory(program=program)
    client.force_login(member_of(a_program()))
    for name, key in (
        ("outreach_list", program.slug),
        ("outreach_new", program.slug),
        ("outreach_entry", entry.pk),
        ("outreach_remove", entry.pk),
    ):
        assert client.get(reverse(name, args=[key])).status_code == 404


@pytest.mark.django_db
def test_the_queries_of_the_list_do_not_grow(client, program, coordinator):
    url = f"{reverse('outreach_list', args=[program.slug])}?exercice=2007-2008"
    numbers = []
    for count in (1, 2):
        OutreachEntryFactory.create_batch(count, program=program)
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        numbers.append(len(found))
    assert numbers[0] == numbers[1]
