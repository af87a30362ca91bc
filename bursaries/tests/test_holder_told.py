"""What a holder reads of their obligation, on paper and on top of their page; and what is told to them at once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from bursaries.actions.duties import declare_default
from bursaries.actions.duties_service import refuse_attestation, take_back_attestation
from bursaries.actions.instalments import return_attestation
from bursaries.models import HolderLink
from bursaries.owing import statement_of
from bursaries.statements import deadlines_of, letter_of
from bursaries.tests.factories import (
    DeferralFactory,
    HolderLinkFactory,
    ServiceAttestationFactory,
    ServicePeriodFactory,
)
from bursaries.tests.giving import attested, signed
from bursaries.tests.histories import NOW, TODAY, bound, line_of, paid_by, rule_of
from programs.accounts.tests.factories import UserFactory
from programs.letters.model import Text
from programs.models import OutgoingMail

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(TODAY)]
LATE = "Tout est à rembourser au plus tard le 15 janvier 2010."
FAR = date(2015, 1, 1)


def spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def told(obligation) -> list[str]:
    """What stands on top of the page of an obligation."""
    found = deadlines_of(obligation, statement_of(obligation, NOW))
    return [spaced(one.said) for one in found]


def test_a_statement_says_a_rule_without_its_version():
    obligation = bound(rule_of(title="Relève inventée"))
    texts = [
        one.markdown for one in letter_of(obligation, NOW, "fr-ca").blocks if isinstance(one, Text)
    ]
    assert (str(obligation.rule), spaced(texts[-1])) == (
        "Relève inventée (v1)",
        "Règle : Relève inventée.",
    )


# --- deferrals


def test_until_when_nothing_is_awaited_stands_before_the_deadlines():
    obligation = bound(rule_of(start_within_months=12), studies_ended_on=date(2009, 9, 1))
    DeferralFactory(obligation=obligation, starts_on=date(2009, 10, 1), ends_on=date(2010, 5, 31))
    assert told(obligation) == [
        "Sursis jusqu’au 31 mai 2010 : rien n’est attendu d’ici là. Le service est de nouveau attendu à partir du "
        "1er juin 2010.",
        "Le service commence au plus tard le 2 mai 2011.",
    ]


def test_a_deferral_without_an_end_says_no_deadline_that_each_day_moves():
    obligation = bound(rule_of(start_within_months=12), studies_ended_on=date(2009, 9, 1))
    DeferralFactory(obligation=obligation, starts_on=date(2009, 10, 1), ends_on=None)
    assert told(obligation) == [
        "Sursis depuis le 1er octobre 2009, jusqu’à nouvel ordre : rien n’est attendu d’ici là."
    ]


def test_a_deferral_to_come_is_said_and_one_that_is_over_is_not():
    obligation = bound(rule_of(start_within_months=None), studies_ended_on=date(2009, 9, 1))
    DeferralFactory(obligation=obligation, starts_on=date(2009, 9, 2), ends_on=date(2009, 9, 30))
    assert told(obligation) == []
    DeferralFactory(obligation=obligation, starts_on=FAR, ends_on=date(2015, 3, 31))
    assert told(obligation) == ["Un sursis est accordé du 1er janvier 2015 au 31 mars 2015."]


# --- what is paid back


def test_in_default_the_money_is_said_and_until_when_in_place_of_the_months():
    obligation = bound(rule_of(repay_within_months=12), studies_ended_on=date(2008, 9, 1))
    paid_by(obligation.awards.get(), line_of(obligation.program), "2500.00")
    declare_default(obligation=obligation, by=UserFactory(), reason="Départ.", on=date(2009, 1, 15))
    obligation.refresh_from_db()
    assert told(obligation) == [LATE]
    texts = [spaced(one.markdown) for one in letter_of(obligation, NOW, "fr-ca").blocks[:2]]
    assert texts == [
        "Il reste 2 500,00 $ à rembourser.",
        f"À rembourser : 2 500,00 $ × 12 mois sur 12 = 2 500,00 $.\n\n{LATE}",
    ]


# --- what comes back


def sent_by(obligation):
    job = ServicePeriodFactory(obligation=obligation, starts_on=date(2009, 10, 1))
    return ServiceAttestationFactory(
        service=job, starts_on=date(2009, 10, 1), ends_on=NOW, received_on=NOW
    )


def mails() -> list[tuple[str, str, str]]:
    rows = OutgoingMail.objects.filter(template="holder_returned").unsent()
    return list(rows.values_list("to", "language", "subject"))


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("fr-ca", "Votre bourse : ce que vous avez envoyé vous est retourné, {lead}"),
        ("en", "Your bursary: what you sent has come back to you, {lead}"),
    ],
)
def test_days_that_are_refused_are_told_of_at_once_in_the_language_of_their_holder(
    language, subject
):
    obligation, by = bound(), UserFactory()
    link = HolderLinkFactory(
        program=obligation.program, person=obligation.person, language=language
    )
    one = sent_by(obligation)
    refuse_attestation(attestation=one, by=by, reason="Il manque la signature.")
    assert mails() == [(link.email, language, subject.format(lead=obligation.program.lead))]
    body = OutgoingMail.objects.get(template="holder_returned").body
    assert "/titulaire/" in body and "signature" not in body
    one.refresh_from_db()
    take_back_attestation(attestation=one, by=by, reason="Lue trop vite.")
    assert mails() == []


def test_a_document_that_is_returned_is_told_of_and_several_at_once_are_one_mail():
    award = signed()
    first, second = attested(award)
    HolderLinkFactory(program=award.program, person=award.person)
    for one in (first, second):
        return_attestation(instalment=one, by=None, reason="Illisible.")
    assert len(mails()) == 1


def test_whoever_has_no_link_that_opens_is_not_written_to():
    obligation = bound()
    HolderLinkFactory(program=obligation.program, person=obligation.person)
    HolderLink.objects.update(expires_at=timezone.now() - timedelta(days=1))
    refuse_attestation(attestation=sent_by(obligation), by=UserFactory(), reason="Illisible.")
    assert mails() == []
