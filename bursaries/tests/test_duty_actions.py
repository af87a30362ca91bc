"""The steps of an obligation, each of which can be taken back; and what they say where they are refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError

from bursaries.actions import duties, duties_service, follow_ups
from bursaries.models import FollowUp, Letter, Obligation, ServiceAttestation, ServicePeriod
from bursaries.tests.factories import (
    DeferralFactory,
    ObligationFactory,
    ServiceAttestationFactory,
    ServicePeriodFactory,
)
from bursaries.tests.histories import (
    NOW,
    TODAY,
    bound,
    line_of,
    obligation_under,
    paid_by,
    rule_of,
    worked,
)
from programs.accounts.tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(TODAY)]


@pytest.fixture
def by():
    return UserFactory()


def state(obligation: Obligation) -> str:
    obligation.refresh_from_db()
    return obligation.state


def moves(obligation: Obligation) -> list[tuple[str, str, str]]:
    return list(obligation.moves.values_list("from_state", "to_state", "reason"))


def refusal(action, **details) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        action(**details)
    return [spaced(message) for message in caught.value.messages]


def spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


# --- service


def test_the_first_attestation_that_is_confirmed_begins_the_service(by):
    obligation = bound()
    attestation = ServiceAttestationFactory(
        service=worked(obligation, date(2008, 7, 1), None, None)
    )
    duties_service.confirm_attestation(attestation=attestation, by=by)
    assert (state(obligation), moves(obligation)) == (
        "ongoing",
        [("not_started", "ongoing", "")],
    )


def test_service_does_not_begin_before_a_day_of_it_counts(by):
    obligation = bound()
    assert refusal(duties.start_service, obligation=obligation, by=by) == [
        "Aucun jour de service ne compte encore : confirmez d’abord une attestation."
    ]


def test_several_attestations_are_confirmed_at_once_and_only_those_that_wait(by):
    waiting = [ServiceAttestationFactory(service__obligation=bound()) for _one in range(2)]
    refused = ServiceAttestationFactory(state="refused", reason="Illisible")
    done = duties_service.confirm_together(attestations=[*waiting, refused], by=by)
    states = ServiceAttestation.objects.order_by("pk").values_list("state", flat=True)
    assert (done, list(states)) == (2, ["confirmed", "confirmed", "refused"])


def test_an_attestation_that_was_confirmed_too_fast_waits_again_for_a_reason(by):
    attestation = ServiceAttestationFactory(state="confirmed")
    take_back = duties_service.take_back_attestation
    assert refusal(take_back, attestation=attestation, by=by, reason=" ") == ["Écrivez le motif."]
    take_back(attestation=attestation, by=by, reason="Mauvaise personne")
    assert ServiceAttestation.objects.get().state == "received"


def test_an_attestation_does_not_go_beyond_its_job():
    job = ServicePeriodFactory(ends_on=date(2008, 12, 31))
    said = refusal(
        duties_service.attest, job=job, starts_on=job.starts_on, ends_on=date(2009, 1, 1)
    )
    assert said == ["L’attestation dépasse la fin de l’emploi."]


def test_a_job_that_serves_another_obligation_of_the_person_is_refused(by):
    obligation = bound()
    worked(obligation, date(2008, 7, 1), date(2008, 12, 31), None)
    other = obligation_under(rule_of(obligation.program), person=obligation.person)
    answers = {"employer_name": "Clinique", "starts_on": date(2008, 12, 31)}
    (said,) = refusal(duties_service.add_job, obligation=other, answers=answers)
    assert said.startswith(f"Ces jours servent déjà l’engagement {obligation.display_code}")
    answers["starts_on"] = date(2009, 1, 1)
    assert duties_service.add_job(obligation=other, answers=answers).obligation == other


def test_two_jobs_may_serve_one_obligation_at_once():
    obligation = bound()
    worked(obligation, date(2008, 7, 1), None, None, share=60)
    answers = {"employer_name": "Clinique", "starts_on": date(2008, 8, 1), "share": 40}
    duties_service.add_job(obligation=obligation, answers=answers)
    assert ServicePeriod.objects.count() == 2


def test_a_job_of_which_something_is_confirmed_is_not_removed(by):
    obligation = bound()
    job = worked(obligation, date(2008, 7, 1), None, date(2008, 7, 31))
    said = refusal(duties_service.remove_job, job=job, reason="Doublon", by=by)
    assert said == ["Une attestation de cet emploi est confirmée : reprenez-la d’abord."]


# --- fulfilled


def test_an_obligation_is_fulfilled_once_nothing_is_left(by):
    obligation = bound(state="ongoing")
    worked(obligation, date(2008, 7, 1), None, date(2009, 6, 29))
    (said,) = refusal(duties.fulfil, obligation=obligation, by=by)
    assert said == "Il reste 1 jour à servir."
    ServiceAttestationFactory(
        service=ServicePeriod.objects.get(),
        starts_on=date(2009, 6, 30),
        ends_on=date(2009, 6, 30),
        received_on=NOW,
        state="confirmed",
    )
    duties.fulfil(obligation=obligation, by=by)
    assert state(obligation) == "fulfilled"
    duties.take_back(obligation=obligation, by=by, reason="Deux jours de trop")
    assert state(obligation) == "ongoing"


# --- deferrals


def granted(starts_on, ends_on=None) -> dict:
    return {
        "starts_on": starts_on,
        "ends_on": ends_on,
        "reason": "Congé parental",
        "granted_on": NOW,
    }


def test_a_deferral_that_runs_defers_the_obligation_and_its_end_brings_it_back(by):
    obligation = bound(state="ongoing")
    deferral = duties.grant_deferral(
        obligation=obligation, answers=granted(date(2009, 11, 1)), by=by
    )
    assert state(obligation) == "deferred"
    duties.end_deferral(
        deferral=deferral, ends_on=date(2009, 11, 30), reason="Retour plus tôt", by=by
    )
    assert state(obligation) == "ongoing"
    assert spaced(LogEntry.objects.get().change_message) == (
        "Fin du sursis portée au 30 novembre 2009 : Retour plus tôt"
    )


def test_a_deferral_to_come_defers_nothing_yet(by):
    obligation = bound()
    duties.grant_deferral(
        obligation=obligation, answers=granted(date(2010, 1, 1), date(2010, 6, 30)), by=by
    )
    assert state(obligation) == "not_started"


def test_a_deferral_that_was_not_to_be_granted_is_withdrawn(by):
    obligation = bound()
    deferral = duties.grant_deferral(obligation=obligation, answers=granted(NOW), by=by)
    duties.withdraw_deferral(deferral=deferral, reason="Autre personne", by=by)
    assert (state(obligation), obligation.deferrals.count()) == ("not_started", 0)


def test_no_deferral_is_granted_once_nothing_is_awaited(by):
    obligation = bound(state="fulfilled")
    said = refusal(duties.grant_deferral, obligation=obligation, answers=granted(NOW), by=by)
    assert said == ["Un sursis s’accorde tant que du service est attendu."]


# --- waivers


def waived(months=None) -> dict:
    return {"months": months, "reason": "Décision du comité", "granted_on": NOW}


def test_waiving_all_ends_the_obligation_and_taking_it_back_gives_the_months_back(by):
    obligation = bound()
    duties.waive(obligation=obligation, answers=waived(), by=by)
    assert (state(obligation), obligation.reason) == ("exempted", "Décision du comité")
    duties.take_back(obligation=obligation, by=by, reason="Le comité s’est ravisé")
    assert (state(obligation), obligation.waivers.count()) == ("not_started", 0)


def test_a_waiver_of_some_months_leaves_the_rest(by):
    obligation = bound()
    waiver = duties.waive(obligation=obligation, answers=waived(Decimal(2)), by=by)
    assert state(obligation) == "not_started"
    duties.withdraw_waiver(waiver=waiver, reason="Erreur", by=by)
    assert obligation.waivers.count() == 0


@pytest.mark.parametrize("months", [12, 13])
def test_all_the_months_are_waived_as_all_or_nobody_could_end_what_never_began(by, months):
    obligation = bound()
    said = refusal(duties.waive, obligation=obligation, answers=waived(Decimal(months)), by=by)
    assert said == ["C’est tout ce qui reste : cochez-le, et l’engagement se termine."]
    assert obligation.waivers.count() == 0


def test_nothing_is_waived_of_what_is_not_owed(by):
    obligation = ObligationFactory()
    said = refusal(duties.waive, obligation=obligation, answers=waived(), by=by)
    assert said == ["Il ne reste aucun mois à exonérer."]


# --- default


def test_a_default_freezes_what_is_due_and_writes_the_notice(by):
    obligation = bound(rule_of(repay_within_months=12), state="ongoing")
    paid_by(obligation.awards.get(), line_of(obligation.program), "2500.00")
    worked(obligation, date(2008, 7, 1), None, date(2008, 9, 30))
    duties.declare_default(obligation=obligation, by=by, reason="Départ de la région")
    letter = Letter.objects.get()
    sentence = (
        "À rembourser : 2 500,00 $ × 9 mois sur 12 = 1 875,00 $, au plus tard le 1er décembre 2010."
    )
    assert state(obligation) == "defaulted"
    assert spaced(obligation.reason) == f"Départ de la région\n{sentence}"
    assert sentence in spaced(letter.body)
    assert (letter.kind, letter.dated_on, letter.obligation) == ("default", NOW, obligation)


def test_there_is_no_default_where_nothing_is_to_be_repaid(by):
    obligation = bound()
    said = refusal(duties.declare_default, obligation=obligation, by=by, reason="Départ")
    assert said == ["Rien n’est à rembourser : aucun mois n’est dû, ou rien n’a été versé."]


def test_a_default_is_taken_back_to_where_it_came_from(by):
    obligation = bound()
    paid_by(obligation.awards.get(), line_of(obligation.program), "2500.00")
    duties.declare_default(obligation=obligation, by=by, reason="Départ")
    duties.take_back(obligation=obligation, by=by, reason="Elle est revenue")
    assert state(obligation) == "not_started"


def test_what_nobody_did_is_not_taken_back(by):
    obligation = bound()
    said = refusal(duties.take_back, obligation=obligation, by=by, reason="Pour voir")
    assert said == ["Cette étape ne se reprend pas."]


# --- follow-ups


def test_a_follow_up_is_due_from_its_month_on_until_it_is_answered():
    obligation = bound(studies_ended_on=date(2008, 2, 29))
    assert follow_ups.milestones_due(obligation, date(2009, 2, 27)) == []
    assert follow_ups.milestones_due(obligation, date(2009, 2, 28)) == [12]
    assert follow_ups.milestones_due(obligation, date(2010, 3, 1)) == [12, 24]
    follow_ups.record_follow_up(
        obligation=obligation, milestone=12, outcome="unknown", observed_on=NOW
    )
    assert follow_ups.milestones_due(obligation, date(2010, 3, 1)) == [24]


def test_an_answer_replaces_the_one_before_and_can_be_withdrawn(by):
    obligation = bound()
    for outcome in ("unknown", "retained"):
        kept = follow_ups.record_follow_up(
            obligation=obligation, milestone=12, outcome=outcome, observed_on=NOW
        )
    assert FollowUp.objects.get().outcome == "retained"
    follow_ups.withdraw_follow_up(follow_up=kept, reason="Autre personne", by=by)
    assert FollowUp.objects.count() == 0


def test_no_follow_up_is_answered_before_its_time():
    said = refusal(
        follow_ups.record_follow_up,
        obligation=bound(),
        milestone=24,
        outcome="retained",
        observed_on=NOW,
    )
    assert said == ["Ce moment n’est pas encore venu."]


def test_a_deferral_ends_by_itself(by):
    from bursaries.actions.reminders import move_deferrals

    obligation = bound(state="ongoing")
    DeferralFactory(obligation=obligation, starts_on=date(2009, 11, 1), ends_on=NOW)
    assert (move_deferrals(), state(obligation)) == (1, "deferred")
    assert move_deferrals() == 0
    obligation.deferrals.update(ends_on=date(2009, 11, 30))
    assert (move_deferrals(), state(obligation)) == (1, "ongoing")
