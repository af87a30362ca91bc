"""Cells that name another record: what is found, for how many queries, and what is refused."""

import pytest

from mentoring.importing import MeetingsResource, PairingsResource
from mentoring.models import Mentee, Mentor
from mentoring.tests.factories import MentorFactory, PairingFactory
from programs.importing.directories import Directories, Scope
from programs.importing.errors import BadCell
from programs.models import Program
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

PAIRING = {column.name: column for column in MeetingsResource.columns}["pairing"].kind
MENTOR = {column.name: column for column in PairingsResource.columns}["mentor"].kind


def directories() -> Directories:
    return Directories(Scope(programs=Program.objects.all()))


def refusal(kind, *cell) -> str:
    with pytest.raises(BadCell) as refused:
        kind.find(*cell)
    return str(refused.value)


def test_a_code_names_the_record_that_shows_it_whatever_the_case():
    pairing = PairingFactory(code="J-1")
    assert PAIRING.find("j-1", directories(), None) == pairing


def test_two_records_of_one_code_are_told_apart_by_the_program():
    one, other = PairingFactory(code="J-1"), PairingFactory(code="J-1", program=ProgramFactory())
    assert one.program != other.program
    assert refusal(PAIRING, "J-1", directories(), None) == (
        "Plusieurs programmes ont ce jumelage : nommez aussi le programme."
    )
    assert PAIRING.find("J-1", directories(), other.program) == other


def test_a_record_of_another_program_is_not_found_within_this_one():
    mentor = MentorFactory(person__code="M-1")
    elsewhere = ProgramFactory(lead=mentor.program.lead)
    assert MENTOR.find("M-1", directories(), mentor.program).pk == mentor.pk
    assert refusal(MENTOR, "M-1", directories(), elsewhere) == (
        "« M-1 » n’est le code ni le nom d’aucun mentor de ce programme."
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_records_are_read_once_however_many_cells_name_them(count, django_assert_num_queries):
    mentors = [MentorFactory(person__code=f"M-{number}") for number in range(count)]
    read = directories()
    with django_assert_num_queries(1):
        found = [MENTOR.find("M-0", read, mentors[0].program).pk for _cell in range(count)]
    assert found == [mentors[0].pk] * count


def test_what_is_written_is_found_again():
    pairing = PairingFactory()
    written = [PAIRING.write(pairing, directories()), MENTOR.write(pairing.mentor, directories())]
    assert PAIRING.find(written[0], directories(), None) == pairing
    assert MENTOR.find(written[1], directories(), pairing.program).pk == pairing.mentor_id
    assert (Mentor.objects.count(), Mentee.objects.count()) == (1, 1)
