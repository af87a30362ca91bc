"""What goes out by itself: to whom, of what, and never twice."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from bursaries.actions import holders, reminders
from bursaries.actions.duties_service import attest, refuse_attestation
from bursaries.models import Application, FollowUp, HolderLink, ServiceAttestationMove
from bursaries.tests.factories import (
    ApplicationFactory,
    AwardInstalmentFactory,
    BursaryRoundFactory,
    FollowUpFactory,
    HolderLinkFactory,
)
from bursaries.tests.histories import NOW, TODAY, award_under, bound, rule_of, worked
from programs.accounts.tests.factories import UserFactory
from programs.files import PDF, CheckedFile
from programs.models import OutgoingMail
from programs.people.models import Consent

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(TODAY)]
# Nothing is late, and no follow-up is due.
RECENT = date(2009, 11, 1)


def linked(obligation, **details) -> HolderLink:
    return HolderLinkFactory(program=obligation.program, person=obligation.person, **details)


def said() -> list[str]:
    """The lines of what a holder is reminded of, in the mails of the day."""
    reminders.remind_holders()
    bodies = OutgoingMail.objects.filter(template="holder_reminder").values_list("body", flat=True)
    lines = [line for body in bodies for line in body.splitlines() if line.startswith("- ")]
    return [line.removeprefix("- ").replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def test_nobody_is_written_to_of_nothing():
    linked(bound(studies_ended_on=RECENT))
    assert said() == []


def test_nobody_is_written_to_without_an_open_link():
    bound()
    linked(bound(), revoked_at=timezone.now())
    linked(bound(), expires_at=timezone.now() - timedelta(days=1))
    assert said() == []


def test_an_attestation_of_studies_is_asked_for_until_it_is_sent():
    obligation = bound(studies_ended_on=None)
    instalment = AwardInstalmentFactory(
        award=obligation.awards.get(), expected_on=date(2009, 12, 15)
    )
    link = linked(obligation)
    assert said() == [
        "Votre attestation d’études est attendue pour le versement prévu le 15 décembre 2009."
    ]
    OutgoingMail.objects.all().delete()
    holders.send_award_file(
        link=link,
        award=instalment.award,
        kind="attestation",
        file=CheckedFile("a.pdf", b"x", PDF),
        instalment=instalment,
    )
    assert said() == []


def test_a_job_is_asked_about_half_a_year_after_it_was_last_attested():
    obligation = bound(state="ongoing", studies_ended_on=date(2009, 1, 1))
    worked(obligation, date(2009, 1, 2), None, date(2009, 6, 2))
    linked(obligation)
    assert said() == []
    obligation.service.get().attestations.update(ends_on=date(2009, 6, 1))
    assert said() == [
        "Dites-nous depuis quand vous travaillez : attestez vos derniers mois de service."
    ]


def test_days_that_were_sent_back_are_told_of_until_others_are_sent():
    obligation = bound(studies_ended_on=RECENT)
    job = worked(obligation, date(2009, 11, 2), None, None)
    sent = attest(job=job, starts_on=date(2009, 11, 2), ends_on=NOW)
    linked(obligation)
    assert said() == []
    refuse_attestation(attestation=sent, by=UserFactory(), reason="Il manque la signature.")
    # A mail told so at once.
    assert said() == []
    ServiceAttestationMove.objects.update(effective_on=NOW - reminders.TOLD_OF_RETURNS)
    assert said() == [
        "Des jours que vous avez attestés vous sont retournés : lisez pourquoi, et corrigez-les."
    ]
    OutgoingMail.objects.all().delete()
    attest(job=job, starts_on=date(2009, 11, 3), ends_on=NOW)
    assert said() == []


def test_the_start_is_told_two_months_before_its_last_day_and_once_it_is_late():
    soon = bound(rule_of(start_within_months=2), studies_ended_on=date(2009, 11, 29))
    linked(soon)
    assert said() == ["Votre service commence au plus tard le 29 janvier 2010."]
    OutgoingMail.objects.all().delete()
    soon.studies_ended_on = date(2009, 9, 1)
    soon.save()
    assert said() == [
        "Votre service devait commencer au plus tard le 1er novembre 2009 : écrivez-nous où vous en êtes."
    ]


def test_who_is_late_to_complete_is_told():
    rule = rule_of(start_within_months=None, complete_within_months=1)
    linked(bound(rule, studies_ended_on=date(2009, 10, 31)))
    assert said() == [
        "Tout devait être servi au plus tard le 30 novembre 2009 : écrivez-nous où vous en êtes."
    ]


def test_only_who_agreed_to_be_followed_is_asked_where_they_work():
    obligation = bound(state="fulfilled")
    linked(obligation)
    assert said() == []
    consent = Consent.objects.create(
        person=obligation.person, purpose="follow_up", given_on=date(2008, 1, 1)
    )
    assert said() == ["Dites-nous où vous travaillez maintenant : c’est le moment du suivi."]
    OutgoingMail.objects.all().delete()
    FollowUpFactory(obligation=obligation)
    assert said() == []
    FollowUp.objects.all().delete()
    Consent.objects.filter(pk=consent.pk).update(withdrawn_on=NOW)
    assert said() == []


def test_a_holder_gets_one_mail_a_month_of_all_that_is_due(time_machine):
    obligation = bound()
    AwardInstalmentFactory(award=obligation.awards.get(), expected_on=NOW)
    award_under(obligation)
    linked(obligation)
    assert (reminders.remind_holders(), reminders.remind_holders()) == (1, 0)
    time_machine.move_to("2009-12-30T12:00-05:00")
    assert reminders.remind_holders() == 0
    time_machine.move_to("2009-12-31T12:00-05:00")
    assert reminders.remind_holders() == 1


def test_the_mail_names_nobody_and_keeps_the_link_open():
    obligation = bound()
    link = linked(obligation, expires_at=timezone.now() + timedelta(days=2))
    reminders.remind_holders()
    mail = OutgoingMail.objects.get()
    assert obligation.person.last_name not in mail.subject + mail.body
    link.refresh_from_db()
    assert link.expires_at > timezone.now() + timedelta(days=59)


def test_it_is_written_in_the_language_of_the_link():
    linked(bound(), language="en")
    reminders.remind_holders()
    assert OutgoingMail.objects.get().language == "en"


def test_drafts_are_forgotten_a_month_after_their_round_closed():
    old = ApplicationFactory(draft=True)
    sent = ApplicationFactory()
    recent = ApplicationFactory(
        draft=True,
        round=BursaryRoundFactory(closes_at=timezone.now() - timedelta(days=29)),
    )
    assert reminders.forget_drafts() == 1
    assert set(Application.objects.all()) == {sent, recent}
    assert old.pk not in Application.objects.values_list("pk", flat=True)


def test_the_command_says_what_it_did_and_does_nothing_the_second_time():
    linked(bound())

    def told() -> str:
        out = StringIO()
        call_command("remind_bursaries", stdout=out)
        return out.getvalue().replace("\N{NO-BREAK SPACE}", " ")

    assert [told(), told()] == [
        f"Sursis commencés ou finis : 0\nRappels aux titulaires : {count}\n"
        "Références redemandées : 0\nBrouillons oubliés : 0\n"
        for count in (1, 0)
    ]
