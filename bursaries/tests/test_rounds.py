"""A round from its draft to the copy for the year after; who applied, and whether they are admitted."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from bursaries.actions import letters, rounds, selecting
from bursaries.admitting import check_eligibility
from bursaries.closing import TORONTO
from bursaries.eligibility import Standing
from bursaries.enums import ApplicationState, LetterKind, RoundState
from bursaries.lettering import FIELDS, proposed
from bursaries.models import Application
from bursaries.tests.factories import (
    ApplicationFactory,
    BursaryRoundFactory,
    EligibilityRuleFactory,
)
from bursaries.tests.selected import AT_NOON, a_reviewer, a_round, an_application
from programs.accounts.tests.factories import UserFactory
from programs.letters.fields import check
from programs.people.models import Consent, Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import RegionFactory

_A = ApplicationState
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


def moment(*parts):
    return datetime(*parts, tzinfo=TORONTO)


def a_draft(**details):
    days = {"opens_at": moment(2007, 11, 1, 8, 0), "closes_at": moment(2007, 12, 1, 17, 0)}
    return a_round(state=RoundState.DRAFT, **days | details)


# --- published, ended, cancelled


def test_a_call_is_published_once_nothing_lacks():
    round, by = a_draft(call="", awards=None, envelope=None), UserFactory()
    round.tiers.all().delete()
    with pytest.raises(ValidationError) as refusal:
        rounds.publish_round(round=round, by=by)
    assert refusal.value.messages == [
        "Écrivez le texte de l’appel.",
        "Ajoutez au moins un volet\xa0: ce qu’est une bourse de ce concours.",
        "Écrivez le nombre de bourses, ou l’enveloppe.",
    ]
    assert rounds.publish_round(round=a_draft(), by=by).state == RoundState.PUBLISHED


def test_rules_that_nobody_can_meet_are_not_published():
    round = a_draft()
    EligibilityRuleFactory(round=round, operator="none_of", values=["college", "undergraduate"])
    assert rounds.obstacles_to_publish(round) == [
        "Les conditions sur «\xa0Niveau d’études\xa0» se contredisent\xa0: personne ne les remplit."
    ]


def test_a_call_is_taken_back_while_nobody_has_begun_to_apply():
    round, by = a_round(), UserFactory()
    assert rounds.take_back_round(round=round, by=by).state == RoundState.DRAFT
    round = a_round()
    ApplicationFactory(round=round, draft=True)
    with pytest.raises(ValidationError, match="sont commencées"):
        rounds.take_back_round(round=round, by=by)


def test_a_round_ends_once_all_is_decided_and_is_reopened():
    round, by = a_round(), UserFactory()
    one = an_application(round)
    with pytest.raises(ValidationError, match="attendent encore une décision"):
        rounds.end_round(round=round, by=by)
    Application.objects.filter(pk=one.pk).update(state=_A.REFUSED)
    assert rounds.end_round(round=round, by=by).state == RoundState.ENDED
    assert rounds.reopen_round(round=round, by=by).state == RoundState.PUBLISHED


def test_a_round_is_cancelled_with_a_reason_and_restored():
    round, by = a_round(), UserFactory()
    with pytest.raises(ValidationError, match="motif"):
        rounds.cancel_round(round=round, by=by, reason="")
    cancelled = rounds.cancel_round(round=round, by=by, reason="Plus de fonds")
    assert (cancelled.state, cancelled.reason) == (RoundState.CANCELLED, "Plus de fonds")
    assert rounds.restore_round(round=round, by=by).state == RoundState.DRAFT


# --- the year after


def test_a_new_year_is_a_draft_with_all_that_the_last_was_made_of():
    round = a_round(references_needed=2, is_blind=True)
    reviewer, gone = a_reviewer(round), a_reviewer(round)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    an_application(round)
    copy = rounds.copy_round(round=round, code="2008-2009", by=UserFactory())
    assert (copy.state, copy.copied_from, copy.line) == (RoundState.DRAFT, round, None)
    assert (copy.references_needed, copy.is_blind, copy.call) == (2, True, round.call)
    assert (copy.starts_on, copy.ends_on) == (date(2008, 7, 1), date(2009, 6, 30))
    assert copy.opens_at == moment(2008, 9, 4, 8, 0)
    for part in ("tiers", "eligibility_rules", "documents", "questions", "criteria"):
        there, here = getattr(round, part), getattr(copy, part)
        assert here.count() == there.count() == (2 if part == "criteria" else 1)
    assert copy.letter_templates.count() == round.letter_templates.count() == 7
    assert [one.user for one in copy.reviewers.all()] == [reviewer.user]
    assert (copy.applications.count(), copy.taken) == (0, 0)


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2008, 2, 29), date(2009, 2, 28)),
        (date(2007, 2, 28), date(2008, 2, 29)),
        (date(2007, 6, 15), date(2008, 6, 15)),
    ],
)
def test_a_year_that_ends_on_the_last_day_of_february_does_so_again(day, after):
    round = BursaryRoundFactory(starts_on=date(2006, 3, 1), ends_on=day)
    assert rounds.copy_round(round=round, code="x", by=UserFactory()).ends_on == after


@pytest.mark.parametrize(
    ("one", "after"),
    [
        (moment(2008, 2, 29, 23, 59), moment(2009, 2, 28, 23, 59)),
        # 2 h 30 of 9 March 2008 is not there: the clock went from 2 to 3.
        (moment(2007, 3, 9, 2, 30), moment(2008, 3, 9, 3, 30)),
        # 1 h 30 of 2 November 2008 is there twice.
        (moment(2007, 11, 2, 1, 30), moment(2008, 11, 2, 2, 30)),
    ],
)
def test_a_moment_of_the_year_after_is_one_that_is_there_once(one, after):
    assert rounds.moment_after(one) == after


# --- whether they are admitted


def test_an_application_is_admitted_against_its_answers_for_a_reason_alone():
    one, by = an_application(a_round(), _A.SUBMITTED, level=""), UserFactory()
    assert check_eligibility(one).outcome == Standing.UNKNOWN
    with pytest.raises(ValidationError, match="écrivez ce que vous avez vérifié"):
        selecting.mark_eligible(application=one, by=by)
    moved = selecting.mark_eligible(application=one, by=by, reason="Vue au téléphone")
    assert moved.moves.get().reason == "Vue au téléphone"
    back = selecting.take_back_eligibility(application=one, by=by)
    assert back.state == _A.SUBMITTED


def test_answers_of_days_are_reckoned_at_the_closing():
    round = a_round()
    EligibilityRuleFactory(
        round=round, subject="months_lived", operator="at_least", values=[], number=12
    )
    region = RegionFactory()
    old, new = (
        an_application(round, _A.SUBMITTED, region=region, lives_there_since=since)
        for since in (date(2006, 10, 1), date(2006, 10, 2))
    )
    assert [check_eligibility(one).outcome for one in (old, new)] == ["eligible", "ineligible"]


@pytest.mark.parametrize(
    ("consented_on", "outcome"),
    [(date(2007, 9, 20), "ineligible"), (None, Standing.UNKNOWN)],
)
def test_no_region_is_elsewhere_for_who_was_asked_and_not_known_of_who_was_not(
    consented_on, outcome
):
    round, region = a_round(), RegionFactory()
    EligibilityRuleFactory(round=round, subject="origin", operator="one_of", values=[region.code])
    one = an_application(round, _A.SUBMITTED, origin=None, consented_on=consented_on)
    assert check_eligibility(one).outcome == outcome


def test_what_lacks_is_asked_by_a_link_that_says_nothing_of_it(
    mailoutbox, django_capture_on_commit_callbacks, client
):
    one, by = an_application(a_round(), _A.SUBMITTED, level=""), UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        selecting.ask_applicant(application=one, by=by)
    (mail,) = mailoutbox
    assert "Niveau" not in mail.body
    path = next(word for word in mail.body.split() if "/courrier/" in word)
    page = client.get("/courrier/" + path.split("/courrier/")[1])
    assert page.context["lacking"][0].startswith("Niveau d’études")
    whole = an_application(one.round, _A.SUBMITTED)
    with pytest.raises(ValidationError, match="Aucune réponse ne manque"):
        selecting.ask_applicant(application=whole, by=by)


# --- whose they are


def test_who_is_new_gets_a_file_with_what_they_wrote_and_their_consent():
    one = an_application(a_round(), _A.SUBMITTED, person=None, city="Gatineau")
    selecting.identify(application=one, by=UserFactory())
    person = Application.objects.get(pk=one.pk).person
    assert (person.name, person.email, person.city) == (one.name, one.email, "Gatineau")
    assert Consent.objects.get().given_on == one.consented_on


def test_who_is_known_keeps_their_file_whose_blanks_are_filled():
    round = a_round()
    person = PersonFactory(holder=round.program.lead, city="Aylmer", email="")
    one = an_application(round, _A.SUBMITTED, person=None, city="Gatineau")
    selecting.identify(application=one, by=UserFactory(), person=person)
    person.refresh_from_db()
    assert (person.city, person.email) == ("Aylmer", one.email)
    assert Person.objects.count() == 1


def test_one_person_under_two_spellings_is_shown_and_identified_once():
    round, by = a_round(), UserFactory()
    first = an_application(
        round, _A.SUBMITTED, person=None, first_name="Frédérique", last_name="Ouellet-Roy"
    )
    second = an_application(
        round, _A.SUBMITTED, person=None, first_name="FREDERIQUE", last_name="OUELLET ROY"
    )
    other = an_application(round, _A.SUBMITTED, first_name="Maxime")
    alike = selecting.resembling([first, second, other])
    assert alike == {first.pk: [second], second.pk: [first]}
    selecting.identify(application=first, by=by)
    with pytest.raises(ValidationError, match="a déjà une candidature dans ce concours"):
        selecting.identify(
            application=second, by=by, person=Application.objects.get(pk=first.pk).person
        )


# --- letters


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", LetterKind.values)
def test_the_texts_that_are_proposed_hold_known_fields_alone(kind, language):
    subject, body = proposed(kind, language)
    assert subject
    assert check(f"{subject}\n{body}", FIELDS[kind]) == []


def test_a_letter_is_not_made_with_a_hole():
    one = an_application(a_round(), _A.INELIGIBLE, reason="x")
    Application.objects.filter(pk=one.pk).update(reason=" ")
    one.refresh_from_db()
    with pytest.raises(ValidationError, match="Il manque une valeur"):
        letters.make_letter(kind=LetterKind.INELIGIBLE, application=one, by=UserFactory())
