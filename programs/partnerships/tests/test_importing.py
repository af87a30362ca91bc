"""Partnerships as tables: what a file may say, what it may not, and how it is refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from programs.importing import registry
from programs.importing.directories import Scope
from programs.lib.periods import today
from programs.models import Program
from programs.partnerships import models
from programs.partnerships.enums import AgreementState
from programs.partnerships.tests.factories import (
    AgreementClauseFactory,
    AgreementFactory,
    AgreementPartyFactory,
    AmendmentFactory,
    CommitteeFactory,
    CommitteeMeetingFactory,
    CommitteeMemberFactory,
    DecisionFactory,
    NetworkEntryFactory,
)
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.importing.files import counts, csv_of, refusals

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="reseau")


def taken(name: str, program: Program, *lines: str):
    """What the import of a CSV into ``program`` comes to, by somebody who coordinates it alone."""
    scope = Scope(programs=Program.objects.filter(pk=program.pk), program=program)
    return registry.get(name)(scope).import_file(csv_of(*lines), f"{name}.csv")


def said(name: str, program: Program, *lines: str) -> list[str]:
    """What is refused, each with its row and its column."""
    sheet = f"feuille «\u00a0{name}\u00a0», "
    return [
        one.replace("\u202f", "\u00a0").removeprefix(sheet)
        for one in refusals(taken(name, program, *lines))
    ]


def added(name: str, program: Program, *lines: str) -> None:
    result = taken(name, program, *lines)
    assert (counts(result), refusals(result)) == ((len(lines) - 1, 0, 0, 0), [])


class TestAgreements:
    def test_an_inventory_comes_with_its_steps_and_what_renews_what(self, program):
        added(
            "agreements",
            program,
            "numéro;forme;titre;début;fin;renouvellement;préavis;unité du préavis;étapes;renouvelle",
            "E-2;Protocole de collaboration;Accueil;2008-09-01;2010-08-31;;90;jours;"
            "2008-06-01 En signature;E-1",
            "E-1;Lettre d’entente;Accueil;2006-09-01;2008-08-31;Se renouvelle par écrit;3;mois;"
            '"2006-08-01 Projet; 2006-09-01 En vigueur";',
        )
        second, first = models.Agreement.objects.order_by("pk")
        assert (second.number, second.renews) == ("E-2", first)
        moves = [(one.to_state, one.effective_on) for one in first.moves.all()]
        assert moves == [("draft", date(2006, 8, 1)), ("in_force", date(2006, 9, 1))]

    def test_two_agreements_do_not_renew_each_other(self, program):
        found = said(
            "agreements", program, "numéro;titre;renouvelle", "A;Une;B", "B;Autre;A", "C;Seule;C"
        )
        assert [one.rpartition(" : ")[2] for one in found] == [
            "Cette entente se renouvellerait elle-même."
        ] * 3

    def test_what_no_form_takes_no_file_brings_in(self, program):
        header = "number;title;starts_on;ends_on;notice;renewal"
        found = said(
            "agreements",
            program,
            header,
            "A;Une;2008-01-01;2007-12-31;;",
            "B;Une;2008-01-01;2008-02-29;90;",
            "C;Une;2008-01-01;2008-12-31;;Durée indéterminée",
        )
        assert [one.rpartition(" : ")[2] for one in found] == [
            "La fin de l’entente précède son début.",
            "Le préavis est plus long que l’entente.",
            "Une entente à durée indéterminée n’a pas de fin.",
        ]

    def test_an_amendment_of_what_has_ended_is_refused_unless_it_was_signed(self, program):
        AgreementFactory(program=program, number="E-1", state=AgreementState.ENDED)
        header = "agreement;number;subject;effective_on;signed_on"
        (found,) = said("agreement_amendments", program, header, "E-1;1;Prolongation;;")
        assert found.endswith("elle ne se modifie plus par un avenant. Renouvelez-la.")
        added("agreement_amendments", program, header, "E-1;1;Prolongation;2008-01-01;2007-12-01")

    def test_what_was_signed_is_not_written_anew_by_a_file(self, program):
        agreement = AgreementFactory(program=program, number="E-1")
        AgreementClauseFactory(agreement=agreement, title="Objet")
        AmendmentFactory(
            agreement=agreement,
            number=1,
            signed_on=date(2008, 1, 5),
            effective_on=date(2008, 1, 5),
        )
        (clause,) = said(
            "agreement_clauses", program, "agreement;kind;title;body", "E-1;object;Objet;Autre"
        )
        assert "Cette clause est signée." in clause
        (amendment,) = said(
            "agreement_amendments", program, "agreement;number;subject", "E-1;1;Autre"
        )
        assert "Cet avenant est signé." in amendment

    def test_a_party_is_named_by_its_organization_and_signs_once(self, program):
        partner = OrganizationFactory(name="Maison de la famille", acronym="MDF")
        AgreementPartyFactory(
            agreement=AgreementFactory(program=program, number="E-1"), organization=partner
        )
        OrganizationFactory(name="Banque alimentaire")
        header = "agreement;party;signed_on"
        added("agreement_signatures", program, header, "E-1;MDF;2007-08-20")
        again = taken("agreement_signatures", program, header, "E-1;MDF;2007-08-21")
        assert counts(again) == (0, 1, 0, 0)
        (found,) = said(
            "agreement_signatures", program, header, "E-1;Banque alimentaire;2007-08-20"
        )
        assert "ne désigne aucune fiche de ce programme" in found

    def test_a_review_is_of_the_year_in_which_it_is_due(self, program):
        party = AgreementPartyFactory(agreement__program=program, agreement__number="E-1")
        added(
            "agreement_reviews",
            program,
            "agreement;party;asked_on;due_on",
            f"E-1;{party.organization.name};2007-12-15;2008-01-31",
        )
        assert models.AgreementReview.objects.get().year == 2008

    def test_two_declarations_of_the_same_days_are_two(self, program):
        party = AgreementPartyFactory(agreement__program=program, agreement__number="E-1")
        row = f"E-1;{party.organization.name};2007-10-01;2007-10-31"
        header = "agreement;party;starts_on;ends_on;hours"
        added("insured_hours", program, header, f"{row};7,25", f"{row};3")
        found = models.InsuredHours.objects.order_by("pk").values_list("hours", flat=True)
        assert list(found) == [Decimal("7.25"), Decimal(3)]


class TestCommittees:
    @pytest.fixture
    def table(self, program):
        return CommitteeFactory(program=program, code="table")

    def test_a_meeting_comes_with_who_came_and_what_was_decided(self, program, table):
        CommitteeMemberFactory(committee=table, name="Camille Modèle")
        added(
            "committee_meetings",
            program,
            "comité;numéro;jour;début;fin;état",
            "table;1;2007-10-18;9 h;11 h 30;Tenue",
        )
        added(
            "committee_attendances",
            program,
            "comité;rencontre;membre;présence",
            "table;2007-10-18;Camille Modèle;Présence",
        )
        added(
            "committee_decisions", program, "comité;rencontre;numéro;texte", "table;1;D-1;Adopté."
        )
        added(
            "committee_follow_ups",
            program,
            "code;suivi;comité;rencontre;décision;noté le;échéance",
            "S1;Écrire;table;1;D-1;2007-10-18;2007-11-30",
        )
        added(
            "agenda_items",
            program,
            "comité;rencontre;rang;point;suivi;décisions",
            "table;1;1;Accueil;S1;D-1",
        )
        meeting = models.CommitteeMeeting.objects.get()
        (move,) = meeting.moves.all()
        assert (move.to_state, move.effective_on) == ("held", date(2007, 10, 18))
        item = meeting.items.get()
        assert (meeting.decisions.get().item, item.follow_up.code) == (item, "S1")

    def test_an_item_gives_up_a_decision_that_its_row_names_no_more(self, program, table):
        decision = DecisionFactory(meeting__committee=table, meeting__number=1, number="D-1")
        header = "committee;meeting;title;decisions"
        added("agenda_items", program, header, "table;1;Accueil;D-1")
        assert counts(taken("agenda_items", program, header, "table;1;Accueil;")) == (0, 1, 0, 0)
        decision.refresh_from_db()
        assert decision.item is None
        (found,) = said("agenda_items", program, header, "table;1;Accueil;D-9")
        assert "D-9" in found

    def test_adopted_minutes_and_a_meeting_to_come_that_was_held_are_refused(self, program, table):
        CommitteeMeetingFactory(committee=table, number=1, state="approved", minutes="Adopté")
        header = "committee;number;day;state;minutes"
        (found,) = said("committee_meetings", program, header, "table;1;2007-10-18;;Autre")
        assert "Ce compte rendu est adopté." in found
        ahead = today() + timedelta(days=60)
        (found,) = said("committee_meetings", program, header, f"table;2;{ahead};held;")
        assert found.endswith("Une rencontre tenue n’est pas un jour à venir.")

    def test_who_came_is_a_member_of_that_committee(self, program, table):
        CommitteeMeetingFactory(committee=table, number=1)
        CommitteeMemberFactory(committee__program=program, name="Sacha Ailleurs")
        (found,) = said(
            "committee_attendances",
            program,
            "committee;meeting;member;presence",
            "table;1;Sacha Ailleurs;present",
        )
        assert "ne désigne aucune fiche de ce programme" in found


class TestTheDirectory:
    def test_an_entry_comes_with_its_services_and_contacts(self, program):
        OrganizationFactory(name="Maison de la famille")
        added(
            "network_entries",
            program,
            "organisme;mission;langues de service;reçoit des références",
            "Maison de la famille;Accueillir;Français; Anglais;Oui".replace("; A", "| A"),
        )
        added(
            "network_services",
            program,
            "organisme;domaine;service",
            "Maison de la famille;Famille;Halte-garderie",
        )
        added(
            "network_contacts",
            program,
            "organisme;nom;téléphone",
            "Maison de la famille;Dominique Modèle;819 555-0100",
        )
        entry = models.NetworkEntry.objects.get()
        assert (entry.languages, entry.takes_referrals) == (["fr", "en"], True)
        assert (entry.services.get().name, entry.contacts.get().phone) == (
            "Halte-garderie",
            "+18195550100",
        )

    def test_a_service_needs_the_entry_of_its_organization(self, program):
        OrganizationFactory(name="Maison de la famille")
        (found,) = said(
            "network_services",
            program,
            "organization;kind;name",
            "Maison de la famille;family;Halte",
        )
        assert found.endswith("Cet organisme n’a pas encore de fiche au répertoire.")

    def test_the_entry_of_who_leads_another_program_is_theirs(self, program):
        entry = NetworkEntryFactory(organization=ProgramFactory().lead)
        (found,) = said(
            "network_entries",
            program,
            "organization;mission",
            f"{entry.organization.name};Autre",
        )
        assert "tient lui-même sa fiche" in found
