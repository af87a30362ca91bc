"""Several people merge at the same moment, or add to a record that is being merged, each in a thread of their own."""

from datetime import date
from threading import Barrier

import pytest
from django.db import connection, transaction

from programs.merging import acting, merge
from programs.models import Merge
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.referrals.models import Referral
from programs.tests.at_once import all_at_once
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def pair(program):
    return tuple(PersonFactory(holder=program.lead) for _ in range(2))


def lost() -> int:
    """Referrals that name nobody."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM referrals_referral WHERE person_id NOT IN (SELECT id FROM people_person)"
        )
        return cursor.fetchone()[0]


def test_of_two_who_merge_the_same_pair_both_ways_one_does(pair):
    one, other = pair

    def do(order) -> None:
        merge(*order, by=None)

    assert sorted(all_at_once(do, [(one, other), (other, one)])) == ["ValidationError", "done"]
    assert (Person.objects.count(), Merge.objects.count()) == (1, 1)


def test_of_three_that_are_merged_in_a_ring_one_stays_that_leads_from_all(program, pair):
    """Whoever comes late finds that one of theirs is gone, and nothing is half done."""
    people = [*pair, PersonFactory(holder=program.lead)]
    ring = list(zip(people, [*people[1:], people[0]], strict=True))
    all_at_once(lambda order: merge(*order, by=None), ring)
    left = set(Person.objects.values_list("pk", flat=True))
    assert set(Merge.objects.values_list("leads_to", flat=True)) <= left
    assert len(left) + Merge.objects.count() == 3


def add(program, person_key: int) -> None:
    """As a form does: what was chosen when the page was opened is written."""
    Referral.objects.create(program=program, person_id=person_key, received_on=date(2008, 1, 10))


def race(program, pair, merged) -> list[str]:
    kept, absorbed = pair

    def do(which: str) -> None:
        if which == "merge":
            merged(kept, absorbed)
        else:
            add(program, absorbed.pk)

    return all_at_once(do, ["merge", *(["add"] * 5)])


@pytest.mark.parametrize("_time", range(3))
def test_a_referral_that_is_added_meanwhile_follows_or_is_refused(program, pair, _time):
    results = race(program, pair, lambda kept, absorbed: merge(kept, absorbed, by=None))
    stayed = Referral.objects.count()
    assert results[0] == "done"
    assert (stayed, lost()) == (results[1:].count("done"), 0)
    assert set(Referral.objects.values_list("person", flat=True)) <= {pair[0].pk}


@pytest.fixture
def without_constraint():
    """The database without what holds a referral to its person."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = 'referrals_referral'::regclass AND "
            "confrelid = 'people_person'::regclass"
        )
        ((name,),) = cursor.fetchall()
        cursor.execute(f"ALTER TABLE referrals_referral DROP CONSTRAINT {name}")
        cursor.execute("ALTER TABLE referrals_referral DISABLE TRIGGER USER")
    yield
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE referrals_referral ENABLE TRIGGER USER")
        cursor.execute(
            "DELETE FROM referrals_referral WHERE person_id NOT IN (SELECT id FROM people_person)"
        )
        cursor.execute(
            f"ALTER TABLE referrals_referral ADD CONSTRAINT {name} FOREIGN KEY (person_id) "
            "REFERENCES people_person (id) DEFERRABLE INITIALLY DEFERRED"
        )


def test_without_lock_and_constraint_a_referral_is_lost(program, pair, without_constraint):
    """The control: between the look and the end, somebody adds one to the record that goes."""
    moved, added = Barrier(2), Barrier(2)

    def do(which: str) -> None:
        if which == "add":
            moved.wait()
            add(program, pair[1].pk)
            added.wait()
            return
        with transaction.atomic():
            Referral.objects.filter(person=pair[1]).update(person=pair[0])
            moved.wait()
            added.wait()
            Person.objects.filter(pk=pair[1].pk)._raw_delete(connection.alias)

    assert all_at_once(do, ["merge", "add"]) == ["done", "done"]
    assert lost() == 1


def test_the_database_names_what_was_added_between_the_look_and_the_end(program, pair, monkeypatch):
    """Were there no lock, the constraint would still refuse the merge, and say why."""
    added = []
    moved_all = acting.Act.move_all

    def move_then_add(act, kept, absorbed):
        moved_all(act, kept, absorbed)
        if not added:
            added.append(True)
            add(program, absorbed.pk)

    monkeypatch.setattr(acting.Act, "move_all", move_then_add)
    assert all_at_once(lambda order: merge(*order, by=None), [pair]) == ["ValidationError"]
    assert (Person.objects.count(), Referral.objects.count()) == (2, 0)
