"""Signing: what lacks is said, the last party brings it into force, and a signature that goes takes that back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from programs.lib.periods import format_date
from programs.models import OutgoingMail
from programs.partnerships.actions import agreement_ending as ending
from programs.partnerships.actions import agreement_signing as signing
from programs.partnerships.actions.agreement_renewing import renew_agreement
from programs.partnerships.enums import AgreementFileKind, AgreementState, Renewal
from programs.partnerships.models import Agreement, AgreementParty, Signature
from programs.partnerships.tests.agreements import SIGNED, a_draft, put, signed
from programs.partnerships.tests.factories import AgreementClauseFactory, AgreementFactory

pytestmark = pytest.mark.django_db

_S = AgreementState
AT_NOON = "2007-09-15 12:00-04:00"


@pytest.fixture(autouse=True)
def in_september(time_machine):
    time_machine.move_to(AT_NOON)


def state_of(agreement: Agreement) -> str:
    return Agreement.objects.get(pk=agreement.pk).state


def refusals(action, **details) -> list[str]:
    with pytest.raises(ValidationError) as error:
        action(by=None, **details)
    return error.value.messages


class TestWhatLacks:
    def test_an_empty_draft_says_all_that_it_lacks(self):
        draft = AgreementFactory(
            state=_S.DRAFT, starts_on=None, ends_on=None, moved_on=date(2007, 9, 1)
        )
        assert signing.obstacles_to_signing(draft) == [
            "Ajoutez les parties\u00a0: une entente en lie au moins deux.",
            "Écrivez le début de l’entente.",
            "Écrivez la fin de l’entente, ou dites que sa durée est indéterminée.",
            "Ajoutez au moins une clause.",
        ]

    def test_a_clause_with_an_unknown_field_names_it_and_its_line(self):
        draft = a_draft()
        AgreementClauseFactory(agreement=draft, title="Objet", source="Du {{ debutt }}")
        assert refusals(signing.put_to_signature, agreement=draft) == [
            "Clause «\u00a0Objet\u00a0»\u00a0: Ligne 1\u00a0: {{ debutt }} n’est pas un champ connu. "
            "Vouliez-vous écrire {{ debut }}\u00a0?"
        ]
        assert state_of(draft) == _S.DRAFT

    def test_a_field_that_has_nothing_to_say_is_named(self):
        draft = a_draft()
        AgreementClauseFactory(agreement=draft, title="Assurances", source="{{ heures }}")
        assert signing.obstacles_to_signing(draft) == [
            "Clause «\u00a0Assurances\u00a0»\u00a0: Il manque une valeur pour {{ heures }}."
        ]

    def test_an_indefinite_one_needs_no_end(self):
        assert signing.obstacles_to_signing(a_draft(ends_on=None, renewal=Renewal.INDEFINITE)) == []


class TestPutToSignature:
    def test_its_clauses_say_the_term_and_the_text_is_kept_in_both_languages(self):
        draft = put(a_draft(title_en="Welcome"))
        clause = draft.clauses.get()
        assert clause.body == "Les parties collaborent du 1er septembre 2007 au 31 août 2008."
        texts = draft.files.order_by("name")
        assert [(one.name[-7:], one.kind) for one in texts] == [
            ("-en.pdf", AgreementFileKind.TEXT),
            ("-fr.pdf", AgreementFileKind.TEXT),
        ]

    def test_the_same_agreement_makes_the_same_bytes(self):
        draft = a_draft()
        put(draft)
        first = set(draft.files.values_list("sha256", flat=True))
        signing.back_to_text(agreement=draft, by=None)
        assert draft.files.count() == 0
        put(draft)
        assert set(draft.files.values_list("sha256", flat=True)) == first

    def test_nobody_is_written_to_unless_that_is_asked_for(self):
        put(a_draft())
        assert OutgoingMail.objects.count() == 0

    def test_each_signatory_with_an_address_gets_the_pdf_and_no_personal_data(self):
        draft = put(a_draft(), send=True)
        mails = OutgoingMail.objects.order_by("to")
        assert [one.to for one in mails] == ["signataire1@example.org", "signataire2@example.org"]
        assert [bytes(one.file)[:5] for one in mails] == [b"%PDF-", b"%PDF-"]
        assert {name in one.body for one in mails for name in ("Alix", "Modèle")} == {False}
        assert {draft.number in one.subject for one in mails} == {True}

    def test_it_is_not_put_to_signature_twice(self):
        draft = put(a_draft())
        assert refusals(signing.put_to_signature, agreement=draft) == [
            "La fiche est à l’état «\u00a0En signature\u00a0» et ne peut pas passer à «\u00a0En signature\u00a0»."
        ]


class TestSignatures:
    def test_the_last_one_brings_it_into_force_on_the_day_of_the_last(self):
        draft = put(a_draft())
        for number, (party, day) in enumerate(
            zip(draft.parties.all(), SIGNED, strict=True), start=1
        ):
            signing.sign(party=party, on=day, by=None)
            assert state_of(draft) == (_S.IN_FORCE if number == 3 else _S.SIGNING)
        # It was put to signature after: the log goes forward.
        assert draft.moves.latest("pk").effective_on == date(2007, 9, 15)
        assert max(draft.parties.values_list("signatures__signed_on", flat=True)) == SIGNED[1]

    def test_signed_later_than_it_was_put_the_step_is_of_the_last_signature(self, time_machine):
        draft = put(a_draft())
        time_machine.move_to("2007-10-20 12:00-04:00")
        for party, day in zip(draft.parties.all(), (20, 18, 16), strict=True):
            signing.sign(party=party, on=date(2007, 10, day), by=None)
        assert draft.moves.latest("pk").effective_on == date(2007, 10, 20)

    def test_a_party_signs_once(self):
        draft = put(a_draft())
        party = draft.parties.first()
        signing.sign(party=party, on=SIGNED[0], by=None)
        assert refusals(signing.sign, party=party, on=SIGNED[1]) == ["Cette partie a déjà signé."]
        assert Signature.objects.count() == 1

    def test_a_signature_of_a_day_to_come_is_refused(self):
        draft = put(a_draft())
        party = draft.parties.first()
        day = format_date(date(2007, 9, 16), "fr")
        found = refusals(signing.sign, party=party, on=date(2007, 9, 16))
        assert (len(found), day in found[0] or "à venir" in found[0]) == (1, True)

    def test_what_is_not_put_to_signature_is_not_signed(self):
        draft = a_draft()
        assert refusals(signing.sign, party=draft.parties.first(), on=SIGNED[0]) == [
            "Cette entente n’est pas en signature."
        ]

    def test_one_that_goes_takes_the_agreement_back_into_signature(self):
        agreement = signed(a_draft())
        signing.withdraw_signature(signature=Signature.objects.first(), by=None)
        assert (state_of(agreement), Signature.objects.count()) == (_S.SIGNING, 2)

    def test_of_one_that_ended_none_goes(self):
        agreement = signed(a_draft())
        ending.end(agreement=agreement, by=None)
        assert refusals(signing.withdraw_signature, signature=Signature.objects.first()) == [
            "L’entente est à l’état «\u00a0Terminée\u00a0»\u00a0: remettez-la d’abord en vigueur."
        ]

    def test_taken_back_to_its_text_it_is_signed_anew(self):
        draft = put(a_draft())
        signing.sign(party=draft.parties.first(), on=SIGNED[0], by=None)
        signing.back_to_text(agreement=draft, by=None)
        assert (state_of(draft), Signature.objects.count()) == (_S.NEGOTIATION, 0)


class TestWhatItRenews:
    def renewed(self) -> tuple[Agreement, Agreement]:
        old = signed(a_draft())
        return old, signed(renew_agreement(agreement=old, by=None))

    def test_it_is_renewed_in_the_transaction_of_the_last_signature(self):
        old = signed(a_draft())
        new = put(renew_agreement(agreement=old, by=None))
        *firsts, last = new.parties.all()
        for party in firsts:
            signing.sign(party=party, on=SIGNED[1], by=None)
        assert state_of(old) == _S.IN_FORCE
        signing.sign(party=last, on=SIGNED[1], by=None)
        assert (state_of(old), state_of(new)) == (_S.RENEWED, _S.IN_FORCE)
        # It binds until its successor does.
        assert list(Agreement.objects.in_force_on(date(2008, 8, 31))) == [old]
        assert list(Agreement.objects.in_force_on(date(2008, 9, 1))) == [new]

    def test_a_signature_that_goes_takes_that_back_too(self):
        old, new = self.renewed()
        signature = Signature.objects.filter(party__agreement=new).first()
        signing.withdraw_signature(signature=signature, by=None)
        assert (state_of(old), state_of(new)) == (_S.IN_FORCE, _S.SIGNING)

    def test_cancelled_as_a_mistake_it_gives_back_what_it_renewed(self):
        old, new = self.renewed()
        ending.cancel(agreement=new, by=None, reason="Double")
        assert (state_of(old), state_of(new)) == (_S.IN_FORCE, _S.CANCELLED)
        # On no day of the past does it bind, and what it renewed does on all of its own.
        days = (date(2008, 8, 31), date(2008, 9, 1))
        assert [list(Agreement.objects.in_force_on(day)) for day in days] == [[old], []]
        ending.restore_draft(agreement=new, by=None)
        assert state_of(new) == _S.DRAFT
        assert AgreementParty.objects.filter(agreement=new, signatures__isnull=False).count() == 0
