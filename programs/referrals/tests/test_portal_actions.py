"""What a referrer does: sending once, writing, completing, withdrawing; and who is told of it."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.models import OutgoingMail
from programs.people.models import Consent, Person
from programs.referrals import actions
from programs.referrals.actions import Speaker
from programs.referrals.models import Referral, ReferralFile, ReferralMessage
from programs.referrals.tests.portal import (
    ANSWERS,
    agreed,
    file,
    link_to,
    open_program,
    organization_of,
    partner_of,
    refer,
    refer_through,
)
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return open_program()


@pytest.fixture
def partner(program):
    return partner_of(program)


def refusal(do) -> list[str]:
    with pytest.raises(ValidationError) as error:
        do()
    return error.value.messages


def told_before() -> None:
    """What was written so far has gone: only what follows is looked at."""
    OutgoingMail.objects.all().delete()


def told(mailoutbox) -> list[tuple[str, str]]:
    return sorted((mail.to[0], mail.subject) for mail in mailoutbox)


class TestSending:
    def test_all_that_was_typed_is_recorded_at_once(self, program, partner):
        referral = refer(partner, program, file=file(), birth_date=date(1990, 2, 3))
        person, consent = referral.person, referral.person.consents.get()
        assert (person.holder, str(person), person.birth_date, person.languages) == (
            program.lead,
            "Nadia Inventée",
            date(1990, 2, 3),
            ["fr", "ar"],
        )
        assert (consent.purpose, consent.given_to, consent.given_by) == (
            "referral",
            program.lead,
            "person",
        )
        assert (referral.referrer, referral.created_by, referral.need, referral.urgency) == (
            organization_of(partner),
            partner,
            ANSWERS["need"],
            "soon",
        )
        assert [move.to_state for move in referral.moves.all()] == ["received"]
        assert [(one.name, one.added_by) for one in referral.files.all()] == [("cv.pdf", partner)]

    def test_what_was_typed_stays_as_sent_whatever_becomes_of_the_file(self, program, partner):
        referral = refer(partner, program)
        Person.objects.update(first_name="Autre", phone="819 555-0199")
        Referral.objects.update(need="autre")
        referral.refresh_from_db()
        sent = {name: referral.as_sent[name] for name in ANSWERS}
        assert sent == ANSWERS | {"birth_date": ""}

    def test_a_known_name_makes_no_difference(self, program, partner):
        first, second = refer(partner, program), refer(partner, program)
        assert first.person != second.person

    def test_a_child_comes_with_a_guardian(self, program, partner):
        born = timezone.localdate() - timedelta(days=365 * 10)
        with pytest.raises(ValidationError) as error:
            refer(partner, program, birth_date=born)
        assert list(error.value.message_dict) == ["given_by"]
        consent = agreed(given_by="guardian", guardian_name="Un Tuteur")
        referral = refer(partner, program, birth_date=born, consent=consent)
        assert referral.person.consents.get().guardian_name == "Un Tuteur"

    def test_nothing_is_half_done(self, program, partner):
        class Broken:
            sha256 = "x"

        with pytest.raises(AttributeError):
            refer(partner, program, file=Broken())
        counts = [model.objects.count() for model in (Person, Consent, Referral, ReferralFile)]
        assert counts == [0, 0, 0, 0]

    def test_the_coordinators_of_the_program_are_told_without_a_name(
        self, program, partner, mailoutbox, django_capture_on_commit_callbacks
    ):
        coordinator = coordinator_of(program)
        coordinator_of(open_program())
        MembershipFactory(organization=program.lead, is_active=False)
        with django_capture_on_commit_callbacks(execute=True):
            referral = refer(partner, program)
        number = referral.display_code
        assert told(mailoutbox) == [(coordinator.email, f"Une référence est arrivée : {number}")]
        body = mailoutbox[0].body
        assert [word in body for word in ("Nadia", "Inventée", "819", "emploi")] == [False] * 4
        assert f"/admin/referrals/referral/{referral.pk}/change/" in body


class TestSendingTwice:
    def test_one_form_makes_one_referral(self, program, partner):
        number = uuid.uuid4()
        made = [refer(partner, program, submission=number, file=file()) for _ in range(3)]
        assert len(set(made)) == 1
        counts = [model.objects.count() for model in (Person, Consent, Referral, ReferralFile)]
        assert counts == [1, 1, 1, 1]

    def test_the_second_sending_tells_nobody(
        self, program, partner, mailoutbox, django_capture_on_commit_callbacks
    ):
        coordinator_of(program)
        number = uuid.uuid4()
        with django_capture_on_commit_callbacks(execute=True):
            for _ in range(2):
                refer(partner, program, submission=number)
        assert len(mailoutbox) == 1

    def test_the_number_of_somebody_else_s_form_opens_nothing(self, program, partner):
        number = uuid.uuid4()
        refer(partner, program, submission=number)
        assert refusal(lambda: refer(partner_of(program), program, submission=number)) == [
            "Ce formulaire a déjà servi. Ouvrez-en un nouveau."
        ]
        assert Referral.objects.count() == 1

    def test_a_link_sends_one_referral(self, program):
        link, number = link_to(program), uuid.uuid4()
        made = [refer_through(link, submission=number) for _ in range(2)]
        assert made[0] == made[1]
        assert refusal(lambda: refer_through(link)) == [
            "Ce lien a déjà servi à envoyer une référence."
        ]
        link.refresh_from_db()
        assert (link.referral, made[0].created_by, Referral.objects.count()) == (made[0], None, 1)

    def test_a_link_that_was_closed_meanwhile_sends_nothing(self, program):
        link = link_to(program)
        actions.close_link(link=link)
        assert refusal(lambda: refer_through(link)) == [
            "Ce lien n’est plus valide. Demandez-en un autre à la coordination."
        ]


class TestMessages:
    def write(self, referral, partner, **values):
        values = {"body": "Bonjour", "submission": uuid.uuid4()} | values
        return actions.write_to_coordinators(
            referral=referral, speaker=Speaker(user=partner), **values
        )

    def test_they_go_both_ways_and_an_answer_has_read_what_it_answers(self, program, partner):
        referral, coordinator = refer(partner, program), coordinator_of(program)
        question = self.write(referral, partner)
        answer = actions.write_to_referrer(
            referral=referral, by=coordinator, body="Merci", submission=uuid.uuid4()
        )
        question.refresh_from_db()
        assert (question.read_at is None, answer.read_at is None) == (False, True)
        assert [one.body for one in referral.messages.all()] == ["Bonjour", "Merci"]

    def test_a_message_sent_twice_is_one(self, program, partner):
        referral, number = refer(partner, program), uuid.uuid4()
        made = {self.write(referral, partner, submission=number) for _ in range(2)}
        assert (len(made), ReferralMessage.objects.count()) == (1, 1)

    def test_the_number_of_another_message_is_not_shared(self, program, partner):
        number = uuid.uuid4()
        self.write(refer(partner, program), partner, submission=number)
        with pytest.raises(ValidationError):
            self.write(refer(partner, program), partner, submission=number)

    def test_the_contact_of_a_link_signs_with_a_name(self, program):
        link = link_to(program)
        referral = refer_through(link)
        message = actions.write_to_coordinators(
            referral=referral, speaker=Speaker(link=link), body="Oui", submission=uuid.uuid4()
        )
        assert (message.author, message.author_name) == (None, "Sacha Occasion")

    def test_whoever_follows_the_referral_is_told(
        self, program, partner, mailoutbox, django_capture_on_commit_callbacks
    ):
        coordinator_of(program)
        referral, following = refer(partner, program), coordinator_of(program)
        actions.assign_referral(referral=referral, to=following, by=following)
        told_before()
        with django_capture_on_commit_callbacks(execute=True):
            self.write(referral, partner, body="Elle a déménagé.")
        number = referral.display_code
        assert told(mailoutbox) == [(following.email, f"Un message sur la référence {number}")]
        assert "déménagé" not in mailoutbox[0].body


class TestWhoIsTold:
    @pytest.fixture
    def referral(self, program, partner):
        return refer(partner, program)

    def moved(self, referral, to, capture):
        with capture(execute=True):
            actions.move_referral(referral=referral, to=to, by=None, reason="Un motif secret")

    def test_the_author_is_told_in_their_language(
        self, referral, partner, program, mailoutbox, django_capture_on_commit_callbacks
    ):
        partner_of(program, referral.referrer)
        partner.language = "en"
        partner.save()
        self.moved(referral, "refused", django_capture_on_commit_callbacks)
        assert [mail.to for mail in mailoutbox] == [[partner.email]]
        words = [
            w in mailoutbox[0].body for w in ("secret", "Inventée", f"/references/{referral.pk}/")
        ]
        assert words == [False, False, True]

    def test_everybody_at_the_organisation_is_told_where_the_author_left(
        self, referral, partner, program, mailoutbox, django_capture_on_commit_callbacks
    ):
        stays = partner_of(program, referral.referrer)
        partner_of(open_program(), referral.referrer)  # let in by another lead
        partner.memberships.update(is_active=False)
        self.moved(referral, "acknowledged", django_capture_on_commit_callbacks)
        assert [mail.to for mail in mailoutbox] == [[stays.email]]

    def test_the_contact_of_a_link_is_told(
        self, program, mailoutbox, django_capture_on_commit_callbacks
    ):
        link = link_to(program)
        referral = refer_through(link)
        told_before()
        self.moved(referral, "acknowledged", django_capture_on_commit_callbacks)
        assert [mail.to for mail in mailoutbox] == [["sacha@exemple.test"]]

    @pytest.mark.parametrize(
        ("to", "count"),
        [("acknowledged", 1), ("refused", 1), ("withdrawn", 0), ("duplicate", 0)],
    )
    def test_only_some_steps_are_told(
        self, referral, to, count, mailoutbox, django_capture_on_commit_callbacks
    ):
        self.moved(referral, to, django_capture_on_commit_callbacks)
        assert len(mailoutbox) == count


class TestRedirecting:
    def test_the_consent_to_it_is_kept_and_the_receiver_told(
        self, program, partner, mailoutbox, django_capture_on_commit_callbacks
    ):
        referral, receiver = refer(partner, program), OrganizationFactory()
        reader = partner_of(program, receiver)
        with django_capture_on_commit_callbacks(execute=True):
            actions.redirect_referral(
                referral=referral, organization=receiver, consent=agreed(), by=None
            )
        given = {consent.given_to for consent in referral.person.consents.all()}
        assert given == {program.lead, receiver}
        assert sorted(mail.to[0] for mail in mailoutbox) == sorted([partner.email, reader.email])

    def test_without_a_good_consent_it_stays(self, program, partner):
        referral = refer(partner, program)
        with pytest.raises(ValidationError):
            actions.redirect_referral(
                referral=referral,
                organization=OrganizationFactory(),
                consent=agreed(given_by="guardian"),
                by=None,
            )
        referral.refresh_from_db()
        assert referral.state == "received"


class TestWithdrawing:
    @pytest.mark.parametrize(
        ("state", "sentence"),
        [
            ("in_service", "Le service a commencé : écrivez plutôt un message à la coordination."),
            ("closed", "Cette référence est déjà terminée."),
        ],
    )
    def test_it_is_refused_in_words_once_the_service_has_begun(
        self, program, partner, state, sentence
    ):
        referral = refer(partner, program)
        Referral.objects.update(state=state)
        speaker = Speaker(user=partner)
        withdraw = actions.withdraw_referral
        assert refusal(lambda: withdraw(referral=referral, speaker=speaker, reason="x")) == [
            sentence
        ]

    def test_it_asks_why_and_tells_the_coordinators(
        self, program, partner, mailoutbox, django_capture_on_commit_callbacks
    ):
        coordinator, referral = coordinator_of(program), refer(partner, program)
        speaker = Speaker(user=partner)
        with pytest.raises(ValidationError):
            actions.withdraw_referral(referral=referral, speaker=speaker, reason=" ")
        told_before()
        with django_capture_on_commit_callbacks(execute=True):
            withdrawn = actions.withdraw_referral(
                referral=referral, speaker=speaker, reason="Elle a trouvé."
            )
        assert (withdrawn.state, withdrawn.reason) == ("withdrawn", "Elle a trouvé.")
        assert withdrawn.moves.last().moved_by == partner
        assert [mail.to for mail in mailoutbox] == [[coordinator.email]]


class TestCompleting:
    def complete(self, referral, partner, joined=None, **answers):
        return actions.complete_referral(
            referral=referral, speaker=Speaker(user=partner), answers=answers, file=joined
        )

    def test_blanks_are_filled_in_what_was_sent_and_in_the_file(self, program, partner):
        referral = refer(partner, program)
        done = self.complete(referral, partner, email="n@exemple.test", note="Le matin.")
        assert (done.as_sent["email"], done.as_sent["note"], done.note) == (
            "n@exemple.test",
            "Le matin.",
            "Le matin.",
        )
        assert Person.objects.get().email == "n@exemple.test"

    def test_what_was_sent_is_not_changed(self, program, partner):
        referral = refer(partner, program)
        done = self.complete(referral, partner, phone="autre", email="n@exemple.test")
        assert (done.as_sent["phone"], Person.objects.get().phone) == ("819 555-0123",) * 2

    def test_what_the_coordinator_wrote_meanwhile_stays(self, program, partner):
        referral = refer(partner, program)
        Person.objects.update(email="juste@exemple.test")
        self.complete(referral, partner, email="n@exemple.test")
        assert Person.objects.get().email == "juste@exemple.test"

    def test_the_file_of_a_person_known_before_is_not_touched(self, program, partner):
        referral, known = refer(partner, program), refer(partner, program).person
        actions.identify_person(referral=referral, person=known, by=coordinator_of(program))
        done = self.complete(referral, partner, email="n@exemple.test")
        known.refresh_from_db()
        assert (done.as_sent["email"], known.email) == ("n@exemple.test", "")

    def test_nothing_to_add_is_said(self, program, partner):
        referral = refer(partner, program)
        assert refusal(lambda: self.complete(referral, partner, email="")) == [
            "Ajoutez au moins un renseignement ou un fichier."
        ]

    def test_a_file_joined_twice_is_one_and_told_once(
        self, program, partner, mailoutbox, django_capture_on_commit_callbacks
    ):
        coordinator_of(program)
        referral = refer(partner, program)
        told_before()
        with django_capture_on_commit_callbacks(execute=True):
            for _ in range(2):
                self.complete(referral, partner, joined=file())
        assert (referral.files.count(), len(mailoutbox)) == (1, 1)

    def test_files_have_an_end(self, program, partner, monkeypatch):
        monkeypatch.setattr("programs.referrals.actions.portal.MOST_FILES", 1)
        referral = refer(partner, program, file=file())
        other = type(file())("b.pdf", b"other", "application/pdf")
        with pytest.raises(ValidationError) as error:
            self.complete(referral, partner, joined=other)
        assert list(error.value.message_dict) == ["file"]

    def test_a_birth_date_that_asks_for_a_guardian_is_refused(self, program, partner):
        referral = refer(partner, program)
        with pytest.raises(ValidationError) as error:
            self.complete(referral, partner, birth_date=timezone.localdate())
        assert list(error.value.message_dict) == ["birth_date"]

    @pytest.mark.parametrize("state", ["closed", "withdrawn", "duplicate"])
    def test_what_is_over_is_not_completed(self, program, partner, state):
        referral = refer(partner, program)
        Referral.objects.update(state=state)
        assert refusal(lambda: self.complete(referral, partner, email="n@exemple.test")) == [
            "Cette référence ne se complète plus."
        ]


class TestLinks:
    def test_a_new_link_is_mailed_with_its_address(
        self, program, mailoutbox, django_capture_on_commit_callbacks
    ):
        link = link_to(program)
        with django_capture_on_commit_callbacks(execute=True):
            actions.renew_link(link=link)
        assert [mail.to for mail in mailoutbox] == [["sacha@exemple.test"]]
        assert mailoutbox[0].body.count("/lien/") == 1

    def test_renewing_gives_another_secret_and_eight_days(self, program):
        link = link_to(program, expires_at=timezone.now() - timedelta(days=1))
        renewed = actions.renew_link(link=link)
        left = renewed.expires_at - timezone.now()
        assert (renewed.nonce == link.nonce, left.days) == (False, 7)

    def test_closing_twice_keeps_the_first_moment(self, program):
        link = actions.close_link(link=link_to(program))
        assert actions.close_link(link=link).revoked_at == link.revoked_at
