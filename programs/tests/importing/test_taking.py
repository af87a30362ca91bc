"""A file is taken in once, and one after another: real threads, each with a connection of its own."""

import contextlib
from threading import Barrier, BrokenBarrierError

import pytest

from mentoring.models import Mentee
from programs.importing import taking
from programs.importing.directories import Scope
from programs.importing.kept import KeptFile
from programs.importing.resources import RecordResource
from programs.importing.taking import Repeated, latest, take_in
from programs.models import Import
from programs.people.models import Person
from programs.tests.at_once import all_at_once
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import csv_of

ROWS = 30
# How long the rows of one file wait for those of the other to be matched as well, in seconds.
PATIENCE = 2


def people(rows: int = ROWS, name: str = "gens.csv", spaces: str = "") -> KeptFile:
    lines = [f"Prénom {n};Nom {n}{spaces}" for n in range(rows)]
    return KeptFile(csv_of("prénom;nom", *lines), name, "people")


def sent_at_once(*files: KeptFile, program) -> list[str]:
    """What becomes of each of ``files``, confirmed at the same moment."""

    def send(file) -> None:
        with contextlib.suppress(Repeated):
            take_in(file, scope=Scope(program=program))

    return all_at_once(send, files)


@pytest.fixture
def meet(monkeypatch):
    """Have two imports wait for each other once their rows are matched, so that neither sees what the other writes."""
    barrier, matched = Barrier(2), RecordResource._match

    def match(self, rows):
        matched(self, rows)
        with contextlib.suppress(BrokenBarrierError):
            barrier.wait(PATIENCE)

    monkeypatch.setattr(RecordResource, "_match", match)


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    @pytest.fixture
    def program(self):
        return ProgramFactory(slug="ici")

    def test_the_same_file_is_imported_once(self, program, meet):
        sent_at_once(people(), people(), program=program)
        assert (Person.objects.count(), Import.objects.count()) == (ROWS, 1)

    def test_two_files_that_name_the_same_people_add_them_once(self, program, meet):
        sent_at_once(people(), people(spaces=" "), program=program)
        assert (Person.objects.count(), Import.objects.count()) == (ROWS, 2)

    def test_without_the_lock_they_would_be_there_twice(self, program, meet, monkeypatch):
        monkeypatch.setattr(taking, "wait_for_others", lambda: None)
        sent_at_once(people(), people(), program=program)
        assert (Person.objects.count(), Import.objects.count()) == (2 * ROWS, 2)


@pytest.mark.django_db
class TestOneAfterTheOther:
    @pytest.fixture
    def program(self):
        return ProgramFactory(slug="ici")

    def test_the_second_is_told_of_the_first(self, program):
        made, _result = take_in(people(), scope=Scope(program=program))
        with pytest.raises(Repeated) as raised:
            take_in(people(), scope=Scope(program=program))
        assert raised.value.earlier == made

    def test_whoever_was_told_imports_it_again(self, program):
        first, _result = take_in(people(), scope=Scope(program=program))
        file = people()
        file.seen = first.pk
        made, _result = take_in(file, scope=Scope(program=program))
        assert (made.unchanged, made.new, Person.objects.count()) == (ROWS, 0, ROWS)

    def test_a_file_for_another_program_is_another_one(self, program):
        take_in(people(), scope=Scope(program=program))
        made, _result = take_in(people(), scope=Scope(program=ProgramFactory()))
        assert made.new == ROWS

    def test_what_was_undone_or_nobody_may_see_is_not_told(self, program, django_user_model):
        made, _result = take_in(people(), scope=Scope(program=program))
        told = {"program": program, "by": None}
        assert latest("people", people().digest, **told) == made
        stranger = django_user_model.objects.create(email="x@exemple.test")
        assert latest("people", people().digest, program=program, by=stranger) is None
        Import.objects.update(undone_at=made.made_at)
        assert latest("people", people().digest, **told) is None

    def test_a_refused_file_leaves_no_import(self, program):
        file = KeptFile(csv_of("nom;courriel", "Une;nul"), "gens.csv", "people")
        made, result = take_in(file, scope=Scope(program=program))
        assert (made, result.is_refused, Import.objects.count()) == (None, True, 0)
        assert Person.objects.count() == Mentee.objects.count() == 0

    def test_its_changes_bear_its_name_in_the_history(self, program):
        made, _result = take_in(people(), scope=Scope(program=program))
        kept = Person._meta.get_field("events").related_model.objects
        assert kept.filter(pgh_context=made.context).count() == ROWS
