"""What happens to an offer to be a mentor: received once, then accepted or declined."""

import uuid
from datetime import date
from threading import Barrier

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError

from mentoring import offers
from mentoring.enums import OfferState, ParticipantState
from mentoring.models import Mentor, MentorMove, MentorOffer, MentorOfferMove
from mentoring.tests.factories import MentorFactory, MentorOfferFactory
from mentoring.tests.test_concurrency import all_at_once
from programs.accounts.tests.factories import MembershipFactory, UserFactory, coordinator_of
from programs.people.enums import ConsentPurpose
from programs.people.models import Consent, Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

DAY = date(2008, 1, 15)
THREADS = 20
ANSWERS = {
    "first_name": "Claude",
    "last_name": "L’Inventé",
    "email": "claude@exemple.test",
    "phone": "819 555-0199",
    "city": "Gatineau",
    "languages": ["fr", "es"],
    "fields": ["2", "3"],
    "occupation": "Ingénieure en génie civil",
    "background": "Quinze ans de chantiers.\nDeux pays.",
    "motivation": "Rendre ce que j’ai reçu.",
}


@pytest.fixture(autouse=True)
def _on_a_tuesday():
    with time_machine.travel("2008-01-15T12:00-05:00", tick=False):
        yield


def receive(program, submission=None, **changes) -> MentorOffer:
    answers = ANSWERS | changes
    return offers.receive_offer(program=program, submission=submission or uuid.uuid4(), **answers)


def test_the_steps_of_an_offer_are_these():
    """Written out, so that a wrong table cannot agree with itself."""
    following = {"received": ("accepted", "declined"), "accepted": (), "declined": ()}
    assert (offers.offer_machine.transitions, list(OfferState)) == (following, list(following))


class TestReceiving:
    def test_it_keeps_what_was_written_and_when(self):
        program = ProgramFactory()
        offer = MentorOffer.objects.get(pk=receive(program).pk)
        assert {name: getattr(offer, name) for name in ANSWERS} == ANSWERS
        assert (offer.program, offer.state) == (program, OfferState.RECEIVED)
        assert (offer.received_on, offer.consented_on, offer.language) == (DAY, DAY, "fr-ca")

    def test_it_is_logged(self):
        offer = receive(ProgramFactory())
        (move,) = MentorOfferMove.objects.filter(offer=offer)
        assert (move.from_state, move.to_state, move.moved_by) == ("", "received", None)

    def test_sent_twice_it_is_one_offer(self):
        program, submission = ProgramFactory(), uuid.uuid4()
        first = receive(program, submission)
        assert receive(program, submission) == first
        assert MentorOffer.objects.count() == 1

    def test_what_cannot_be_an_offer_is_refused(self):
        with pytest.raises(ValidationError) as refusal:
            receive(ProgramFactory(), email="pas-un-courriel")
        assert set(refusal.value.message_dict) == {"email"}


class TestMail:
    @pytest.fixture
    def sent(self, django_capture_on_commit_callbacks):
        def send(program, *, times: int = 1) -> dict[str, str]:
            submission = uuid.uuid4()
            with django_capture_on_commit_callbacks(execute=True):
                for _ in range(times):
                    receive(program, submission)
            return {message.to[0]: f"{message.subject}\n{message.body}" for message in mail.outbox}

        return send

    def test_the_coordinators_of_the_program_and_the_person_are_told(self, sent):
        program, elsewhere = ProgramFactory(), ProgramFactory()
        here = coordinator_of(program)
        coordinator_of(elsewhere)
        MembershipFactory(organization=program.lead, is_active=False)
        MembershipFactory(organization=program.lead, user=UserFactory(is_active=False))
        MembershipFactory(organization=program.lead, role="finance")
        assert set(sent(program)) == {here.email, ANSWERS["email"]}

    def test_no_mail_repeats_what_was_typed(self, sent):
        program = ProgramFactory()
        coordinator_of(program)
        texts = "\n".join(sent(program).values())
        typed = [text for text in ANSWERS.values() if isinstance(text, str)]
        assert [text for text in typed if text in texts] == []

    def test_the_coordinator_s_leads_to_the_offer(self, sent, settings):
        settings.SITE_URL = "https://arrimage.exemple.test"
        program = ProgramFactory()
        user = coordinator_of(program)
        text = sent(program)[user.email]
        offer = MentorOffer.objects.latest("pk")
        assert (
            f"https://arrimage.exemple.test/admin/mentoring/mentoroffer/{offer.pk}/change/" in text
        )

    def test_an_offer_sent_twice_tells_once(self, sent):
        program = ProgramFactory()
        coordinator_of(program)
        sent(program, times=3)
        assert len(mail.outbox) == 2


class TestAccepting:
    def test_it_makes_a_person_a_consent_and_a_mentor_with_nothing_typed_again(self):
        program = ProgramFactory()
        user, offer = coordinator_of(program), receive(program)
        accepted = offers.accept_offer(offer=offer, by=user)
        mentor = accepted.mentor
        person = mentor.person
        shared = ("first_name", "last_name", "email", "phone", "city", "languages")
        assert {name: getattr(person, name) for name in shared} == {
            name: ANSWERS[name] for name in shared
        }
        assert person.holder == program.lead
        assert (mentor.program, mentor.state, mentor.registered_on) == (
            program,
            ParticipantState.REGISTERED,
            DAY,
        )
        assert (mentor.fields, mentor.occupation, mentor.background, mentor.note) == (
            ANSWERS["fields"],
            ANSWERS["occupation"],
            ANSWERS["background"],
            ANSWERS["motivation"],
        )
        consent = Consent.objects.get(person=person)
        assert (consent.purpose, consent.given_to, consent.given_on) == (
            ConsentPurpose.REFERRAL,
            program.lead,
            DAY,
        )

    def test_both_steps_are_logged_with_who_took_them(self):
        offer = MentorOfferFactory()
        user = coordinator_of(offer.program)
        accepted = offers.accept_offer(offer=offer, by=user, on=DAY)
        assert MentorOfferMove.objects.get(offer=offer).moved_by == user
        assert MentorMove.objects.get(mentor=accepted.mentor).moved_by == user

    def test_a_known_person_is_not_recorded_again(self):
        offer = MentorOfferFactory(phone="819 555-0199", city="Hull", languages=["fr"])
        person = PersonFactory(holder=offer.program.lead, phone="613 555-0100")
        accepted = offers.accept_offer(offer=offer, by=None, person=person)
        person.refresh_from_db()
        assert accepted.mentor.person == person
        assert Person.objects.count() == 1
        assert (person.phone, person.city, person.languages, person.email) == (
            "613 555-0100",
            "Hull",
            ["fr"],
            offer.email,
        )

    def test_the_file_of_another_holder_is_not_touched(self):
        offer = MentorOfferFactory(city="Hull")
        person = PersonFactory()
        offers.accept_offer(offer=offer, by=None, person=person)
        person.refresh_from_db()
        assert (person.city, person.email) == ("", "")

    def test_a_consent_still_in_force_stays(self):
        offer = MentorOfferFactory()
        person = PersonFactory(holder=offer.program.lead)
        earlier = Consent.objects.create(
            person=person,
            purpose=ConsentPurpose.REFERRAL,
            given_to=offer.program.lead,
            given_on=date(2007, 5, 1),
        )
        offers.accept_offer(offer=offer, by=None, person=person)
        assert Consent.objects.get(person=person) == earlier
        assert Consent.objects.get(person=person).given_on == date(2007, 5, 1)

    def test_a_withdrawn_consent_is_given_anew(self):
        offer = MentorOfferFactory()
        person = PersonFactory(holder=offer.program.lead)
        Consent.objects.create(
            person=person,
            purpose=ConsentPurpose.REFERRAL,
            given_to=offer.program.lead,
            given_on=date(2007, 5, 1),
            withdrawn_on=date(2007, 6, 1),
        )
        offers.accept_offer(offer=offer, by=None, person=person)
        assert Consent.objects.filter(person=person, withdrawn_on=None).count() == 1

    def test_who_is_a_mentor_already_is_not_registered_twice(self):
        offer = MentorOfferFactory()
        mentor = MentorFactory(program=offer.program)
        with pytest.raises(ValidationError):
            offers.accept_offer(offer=offer, by=None, person=mentor.person)
        offer.refresh_from_db()
        assert (offer.state, Mentor.objects.count()) == (OfferState.RECEIVED, 1)

    @pytest.mark.parametrize(("state", "mentors"), [("accepted", 1), ("declined", 0)])
    def test_an_answered_offer_is_not_answered_again(self, state, mentors):
        offer = MentorOfferFactory()
        answers = {
            "accepted": lambda: offers.accept_offer(offer=offer, by=None),
            "declined": lambda: offers.decline_offer(offer=offer, by=None, reason="Trop tard"),
        }
        answers[state]()
        for answer in answers.values():
            with pytest.raises(ValidationError, match=r"a déjà reçu|ne peut pas passer à"):
                answer()
        offer.refresh_from_db()
        assert (offer.state, Mentor.objects.count()) == (state, mentors)
        assert Person.objects.count() == mentors

    def test_a_day_before_the_offer_leaves_nothing_half_done(self):
        offer = receive(ProgramFactory())
        with pytest.raises(ValidationError) as refusal:
            offers.accept_offer(offer=offer, by=None, on=date(2008, 1, 1))
        assert set(refusal.value.message_dict) == {"on"}
        assert (Person.objects.count(), Consent.objects.count(), Mentor.objects.count()) == (
            0,
            0,
            0,
        )


class TestDeclining:
    def test_it_keeps_the_reason_and_makes_nobody_a_mentor(self):
        offer = MentorOfferFactory()
        declined = offers.decline_offer(offer=offer, by=None, reason="Hors du domaine")
        assert (declined.state, declined.reason) == (OfferState.DECLINED, "Hors du domaine")
        assert (Person.objects.count(), Mentor.objects.count()) == (0, 0)

    def test_it_asks_for_a_reason(self):
        with pytest.raises(ValidationError) as refusal:
            offers.decline_offer(offer=MentorOfferFactory(), by=None, reason=" ")
        assert set(refusal.value.message_dict) == {"reason"}


@pytest.mark.django_db(transaction=True)
class TestAtTheSameMoment:
    def test_an_offer_sent_from_many_threads_is_one(self):
        program, submission = ProgramFactory(), uuid.uuid4()
        done = all_at_once(lambda _: receive(program, submission), range(THREADS))
        assert done == ["done"] * THREADS
        assert MentorOffer.objects.count() == 1

    def test_with_a_number_each_they_would_be_several(self):
        """The control: looking first stops none of the threads, the one number of the form does."""
        program, ready = ProgramFactory(), Barrier(THREADS)

        def check_then_record(_):
            none_yet = not MentorOffer.objects.exists()
            ready.wait()
            if none_yet:
                receive(program)

        all_at_once(check_then_record, range(THREADS))
        assert MentorOffer.objects.count() == THREADS

    def test_two_coordinators_accept_it_once(self):
        offer = MentorOfferFactory()
        done = all_at_once(lambda _: offers.accept_offer(offer=offer, by=None), range(8))
        assert sorted(done) == ["ValidationError"] * 7 + ["done"]
        assert (Mentor.objects.count(), Person.objects.count()) == (1, 1)
