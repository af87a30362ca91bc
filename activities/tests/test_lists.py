"""Lists on paper: what each reader needs stands on them, and what the others may know does not."""

from datetime import time

import pytest
from django.urls import reverse

from activities.actions import lists
from activities.tests.desks import AT_NOON, an_activity, an_offering, session_of, signed_in
from activities.tests.factories import (
    ParticipantFactory,
    RegistrationFactory,
    TransportFactory,
    TransportStopFactory,
)
from programs.letters.model import Letter, Table

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]

SECRETS = {
    "pupil": "Nadège Exemple",
    "teacher": "Solange Exemple",
    "needs": "Une rampe à l’entrée",
    "phone": "819 555-0101",
}


def a_group(offering=None, **details):
    """A class with a pupil who is named, a teacher who can be reached, and needs."""
    registration = RegistrationFactory(
        offering=offering or an_offering(an_activity(names_needed="Sécurité du laboratoire")),
        needs=SECRETS["needs"],
        booking__phone="819 555-0101",
        **details,
    )
    ParticipantFactory(registration=registration)
    return registration


def said(letter: Letter) -> str:
    """All that a list prints, but for the head of its paper."""
    texts = []
    for block in letter.blocks:
        if isinstance(block, Table):
            texts += [*(cell for row in block.rows for cell in row), *block.total]
        else:
            texts.append(block.markdown.replace("\\", ""))
    return "\n".join([letter.title, *letter.addressee, *texts])


def told(letter: Letter) -> set[str]:
    """Which of the secrets a list tells."""
    text = said(letter).replace("\xa0", " ")
    return {name for name, secret in SECRETS.items() if secret in text}


def rows(letter: Letter) -> list[tuple]:
    return [row for block in letter.blocks if isinstance(block, Table) for row in block.rows]


def test_a_carrier_reads_stops_hours_and_numbers_and_nobody_s_name():
    registration = a_group()
    transport = TransportFactory(session=session_of(registration.offering))
    TransportStopFactory(
        transport=transport, registration=registration, time=time(8, 15), boards=13, position=1
    )
    TransportStopFactory(transport=transport, place="Rond-point", position=2)
    letter = lists.carrier_list(transport)
    assert rows(letter) == [
        ("8\xa0h\xa015", "Entrée principale", "13"),
        ("—", "Rond-point", "—"),
    ]
    assert (told(letter), str(registration.school) in said(letter)) == (set(), False)


def test_a_total_of_what_is_not_known_is_not_known():
    transport = TransportFactory(session=session_of(an_offering()))
    TransportStopFactory(transport=transport, boards=13)
    table = lists.carrier_list(transport).blocks[1]
    assert table.total == ("Total", "", "13")
    TransportStopFactory(transport=transport, boards=None)
    assert lists.carrier_list(transport).blocks[1].total == ("Total", "", "—")


def test_a_host_reads_groups_numbers_and_needs_and_nobody_s_name():
    registration = a_group()
    a_group(registration.offering, state="cancelled")
    letter = lists.host_list(session_of(registration.offering))
    assert rows(letter) == [
        (str(registration.school), "9e année (secondaire 3)", "12", "1", SECRETS["needs"])
    ]
    assert told(letter) == {"needs"}


def test_who_registers_for_oneself_is_counted_for_a_host_and_not_named():
    offering = an_offering(an_activity(course=True))
    registration = RegistrationFactory(offering=offering, school=None, pupils=1, companions=0)
    ParticipantFactory(registration=registration)
    letter = lists.host_list(session_of(offering))
    assert (rows(letter), told(letter)) == (
        [("Une personne", "9e année (secondaire 3)", "1", "0", "—")],
        set(),
    )


def test_a_teacher_reads_of_the_own_group_alone():
    registration = a_group()
    other = a_group(registration.offering, group="Groupe 99")
    ParticipantFactory(registration=other, first_name="Autre", last_name="Classe")
    letter = lists.teacher_list(registration)
    text = said(letter)
    assert told(letter) == {"pupil", "needs"}
    assert ("Autre Classe" in text, "Groupe 99" in text, str(other.school) in text) == (
        False,
        False,
        False,
    )


def test_a_teacher_reads_it_in_the_language_of_the_registration():
    registration = a_group(booking__language="en")
    assert lists.teacher_list(registration).language == "en"


@pytest.mark.parametrize("name", ["session_host_list", "session_carrier_list", "registration_list"])
def test_each_is_printed(client, name):
    registration = a_group()
    transport = TransportFactory(session=session_of(registration.offering))
    TransportStopFactory(transport=transport)
    records = {
        "session_host_list": transport.session,
        "session_carrier_list": transport,
        "registration_list": registration,
    }
    signed_in(client, registration.offering.activity)
    answer = client.get(reverse(name, args=[records[name].pk]))
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_list_of_another_organisation_is_not_found(client):
    registration = a_group()
    transport = TransportFactory(session=session_of(registration.offering))
    signed_in(client, an_activity())
    assert {
        client.get(reverse(name, args=[pk])).status_code
        for name, pk in (
            ("session_host_list", transport.session_id),
            ("session_carrier_list", transport.pk),
            ("registration_list", registration.pk),
        )
    } == {404}
