"""The bursaries in documents: their chapter of the bilan, their part of the sheet, and their report."""

from datetime import date
from decimal import Decimal

import pytest

from bursaries.models import Application
from bursaries.tests.factories import (
    ApplicationFactory,
    AwardFactory,
    AwardInstalmentFactory,
    AwardTierFactory,
    BursaryRoundFactory,
    ObligationFactory,
    ObligationRuleFactory,
    ObligationTermFactory,
)
from bursaries.tests.years import a_year_of_bursaries
from programs.enums import Service
from programs.lib.periods import Period
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.moves import logged
from reporting import making
from reporting.bursary_checks import run_checks
from reporting.documents import model
from reporting.documents.bursary_parts import CODES
from reporting.enums import DOCUMENT_FORMATS
from reporting.figures import Scope, collect
from reporting.kinds import KINDS
from reporting.rendering.html import render_html
from reporting.tests.documents.reading import keys, notes, plain, section, table
from reporting.tests.factories import LABEL, YEAR, made_of

pytestmark = pytest.mark.django_db
AFTER = date(2008, 7, 15)
GIVEN = date(2007, 10, 20)
KIND = KINDS["bourses"]


@pytest.fixture
def program():
    program = ProgramFactory(services=[Service.BURSARIES])
    people = [PersonFactory(holder=program.lead, last_name="Secrète") for _ in range(8)]
    a_year_of_bursaries(program, people, OrganizationFactory(name="Université du Pin"))
    return program


def order(program, language="fr", as_of=AFTER) -> making.Order:
    return making.Order(KIND, program, YEAR, language, as_of, year=LABEL)


def report(program, **asked) -> making.Made:
    return making.make(order(program, **asked))


def bilan(program, language="fr") -> model.Document:
    found = making.report_of(KINDS["bilan"], program, YEAR)
    return making.make_report(found, language, as_of=AFTER).document


def printed(document, id: str) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table(document, id)]


# --- the chapter


def test_the_bilan_begins_with_what_came_and_what_was_given(program):
    found = keys(bilan(program))
    assert found["bursaries.applications"] == ("7", "")
    assert found["bursaries.amount"] == ("5 000 $", "")
    assert found["bursaries.retention_rate"] == ("40,0 %", "2 sur 5")


def test_the_chapter_tells_to_whom_bursaries_go(program):
    document = bilan(program)
    assert printed(document, "bourses-par-domaine") == [
        ["Travail social", "4", "2", "1", "2 500 $"],
        ["Soins infirmiers", "3", "3", "1", "2 500 $"],
        ["Total", "7", "5", "2", "5 000 $"],
    ]
    assert [row[0] for row in printed(document, "bourses-par-etablissement")] == [
        "Cégep inventé (comme écrit)",
        "Université du Pin",
        "Total",
    ]


def test_the_rate_never_stands_without_what_it_is_a_rate_of(program):
    (said,) = blocks_of(bilan(program), "bourses", model.Lede)
    assert plain(said.text) == (
        "Taux de maintien dans la région : 40,0 % (2 sur 5 titulaires dont la situation est connue). La situation de "
        "3 autres n’est pas connue : le taux ne dit rien de ces personnes."
    )


def blocks_of(document, id, kind) -> list:
    return [block for block in section(document, id).blocks if isinstance(block, kind)]


def test_a_year_without_bursaries_says_so_in_the_chapter():
    document = bilan(ProgramFactory(services=[Service.BURSARIES]))
    found = [plain(block.text) for block in blocks_of(document, "bourses", model.Note)]
    assert found == [
        "Aucune candidature n’a été reçue, ni aucune bourse accordée, pendant la période.",
        "Aucun engagement de service n’avait été pris à la fin de la période.",
    ]
    (said,) = blocks_of(document, "bourses", model.Lede)
    assert plain(said.text).startswith("Taux de maintien dans la région : s. o. Aucun moment")


def test_a_program_without_bursaries_has_no_such_chapter():
    document = bilan(ProgramFactory(services=[Service.MENTORING]))
    assert "bourses" not in {one.id for one in document.sections}


# --- the sheet


def test_the_sheet_prints_each_round_with_what_it_gave(program):
    document = made_of("fiche", program, "fr", AFTER).document
    assert printed(document, f"bourses-{program.slug}") == [
        ["2007-2008", "7", "5", "2", "5 000 $", "14 300 $"]
    ]


def test_the_sheet_keeps_still_of_a_round_that_is_not_published():
    round = BursaryRoundFactory(program__services=[Service.BURSARIES], draft=True)
    logged(round, ("draft", date(2007, 8, 1)))
    made = made_of("fiche", round.program, "fr", AFTER)
    assert ("rounds" in made.figures, "bourses" in {s.id for s in made.document.sections}) == (
        False,
        False,
    )


# --- the report


def test_the_report_tells_of_each_round(program):
    document = report(program).document
    assert printed(document, "candidatures-1") == [["7", "5", "1", "2", "1", "0", "1"]]
    assert printed(document, "volets-1") == [["Bourse de 2 500 $", "0", "2", "—", "5 000 $"]]


def test_what_is_owed_is_told_by_cohort(program):
    assert printed(report(program).document, "engagements-par-cohorte") == [
        ["2007-2008", "2", "24", "0", "0", "0", "24", "0 $"]
    ]


def test_instalments_to_come_are_those_of_awards_that_are_held(program):
    award, gone = (AwardFactory(round__program=program) for _ in range(2))
    logged(award, ("granted", GIVEN))
    logged(gone, ("granted", GIVEN), ("withdrawn", GIVEN))
    for one in (award, gone):
        logged(AwardInstalmentFactory(award=one, number=1), ("expected", GIVEN))
    assert printed(report(program).document, "versements-a-venir") == [
        [award.code, "1", "1er novembre 2007", "À la réception de l’attestation d’études", "Attendu", "1 250 $"],
        ["Total", "", "", "", "", "1 250 $"],
    ]  # fmt: skip


def test_every_total_of_the_report_is_counted_twice_the_same(program):
    found = {one["code"]: one for one in report(program).figures["checks"]}
    assert {code for code, one in found.items() if not one["agrees"]} == set()
    assert Decimal(found["paid"]["right"]) == 1250
    assert Decimal(found["amount"]["right"]) == 5470


def test_a_check_sees_a_total_that_is_not_that_of_the_rows(program):
    later = Period(date(2008, 7, 1), date(2009, 6, 30))
    results = collect(Scope(program=program), later, CODES)
    found = {one.code: one for one in run_checks(program, YEAR, results, ())}
    assert (found["paid"].left, found["paid"].right, found["paid"].agrees) == (0, 1250, False)
    assert (found["applications"].difference, found["repaid"].difference) == (7, 500)


def test_a_check_sees_parts_that_are_not_those_of_the_list(program):
    results = collect(Scope(program=program), YEAR, CODES)
    found = {one.code: one for one in run_checks(program, YEAR, results, ())}
    codes = ["amount_by_institution", "amount_by_field", "amount_by_origin"]
    assert [found[code].difference for code in codes] == [5000, 5000, 5000]
    assert [found[code].right for code in codes] == [0, 0, 0]


def test_nobody_is_named_in_any_of_them(program):
    names = {person.last_name for person in Person.objects.all()}
    names |= set(Application.objects.values_list("last_name", flat=True))
    assert {"Secrète"} < names
    for document in (
        report(program).document,
        bilan(program),
        made_of("fiche", program, "fr", AFTER).document,
    ):
        page = render_html(document, standalone=True)
        assert {name for name in names if name in page} == set()
    assert "Secrète" not in report(program).render("json").decode()


def test_a_report_of_nothing_says_so():
    document = report(ProgramFactory(services=[Service.BURSARIES])).document
    assert [one.id for one in document.sections] == ["en-bref"]
    assert notes(document, "en-bref") == [
        "Rien n’est inscrit : ni concours, ni candidature, ni bourse, ni engagement de service."
    ]


def test_a_year_that_is_not_over_is_told_as_it_stands(program):
    document = report(program, as_of=date(2008, 2, 1)).document
    assert notes(document, "en-bref")[0] == (
        "L’exercice n’est pas terminé : ces chiffres sont ceux du 1er février 2008."
    )
    assert keys(document)["bursaries.retention_rate"] == ("s. o.", "")


def test_every_format_is_written_in_both_languages_and_asks_nothing(
    program, django_assert_num_queries
):
    for language in ("fr", "en"):
        asked = order(program, language)
        facts = making.gather(asked)
        with django_assert_num_queries(0):
            written = making.write(asked.kind, facts)
            assert all(written.render(format) for format in DOCUMENT_FORMATS)


@pytest.mark.parametrize("count", [1, 3])
def test_it_is_read_in_as_many_queries_whatever_its_size(count, django_assert_num_queries):
    program = ProgramFactory(services=[Service.BURSARIES])
    for _ in range(count):
        _a_course(program, count)
    with django_assert_num_queries(45):
        facts = making.gather(order(program))
    assert len(facts.awards) == count * count


def _a_course(program, count):
    """A round of ``count`` tiers, applications and awards, each award with an instalment and an obligation."""
    round = BursaryRoundFactory(program=program, funder=OrganizationFactory())
    logged(round, ("published", date(2007, 9, 1)))
    for _ in range(count):
        sent = ApplicationFactory(round=round, institution=OrganizationFactory())
        logged(sent, ("submitted", GIVEN))
        rule = ObligationRuleFactory(program=program)
        ObligationTermFactory(rule=rule)
        obligation = ObligationFactory(
            program=program, rule=rule, studies_ended_on=date(2007, 5, 30)
        )
        logged(obligation, ("not_started", GIVEN))
        award = AwardFactory(
            round=round,
            tier=AwardTierFactory(round=round),
            person=obligation.person,
            obligation=obligation,
            origin=program.region,
            amount=Decimal(100),
        )
        logged(award, ("granted", GIVEN))
        logged(AwardInstalmentFactory(award=award, amount=Decimal(50)), ("expected", GIVEN))
