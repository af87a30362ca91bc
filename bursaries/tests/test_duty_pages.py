"""The desk of obligations: what a coordinator sees and does there."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bursaries.models import (
    Deferral,
    FollowUp,
    HolderLink,
    Obligation,
    Repayment,
    ServiceAttestation,
    ServicePeriod,
    Waiver,
)
from bursaries.statements import letter_of
from bursaries.tests.factories import (
    DeferralFactory,
    FollowUpFactory,
    HolderLinkFactory,
    LetterFactory,
    RepaymentFactory,
    ServiceAttestationFactory,
    WaiverFactory,
)
from bursaries.tests.histories import NOW, TODAY, bound, line_of, paid_by, rule_of, worked
from programs.accounts.models import User
from programs.accounts.tests.factories import coordinator_of
from programs.models import OutgoingMail, Program
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import ProgramFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(TODAY)]


@pytest.fixture
def program() -> Program:
    return ProgramFactory(services=["bursaries"], ends_on=date(2012, 6, 30), slug="releve")


@pytest.fixture
def client(client, program):
    client.force_login(coordinator_of(program))
    return client


def holder(program: Program, **details) -> Obligation:
    return bound(rule_of(program), **details)


def words(page) -> str:
    return " ".join(page.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


def paths_of(obligation: Obligation) -> list[str]:
    """Every page of an obligation on which something is asked."""
    job, deferral = obligation.service.first(), obligation.deferrals.first()
    attestation = ServiceAttestation.objects.get(service=job)
    own = [
        "",
        "etudes/",
        "emplois/nouveau/",
        f"emplois/{job.pk}/",
        f"emplois/{job.pk}/retirer/",
        f"emplois/{job.pk}/attester/",
        f"attestations/{attestation.pk}/refuser/",
        f"attestations/{attestation.pk}/reprendre/",
        "sursis/",
        f"sursis/{deferral.pk}/terminer/",
        f"sursis/{deferral.pk}/reprendre/",
        "exonerations/",
        f"exonerations/{obligation.waivers.get().pk}/reprendre/",
        "remboursements/",
        f"remboursements/{obligation.repayments.get().pk}/annuler/",
        "suivis/",
        f"suivis/{obligation.follow_ups.get().pk}/reprendre/",
        "lien/",
    ]
    return [f"/bourses/engagements/{obligation.pk}/{end}" for end in own]


def filled(program: Program) -> Obligation:
    """An obligation with something of everything."""
    obligation = holder(program, state="repaying")
    paid_by(obligation.awards.get(), line_of(program), "2500.00")
    worked(obligation, date(2008, 7, 1), None, date(2008, 12, 31))
    DeferralFactory(obligation=obligation)
    WaiverFactory(obligation=obligation)
    RepaymentFactory(obligation=obligation)
    FollowUpFactory(obligation=obligation)
    LetterFactory(award=None, obligation=obligation, kind="default")
    HolderLinkFactory(program=program, person=obligation.person)
    return obligation


# --- who enters


def test_every_page_opens_to_a_coordinator_and_to_nobody_of_another_organisation(client, program):
    obligation = filled(program)
    paths = paths_of(obligation)
    assert [path for path in paths if client.get(path).status_code != 200] == []
    stranger = coordinator_of(ProgramFactory(services=["bursaries"]))
    client.force_login(stranger)
    assert {client.get(path).status_code for path in paths} == {404}
    assert client.get("/bourses/engagements/programme/releve/").status_code == 404


def test_who_coordinates_nothing_is_refused(client, program):
    client.force_login(User.objects.create_user(email="personne@exemple.test"))
    assert client.get("/bourses/engagements/").status_code == 403


def test_nothing_of_another_obligation_is_reached_by_its_number(client, program):
    obligation, other = holder(program), filled(program)
    job = other.service.get()
    assert client.get(f"/bourses/engagements/{obligation.pk}/emplois/{job.pk}/").status_code == 404


# --- the list


def test_the_only_program_opens_by_itself(client, program):
    assert client.get("/bourses/engagements/").url == "/bourses/engagements/programme/releve/"


def test_who_is_late_stands_first_with_what_is_left(client, program):
    holder(
        program, person=PersonFactory(holder=program.lead, last_name="Abel"), studies_ended_on=NOW
    )
    holder(program, person=PersonFactory(holder=program.lead, last_name="Zoé"))
    rows = client.get("/bourses/engagements/programme/releve/").context["page"].object_list
    assert [(row["obligation"].person.last_name, row["late"], row["left"]) for row in rows] == [
        ("Zoé", ["en retard pour commencer"], "12 mois"),
        ("Abel", [], "12 mois"),
    ]


def test_what_is_over_has_a_tab_of_its_own(client, program):
    holder(program, state="fulfilled")
    address = "/bourses/engagements/programme/releve/"
    counts = {
        kind: len(client.get(f"{address}?etat={kind}").context["page"])
        for kind in ("en-cours", "finis", "tous")
    }
    assert counts == {"en-cours": 0, "finis": 1, "tous": 1}
    assert client.get(f"{address}?etat=autre").status_code == 404


def test_the_attestations_that_are_ticked_are_confirmed(client, program):
    waiting = [
        ServiceAttestationFactory(service=worked(holder(program), date(2008, 7, 1), None, None))
        for _one in range(3)
    ]
    foreign = ServiceAttestationFactory(service__obligation=bound())
    ticked = [waiting[0].pk, waiting[1].pk, foreign.pk, "abc"]
    page = client.post(
        "/bourses/engagements/programme/releve/confirmer/", {"attestation": ticked}, follow=True
    )
    assert "2 attestations sont confirmées." in words(page)
    states = ServiceAttestation.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["confirmed", "confirmed", "received", "received"]


@pytest.mark.parametrize("address", ["list", "page"])
def test_there_are_as_many_queries_for_three_as_for_one(client, program, address):
    def counted(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    def grow(obligation: Obligation) -> None:
        job = worked(obligation, date(2008, 7, 1), date(2008, 7, 31), date(2008, 7, 31))
        ServiceAttestationFactory(service=job, starts_on=date(2008, 7, 1), ends_on=date(2008, 7, 2))
        DeferralFactory(obligation=obligation)
        RepaymentFactory(obligation=obligation)

    first = holder(program)
    grow(first)
    path = "/bourses/engagements/programme/releve/"
    if address == "page":
        path = f"/bourses/engagements/{first.pk}/"
    before = counted(path)
    for _one in range(2):
        grow(first if address == "page" else holder(program))
    assert counted(path) == before


# --- what is done on the page


def posted(client, obligation: Obligation, end: str, **answers) -> str:
    path = f"/bourses/engagements/{obligation.pk}/{end}"
    page = client.post(path, answers, follow=True)
    form = page.context.get("form")
    return str(form.errors) if form is not None and form.errors else words(page)


def test_a_job_is_written_attested_and_confirmed(client, program):
    obligation = holder(program)
    said = posted(
        client,
        obligation,
        "emplois/nouveau/",
        employer_name="Centre inventé",
        region=program.region.pk,
        starts_on="2008-07-01",
        share="100",
    )
    assert "L’emploi est ajouté." in said
    job = ServicePeriod.objects.get()
    number = "0b0f1e0a-0000-4000-8000-000000000001"
    end = f"emplois/{job.pk}/attester/"
    answers = {"starts_on": "2008-07-01", "ends_on": "2008-12-31", "received_on": "2009-01-05"}
    for _twice in range(2):
        posted(client, obligation, end, submission=number, **answers)
    attestation = ServiceAttestation.objects.get()
    said = posted(client, obligation, f"attestations/{attestation.pk}/confirmer/")
    assert "Il reste 6 mois à servir, sur 12 mois." in said
    assert "du 1er juillet 2008 au 31 décembre 2008" in said.lower()


def test_a_deferral_and_a_waiver_are_written_and_taken_back(client, program):
    obligation = holder(program)
    said = posted(
        client,
        obligation,
        "sursis/",
        starts_on="2009-11-01",
        ends_on="2010-02-28",
        reason="Congé",
        granted_on="2009-11-01",
    )
    assert "Le sursis est accordé." in said
    posted(
        client, obligation, "exonerations/", months="2", reason="Comité", granted_on="2009-12-01"
    )
    assert (Deferral.objects.count(), Waiver.objects.get().months) == (1, Decimal(2))
    posted(client, obligation, f"exonerations/{Waiver.objects.get().pk}/reprendre/", reason="Non")
    posted(client, obligation, f"sursis/{Deferral.objects.get().pk}/reprendre/", reason="Non")
    assert (Deferral.objects.count(), Waiver.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("answers", "months"),
    [
        ({"months": "2,5"}, [Decimal("2.5")]),
        ({"months": "2.5"}, [Decimal("2.5")]),
        ({"all_left": "on"}, [None]),
        ({}, []),
        ({"months": "2", "all_left": "on"}, []),
    ],
)
def test_all_that_is_left_is_waived_where_it_is_ticked_and_never_by_an_empty_number(
    client, program, answers, months
):
    obligation = holder(program)
    known = {"reason": "Maladie", "granted_on": "2009-12-01"}
    said = posted(client, obligation, "exonerations/", **known, **answers)
    assert [one.months for one in Waiver.objects.all()] == months
    assert ("Écrivez un nombre de mois, ou cochez" in said) == (not months)


def test_what_taking_back_the_last_step_comes_to_is_said_first(client, program):
    obligation = holder(program, state="ongoing")
    client.force_login(coordinator_of(program))
    page = client.get(f"/bourses/engagements/{obligation.pk}/etapes/reprendre/")
    assert "L’engagement passe de « En cours » à « Pas débutée »." in words(page)


def test_why_an_obligation_ended_is_not_said_of_one_that_goes_on(client, program):
    said = {}
    for state in ("exempted", "ongoing", "fulfilled", "repaying"):
        obligation = holder(program, state=state, reason="Décision du comité")
        page = words(client.get(f"/bourses/engagements/{obligation.pk}/"))
        said[state] = "Décision du comité" in page
    assert said == {"exempted": True, "ongoing": False, "fulfilled": False, "repaying": True}


def test_what_is_about_to_be_taken_back_is_named(client, program):
    obligation = filled(program)
    deferral, waiver = obligation.deferrals.get(), obligation.waivers.get()
    repayment = obligation.repayments.get()
    attestation = ServiceAttestation.objects.get(service__obligation=obligation)
    shown = {
        f"sursis/{deferral.pk}/reprendre/": "Sursis du",
        f"exonerations/{waiver.pk}/reprendre/": "Exonération de",
        f"remboursements/{repayment.pk}/annuler/": "$, reçu le",
        f"attestations/{attestation.pk}/refuser/": "Attesté du",
    }
    for end, said in shown.items():
        assert said in words(client.get(f"/bourses/engagements/{obligation.pk}/{end}"))


def test_no_deferral_is_offered_where_none_can_be_granted(client, program):
    offered = {}
    for state in ("ongoing", "defaulted"):
        obligation = holder(program, state=state, reason="Départ")
        page = words(client.get(f"/bourses/engagements/{obligation.pk}/"))
        offered[state] = ["Accorder un sursis" in page, "Exonérer de mois dus" in page]
    assert offered == {"ongoing": [True, True], "defaulted": [False, True]}


def test_money_that_comes_back_when_no_budget_runs_is_said_to_wait_for_one(client, program):
    obligation = holder(program, state="defaulted", reason="Départ")
    paid_by(obligation.awards.get(), line_of(program), "2500.00")
    url = f"/bourses/engagements/{obligation.pk}/remboursements/"
    lacking = "Aucun budget adopté de ce programme ne couvre le 1er décembre 2009"
    assert lacking in words(client.get(url))
    said = posted(
        client, obligation, "remboursements/", amount="100", received_on="2009-12-01", **_number()
    )
    assert (lacking in said, Repayment.objects.count()) == (True, 0)


def test_a_default_is_declared_repaid_and_the_notice_printed(client, program):
    obligation = holder(program, state="ongoing")
    paid_by(obligation.awards.get(), line_of(program), "2500.00")
    line_of(program, 2009)
    said = posted(client, obligation, "etapes/defaut/", on="2009-12-01", reason="Départ")
    assert "Le défaut est déclaré ; l’avis est prêt à imprimer." in said
    answers = {"amount": "2 500,00 $", "received_on": "2009-12-01"}
    said = posted(client, obligation, "remboursements/", line="Bourses", **_number(), **answers)
    assert "Le remboursement est inscrit." in said
    obligation.refresh_from_db()
    assert (obligation.state, Repayment.objects.get().reversals.count()) == ("settled", 1)
    letter = obligation.letters.get()
    answer = client.get(f"/bourses/engagements/{obligation.pk}/lettres/{letter.pk}/")
    assert answer.content[:5] == b"%PDF-"


def _number() -> dict[str, str]:
    return {"submission": "0b0f1e0a-0000-4000-8000-000000000002"}


def test_a_repayment_above_what_is_due_says_so_beside_the_amount(client, program):
    obligation = holder(program, state="defaulted", reason="Départ")
    paid_by(obligation.awards.get(), line_of(program), "2500.00")
    line_of(program, 2009)
    said = posted(
        client,
        obligation,
        "remboursements/",
        line="Bourses",
        amount="2500,01",
        received_on="2009-12-01",
        **_number(),
    )
    assert "Il ne reste que 2\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}$ à rembourser." in said


def test_a_follow_up_is_noted(client, program):
    obligation = holder(program)
    posted(
        client, obligation, "suivis/", milestone="12", outcome="unknown", observed_on="2009-12-01"
    )
    assert FollowUp.objects.get().get_outcome_display() == "Sans nouvelles"


def test_a_link_is_sent_renewed_and_closed(client, program):
    obligation = holder(program)
    to = {"email": "zoe@exemple.test", "language": "fr-ca"}
    posted(client, obligation, "lien/", **to)
    first = HolderLink.objects.get().nonce
    posted(client, obligation, "lien/", **to)
    link = HolderLink.objects.get()
    assert (link.nonce == first, link.revoked_at, OutgoingMail.objects.count()) == (False, None, 2)
    posted(client, obligation, "lien/fermer/")
    assert HolderLink.objects.get().revoked_at is not None


def test_a_step_that_is_not_possible_says_so(client, program):
    obligation = holder(program)
    assert "Cette étape n’est pas possible maintenant." in posted(
        client, obligation, "etapes/remplir/", on="2009-12-01"
    )
    assert client.get(f"/bourses/engagements/{obligation.pk}/etapes/voler/").status_code == 404


def test_the_statement_asks_a_holder_in_default_for_money_and_for_no_more_service(program):
    rule = rule_of(program, start_within_months=1)
    serving, failing = bound(rule), bound(rule, state="defaulted", reason="Départ")
    paid_by(failing.awards.get(), line_of(program), "2500.00")
    asked = [
        letter_of(one, NOW, "fr-ca").blocks[1].markdown.replace("\N{NO-BREAK SPACE}", " ")
        for one in (serving, failing)
    ]
    assert ["devait commencer" in asked[0], asked[1]] == [
        True,
        "À rembourser : 2 500,00 $ × 12 mois sur 12 = 2 500,00 $.",
    ]


def test_the_statement_is_printed_in_the_language_of_its_holder(client, program):
    obligation = holder(program)
    HolderLinkFactory(program=program, person=obligation.person, language="en")
    answer = client.get(f"/bourses/engagements/{obligation.pk}/releve/")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
