"""Bursaries as tables: what a file may say, what it may not, and how it is refused."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from bursaries import models
from bursaries.enums import ApplicationState, AwardState, InstalmentState
from bursaries.tests.factories import (
    TORONTO,
    AnswerFactory,
    ApplicationFactory,
    AwardFactory,
    AwardInstalmentFactory,
    AwardTierFactory,
    BursaryRoundFactory,
    CriterionFactory,
    EligibilityRuleFactory,
    ObligationFactory,
    ObligationRuleFactory,
    ReferenceFactory,
    RepaymentFactory,
    ReviewerFactory,
    ReviewFactory,
    ServicePeriodFactory,
)
from programs.accounts.tests.factories import MembershipFactory
from programs.enums import MembershipRole
from programs.importing import registry
from programs.importing.directories import Scope
from programs.models import Program
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import counts, csv_of, refusals

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="sante")


@pytest.fixture
def round(program):
    return BursaryRoundFactory(program=program, code="2007-2008")


def taken(name: str, program: Program, *lines: str):
    """What the import of a CSV into ``program`` comes to, by somebody who coordinates it alone."""
    scope = Scope(programs=Program.objects.filter(pk=program.pk), program=program)
    return registry.get(name)(scope).import_file(csv_of(*lines), f"{name}.csv")


def said(name: str, program: Program, *lines: str) -> list[str]:
    return refusals(taken(name, program, *lines))


# --- rounds


ROUND = "code;title;starts_on;ends_on;opens_at;closes_at;eligibility"


def test_a_round_brings_its_conditions_and_its_moments(program):
    result = taken(
        "bursary_rounds",
        program,
        ROUND,
        "2008;Bourses;2008-07-01;2009-06-30;2008-09-02 08:00;2008-10-01 23:59;"
        '"Niveau d’études : Collégial; Âge à la clôture : au moins 18 [Avoir 18 ans]"',
    )
    assert (counts(result), refusals(result)) == ((1, 0, 0, 0), [])
    round = models.BursaryRound.objects.get()
    assert round.closes_at == datetime(2008, 10, 1, 23, 59, tzinfo=TORONTO)
    rules = [
        (one.subject, one.values, one.number, one.message) for one in round.eligibility_rules.all()
    ]
    assert rules == [("level", ["college"], None, ""), ("age", [], Decimal(18), "Avoir 18 ans")]


def test_other_conditions_take_the_place_of_those_that_were_there(program, round):
    EligibilityRuleFactory(round=round)
    line = "2007-2008;X;2007-07-01;2008-06-30;2007-09-04 08:00;2007-10-01 23:59;{}"
    taken("bursary_rounds", program, ROUND, line.format(""))
    assert round.eligibility_rules.count() == 1
    result = taken("bursary_rounds", program, ROUND, line.format("Âge à la clôture : au plus 30"))
    assert counts(result) == (0, 1, 0, 0)
    assert [one.subject for one in round.eligibility_rules.all()] == ["age"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2008-10-01", "n’est pas un jour et une heure"),
        ("demain 8 h", "n’est pas un jour et une heure"),
        ("2008-10-01 24:61", "n’est pas un jour et une heure"),
    ],
)
def test_a_moment_has_its_day_and_its_hour(program, cell, expected):
    line = f"2008;Bourses;2008-07-01;2009-06-30;2008-09-02 08:00;{cell};"
    (sentence,) = said("bursary_rounds", program, ROUND, line)
    assert expected in sentence


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Niveau d’études : Astrologie", "« Astrologie » n’est pas dans la liste."),
        ("Âge à la clôture : 18", "écrivez « au moins » ou « au plus » avant le nombre."),
        (
            "Âge à la clôture : au moins 18; Âge à la clôture : au moins 21",
            "Une condition est écrite deux fois : réunissez-en les réponses.",
        ),
        (f"Niveau d’études : Collégial [{'x' * 251}]", "Une explication a au plus 250 caractères."),
    ],
)
def test_a_condition_that_is_none_is_refused(program, cell, expected):
    line = f'2008;Bourses;2008-07-01;2009-06-30;2008-09-02 08:00;2008-10-01 23:59;"{cell}"'
    (sentence,) = said("bursary_rounds", program, ROUND, line)
    assert expected in sentence.replace("\u00a0", " ")


def test_a_reviewer_has_an_account_for_these_programs(program, round):
    known = MembershipFactory(organization=program.lead, role=MembershipRole.REVIEWER).user
    stranger = MembershipFactory(role=MembershipRole.REVIEWER).user
    lines = ("round;user", f"2007-2008;{known.email.upper()}", f"2007-2008;{stranger.email}")
    (sentence,) = said("bursary_reviewers", program, *lines)
    assert "n’est le courriel d’aucun compte qui évalue pour cet organisme" in sentence
    assert counts(taken("bursary_reviewers", program, *lines[:2])) == (1, 0, 0, 0)


# --- applications


def test_a_draft_and_what_it_holds_are_never_exported(round):
    draft = ApplicationFactory(round=round, draft=True, email="secret@exemple.test")
    AnswerFactory(application=draft), ReferenceFactory(application=draft)
    ApplicationFactory(round=round)
    names = ("bursary_applications", "application_answers", "application_references")
    exported = {name: registry.get(name)().export() for name in names}
    assert [len(dataset) for dataset in exported.values()] == [1, 0, 0]
    assert "secret@exemple.test" not in str(exported["bursary_applications"].csv)


APPLICATION = "round;code;email;submitted_on;last_name;state;steps"


def test_a_draft_is_neither_imported_nor_changed(program, round):
    draft = ApplicationFactory(round=round, draft=True, email="ici@exemple.test")
    lines = (APPLICATION, "2007-2008;C1;ici@exemple.test;2007-09-20;Inventée;Soumise;")
    assert counts(taken("bursary_applications", program, *lines)) == (1, 0, 0, 0)
    draft.refresh_from_db()
    assert (draft.state, draft.code) == (ApplicationState.DRAFT, "")
    (sentence,) = said(
        "bursary_applications",
        program,
        APPLICATION,
        "2007-2008;C2;la@exemple.test;2007-09-20;Inventée;;2007-09-20 Brouillon",
    )
    assert "Un brouillon ne s’importe pas" in sentence


def test_a_file_gives_no_award_and_takes_none_back(program, round):
    reviewed = ApplicationFactory(round=round, code="C1", state=ApplicationState.REVIEWED)
    line = f"2007-2008;C1;{reviewed.email};2007-09-20;{reviewed.last_name};Accordée;"
    (sentence,) = said("bursary_applications", program, APPLICATION, line)
    assert "Une bourse s’accorde ou se reprend dans la fiche" in sentence
    granted = AwardFactory(round=round, code="B1")
    (sentence,) = said(
        "awards",
        program,
        "code;amount;awarded_on;round;tier;person;state;reason",
        f"B1;2500;2007-10-20;2007-2008;{granted.tier.code};{granted.person.name};Désistement;Motif",
    )
    assert "se note dans la fiche, pas par un fichier" in sentence
    instalment = AwardInstalmentFactory(award=granted, number=1)
    lines = ("award;number;amount;state", "B1;1;1250;Autorisé")
    (sentence,) = said("award_instalments", program, *lines)
    instalment.refresh_from_db()
    assert instalment.state == InstalmentState.EXPECTED


def test_an_application_of_another_round_is_not_named(program, round):
    ApplicationFactory(round__program=program, code="AILLEURS")
    ApplicationFactory(round=round, draft=True, code="BROUILLON")
    tier = AwardTierFactory(round=round)
    for code in ("AILLEURS", "BROUILLON"):
        (sentence,) = said(
            "application_choices",
            program,
            "round;application;tier",
            f"2007-2008;{code};{tier.code}",
        )
        assert "ne désigne aucune fiche de ce programme" in sentence


# --- reviews


REVIEW = "round;application;reviewer;conflict;declared_at;scores"


@pytest.fixture
def review(round):
    CriterionFactory(round=round, code="motivation", most=5)
    application = ApplicationFactory(round=round, code="C1", state=ApplicationState.ELIGIBLE)
    return ReviewFactory(application=application, reviewer=ReviewerFactory(round=round))


def scored(review, scores: str, conflict: str = "Aucun conflit d’intérêts") -> list[str]:
    line = f'2007-2008;C1;{review.reviewer.user.email};{conflict};2007-10-05 12:00;"{scores}"'
    return said("bursary_reviews", review.application.round.program, REVIEW, line)


def test_the_scores_of_a_file_are_those_that_there_are(review):
    assert scored(review, "motivation = 4,5") == []
    assert [one.value for one in review.scores.all()] == [Decimal("4.5")]
    CriterionFactory(round=review.application.round, code="besoin", most=20)
    assert scored(review, "besoin = 18") == []
    assert [one.criterion.code for one in review.scores.all()] == ["besoin"]


@pytest.mark.parametrize(
    ("scores", "conflict", "expected"),
    [
        ("motivation = 6", "Aucun conflit d’intérêts", "va de 0 à 5."),
        ("charme = 3", "Aucun conflit d’intérêts", "n’est l’identifiant d’aucun critère"),
        ("motivation : 3", "Aucun conflit d’intérêts", "n’est pas une note."),
        ("motivation = 3,2555", "Aucun conflit d’intérêts", "a plus de deux décimales."),
        (
            "motivation = 3; motivation = 4",
            "Aucun conflit d’intérêts",
            "Un critère a deux notes : gardez-en une.",
        ),
        (
            "motivation = 3",
            "Conflit d’intérêts déclaré",
            "Déclarez d’abord que vous n’avez pas de conflit d’intérêts.",
        ),
    ],
)
def test_a_score_that_cannot_be_is_refused(review, scores, conflict, expected):
    (sentence,) = scored(review, scores, conflict)
    assert expected in sentence.replace("\u00a0", " ")


# --- awards and obligations


AWARD = "code;amount;awarded_on;round;tier;person"


def test_a_file_passes_neither_the_number_of_awards_nor_the_envelope(program, round):
    models.BursaryRound.objects.filter(pk=round.pk).update(awards=1)
    AwardTierFactory(round=round, code="volet")
    people = [PersonFactory(holder=program.lead) for _turn in range(2)]
    lines = [f"B{n};2500;2007-10-20;2007-2008;volet;{one.name}" for n, one in enumerate(people)]
    sentences = said("awards", program, AWARD, *lines)
    assert any("Toutes les bourses de ce concours sont accordées." in one for one in sentences)
    assert models.Award.objects.count() == 0
    models.BursaryRound.objects.filter(pk=round.pk).update(awards=None, envelope=4000)
    sentences = said("awards", program, AWARD, *lines)
    assert any("L’enveloppe de ce concours serait dépassée." in one for one in sentences)


def test_a_rule_that_binds_somebody_is_not_changed_by_a_file(program):
    rule = ObligationRuleFactory(program=program, code="SANTE")
    ObligationFactory(program=program, rule=rule)
    (sentence,) = said(
        "obligation_rules",
        program,
        "code;version;title;region;start_within_months",
        f"SANTE;1;{rule.title};{rule.region.code};12",
    )
    assert "Cette règle engage déjà quelqu’un : faites-en une nouvelle version." in (
        sentence.replace("\u00a0", " ")
    )


def test_an_obligation_brings_the_person_whom_it_binds(program):
    ObligationRuleFactory(program=program, code="SANTE")
    result = taken(
        "obligations",
        program,
        "first_name;last_name;rule;studies_ended_on;steps",
        'Zoé;Inventée;SANTE;2008-05-30;"2007-10-20 Pas débutée; 2008-07-01 En cours"',
    )
    assert refusals(result) == []
    obligation = models.Obligation.objects.get()
    assert str(obligation.person) == "Zoé Inventée"
    assert [move.effective_on for move in obligation.moves.all()] == [
        date(2007, 10, 20),
        date(2008, 7, 1),
    ]


def test_a_job_is_named_by_its_first_day_and_its_employer_where_two_begin_on_it(program):
    obligation = ObligationFactory(program=program, code="S1")
    first = ServicePeriodFactory(obligation=obligation)
    columns = "obligation;service;starts_on;ends_on;received_on"
    line = "S1;{};2008-07-01;2008-12-31;2009-01-05"
    assert said("service_attestations", program, columns, line.format("2008-07-01")) == []
    ServicePeriodFactory(obligation=obligation)
    (sentence,) = said("service_attestations", program, columns, line.format("2008-07-01"))
    assert "désigne plusieurs fiches" in sentence
    named = f"2008-07-01 / {first.employer_said}"
    assert said("service_attestations", program, columns, line.format(named)) == []


def test_a_repayment_names_entries_that_take_an_expense_back(program):
    repayment = RepaymentFactory(obligation__program=program, obligation__code="S1")
    columns = "obligation;received_on;amount;reversals"
    (sentence,) = said("repayments", program, columns, "S1;2009-09-01;500;D-INCONNUE")
    assert "ne désigne aucune fiche de ce programme" in sentence
    assert repayment.reversals.count() == 0


def test_awards_of_another_program_are_unknown(program):
    foreign = AwardFactory(code="B1", state=AwardState.GRANTED)
    lines = ("award;number;amount", "B1;1;100")
    (sentence,) = said("award_instalments", program, *lines)
    assert "ne désigne aucune fiche de ce programme" in sentence
    assert foreign.instalments.count() == 0
