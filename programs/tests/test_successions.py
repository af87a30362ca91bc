"""Which organisation carries on which: one after several, several after one, and never in a circle."""

from datetime import date
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from programs import integrity
from programs.models import Organization, OrganizationSuccession
from programs.models.successions import (
    Succession,
    carriers_of,
    lineage,
    predecessors_of,
    successors_of,
)
from programs.tests.at_once import all_at_once
from programs.tests.factories import OrganizationFactory, SuccessionFactory

JULY, LATER = date(2008, 7, 1), date(2010, 1, 1)


def bodies(count: int) -> list[Organization]:
    return [OrganizationFactory(name=name) for name in "ABCDEF"[:count]]


def follows(before: Organization, after: Organization, **fields) -> OrganizationSuccession:
    return SuccessionFactory(predecessor=before, successor=after, **fields)


def ceased(organization: Organization) -> date | None:
    organization.refresh_from_db()
    return organization.ceased_on


def sentence(before, after, **fields) -> str:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        follows(before, after, **fields)
    return integrity.explain(refused.value)


CIRCLE = "Un organisme ne peut pas succéder à celui qui lui a succédé."


@pytest.mark.django_db
class TestLines:
    def test_several_merge_into_one(self):
        first, second, after = bodies(3)
        follows(first, after)
        follows(second, after)
        assert predecessors_of(after) == [first, second]
        assert [successors_of(first), successors_of(second)] == [[after], [after]]
        assert lineage(after) == [after, first, second]

    def test_one_is_split_into_several(self):
        before, first, second = bodies(3)
        follows(before, first, kind="split")
        follows(before, second, kind="split")
        assert successors_of(before) == [first, second]

    def test_a_line_is_followed_to_its_end_or_to_a_day(self):
        first, second, third = bodies(3)
        follows(first, second)
        follows(second, third, on_day=LATER)
        assert successors_of(first) == [third]
        assert successors_of(first, date(2009, 12, 31)) == [second]
        assert successors_of(first, date(2008, 6, 30)) == []
        assert lineage(third) == [third, second, first]

    def test_who_comes_from_two_sides_is_there_once(self):
        first, left, right, last = bodies(4)
        for one in (left, right):
            follows(first, one, kind="split")
            follows(one, last, on_day=LATER)
        assert successors_of(first) == [last]
        assert lineage(last) == [last, left, right, first]

    def test_the_lineages_of_several_on_a_day_are_read_at_once(self, django_assert_num_queries):
        first, second, third, alone = bodies(4)
        follows(first, second)
        follows(second, third, on_day=LATER)
        with django_assert_num_queries(1):
            succession = Succession()
            found = [succession.lineage(one.pk, LATER) for one in (third, second, alone)]
            earlier = succession.lineage(third.pk, date(2009, 12, 31))
        whole = {third.pk, second.pk, first.pk}
        assert found == [whole, {second.pk, first.pk}, {alone.pk}]
        assert earlier == {third.pk}

    def test_one_of_which_a_part_went_its_own_way_goes_on(self):
        whole, part = bodies(2)
        follows(whole, part, kind="spin_off")
        assert (ceased(whole), successors_of(whole), lineage(part)) == (None, [], [part])

    def test_who_goes_on_carries_itself(self):
        alone, before, after = bodies(3)
        follows(before, after)
        assert carriers_of([alone, before]) == {alone.pk: [alone], before.pk: [after]}

    def test_a_list_costs_as_much_as_one(self):
        def queries() -> int:
            with CaptureQueriesContext(connection) as asked:
                carriers_of(Organization.objects.all())
            return len(asked)

        SuccessionFactory()
        alone = queries()
        SuccessionFactory.create_batch(2)
        assert queries() == alone == 2


@pytest.mark.django_db
class TestTheEnd:
    def test_who_is_merged_is_no_more_from_that_day(self):
        before, after = bodies(2)
        follows(before, after)
        assert [ceased(before), ceased(after)] == [JULY, None]
        assert list(Organization.objects.open_on(date(2008, 6, 30))) == [before, after]
        assert list(Organization.objects.open_on(JULY)) == [after]

    def test_a_merger_that_was_none_is_taken_back(self):
        before, after = bodies(2)
        follows(before, after).delete()
        assert (ceased(before), successors_of(before)) == (None, [])

    def test_a_day_that_is_corrected_is_the_one_that_counts(self):
        before, after = bodies(2)
        one = follows(before, after)
        one.on_day = LATER
        one.save()
        assert ceased(before) == LATER

    def test_it_comes_once(self):
        before, first, second = bodies(3)
        follows(before, first)
        assert sentence(before, second, on_day=LATER) == (
            "Cet organisme a déjà cessé d’exister un autre jour : un organisme ne finit qu’une fois."
        )
        follows(before, second)
        assert successors_of(before) == [first, second]

    def test_nobody_carries_on_after_the_end(self):
        first, second, third = bodies(3)
        follows(second, third)
        said = "L’un des deux organismes avait déjà cessé d’exister ce jour-là."
        assert sentence(first, second, on_day=LATER) == said
        follows(first, second)
        assert successors_of(first) == [third]

    def test_nobody_ends_before_it_carries_on(self):
        first, second, third = bodies(3)
        follows(first, second, on_day=LATER)
        said = "L’un des deux organismes avait déjà cessé d’exister ce jour-là."
        assert sentence(second, third) == said


@pytest.mark.django_db
class TestCircles:
    def test_nobody_carries_on_itself(self):
        (alone,) = bodies(1)
        assert sentence(alone, alone) == "Un organisme ne se succède pas à lui-même."

    @pytest.mark.parametrize("length", [2, 3])
    def test_the_database_refuses_one(self, length):
        line = bodies(length)
        for before, after in pairwise(line):
            follows(before, after)
        assert sentence(line[-1], line[0]) == CIRCLE

    def test_one_of_parts_is_refused_too(self):
        first, second = bodies(2)
        follows(first, second, kind="spin_off")
        assert sentence(second, first, kind="spin_off") == CIRCLE

    def test_the_form_says_so_beside_the_field(self):
        first, second, third = bodies(3)
        follows(first, second)
        follows(second, third)
        back = OrganizationSuccession(
            predecessor=third, successor=first, kind="merger", on_day=JULY
        )
        with pytest.raises(ValidationError) as refused:
            back.full_clean()
        assert refused.value.message_dict == {"successor": [CIRCLE]}
        OrganizationSuccession(predecessor=third, successor=bodies(1)[0], on_day=JULY).full_clean()

    def test_a_succession_is_entered_once(self):
        first, second = bodies(2)
        follows(first, second)
        assert sentence(first, second) == "Cette succession est déjà inscrite."


@pytest.mark.django_db(transaction=True)
def test_two_that_are_entered_at_once_make_no_circle():
    first, second = bodies(2)
    answers = all_at_once(lambda pair: follows(*pair), [(first, second), (second, first)])
    assert OrganizationSuccession.objects.count() == 1
    assert [answer for answer in answers if answer == "done"] == ["done"]
