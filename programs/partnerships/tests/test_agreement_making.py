"""One form makes one agreement, with a number that no other has, however many are made at the same moment."""

import uuid
from datetime import date
from threading import Barrier

import pytest

from programs import locks
from programs.models import Program
from programs.partnerships.actions import agreement_making as making
from programs.partnerships.enums import PartyRole
from programs.partnerships.models import Agreement
from programs.partnerships.tests.agreements import a_program
from programs.partnerships.tests.factories import ClauseTemplateFactory
from programs.tests.at_once import all_at_once
from programs.tests.factories import OrganizationFactory, ProgramFactory


def bound(organization, role=PartyRole.PARTNER) -> making.Bound:
    return making.Bound(
        organization=organization,
        role=role,
        signatory_name="",
        signatory_title="",
        signatory_email="",
    )


def make(program: Program, submission=None, parties=(), **fields) -> Agreement:
    details = {"title": "Accueil", "starts_on": date(2007, 9, 1)} | fields
    agreement = Agreement(program=program, submission=submission or uuid.uuid4(), **details)
    return making.make_agreement(agreement=agreement, parties=parties, by=None)


@pytest.mark.django_db
class TestOneForm:
    def test_it_makes_a_draft_with_its_number_its_parties_and_the_usual_clauses(self):
        program = a_program()
        ClauseTemplateFactory(program=program, is_usual=False, title="Au choix")
        parties = [bound(program.lead, PartyRole.LEAD), bound(OrganizationFactory(name="Phare"))]
        made = make(program, parties=parties, ends_on=date(2008, 8, 31))
        assert made.number == f"ENT-{program.code}-2007-01"
        assert list(made.parties.values_list("role", "position")) == [("lead", 1), ("partner", 2)]
        assert made.clauses.count() == 11
        said = made.clauses.get(kind="duration").body
        assert "{{" not in said
        assert said.startswith(
            "La présente entente est en vigueur du 1er septembre 2007 au 31 août 2008."
        )

    def test_sent_twice_it_makes_one(self):
        program, submission = a_program(), uuid.uuid4()
        first, second = (make(program, submission) for _time in range(2))
        assert (first, Agreement.objects.count()) == (second, 1)

    def test_what_is_not_known_yet_stands_as_to_be_written_in_each_language(self):
        made = make(a_program(), starts_on=None)
        clause = made.clauses.get(kind="duration")
        assert "[à préciser]" in clause.body.replace("\\", "")
        assert "[to be specified]" in clause.body_en.replace("\\", "")

    def test_a_changed_draft_says_it_in_its_clauses(self):
        program = a_program()
        made = make(program, ends_on=date(2008, 8, 31))
        made.ends_on = date(2009, 8, 31)
        making.change_agreement(agreement=made, parties=[bound(program.lead)], by=None)
        assert "31 août 2009" in made.clauses.get(kind="duration").body

    def test_a_party_that_stays_is_the_record_that_it_was(self):
        program, other = a_program(), OrganizationFactory()
        made = make(program, parties=[bound(program.lead), bound(other)])
        kept = made.parties.get(organization=other).pk
        parties = [bound(other, PartyRole.FIDUCIARY), bound(OrganizationFactory())]
        making.change_agreement(agreement=made, parties=parties, by=None)
        assert made.parties.get(organization=other).pk == kept
        assert made.parties.filter(organization=program.lead).exists() is False


def made_at_once(threads: int) -> list[str]:
    """The numbers of as many agreements of one program, each made in a thread and a transaction of its own."""
    program = ProgramFactory()
    done = all_at_once(lambda _number: make(program), range(threads))
    assert set(done) <= {"done", "ValidationError", "IntegrityError"}
    return sorted(Agreement.objects.values_list("number", flat=True))


@pytest.mark.django_db(transaction=True)
class TestManyAtOnce:
    def test_12_at_once_have_the_numbers_from_1_to_12(self):
        numbers = made_at_once(12)
        assert [one[-2:] for one in numbers] == [f"{n:02d}" for n in range(1, 13)]

    def test_without_the_lock_they_take_the_same(self, monkeypatch):
        """The control: nobody goes on before all have read which number is next, and one of twelve is saved."""
        together = Barrier(12)
        monkeypatch.setattr(locks, "alone", lambda *_what: None)
        number_of = making.next_number

        def read_together(program, day):
            number = number_of(program, day)
            together.wait()
            return number

        monkeypatch.setattr(making, "next_number", read_together)
        assert [one[-2:] for one in made_at_once(12)] == ["01"]

    def test_one_form_that_is_sent_12_times_at_once_makes_one(self):
        program, submission = ProgramFactory(), uuid.uuid4()
        done = all_at_once(lambda _number: make(program, submission), range(12))
        assert (done, Agreement.objects.count()) == (["done"] * 12, 1)
