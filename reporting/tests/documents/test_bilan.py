"""The annual bilan: what it says of full, empty, partial and unfinished years, in both languages."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise

from mentoring.tests.factories import MentorFactory, PairingFactory
from programs.enums import ProgramRoleKind
from programs.models import Program, ProgramObjective, ProgramRole, ProgramTarget
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting import making
from reporting.documents import model
from reporting.enums import DOCUMENT_FORMATS, FileFormat
from reporting.gathering import BilanFacts
from reporting.kinds import KINDS
from reporting.tests.documents.reading import blocks, keys, leaves, notes, plain, section, table
from reporting.tests.factories import YEAR, ReportFactory

# Everything here is written beside a year of service that could leak.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year_of_service")]


@pytest.fixture
def program(year_of_service) -> Program:
    """A program with records; a test that needs one without makes its own."""
    return year_of_service


AFTER = date(2008, 9, 1)


def bilan_of(program, language="fr", as_of=AFTER, link=None, **narratives) -> model.Document:
    report = (
        ReportFactory(program=program, texts=narratives)
        if narratives
        else ReportFactory.build(program=program)
    )
    links = {"link": link} if link else {}
    return making.make_report(report, language, as_of=as_of, **links).document


def facts_of(program) -> BilanFacts:
    return making.gather(making.order_of(ReportFactory.build(program=program), "fr", AFTER))


# --- A year with everything


def test_a_full_year_has_every_section_but_those_with_nothing_to_say(program):
    document = bilan_of(program)
    assert [section.id for section in document.sections] == [
        "annee-en-bref",
        "service",
        "references",
        "plan-d-action",
        "mentorat",
        "bourses",
        "activites",
        "partenariats",
        "financement",
        "budget",
        "regles",
    ]


def test_the_year_in_brief_prints_the_key_figures(program):
    assert keys(bilan_of(program)) == {
        "plan.actions": ("5", ""),
        "plan.late": ("1", ""),
        "plan.progress_rate": ("25,0 %", "1 sur 4"),
        "mentoring.mentors": ("7", ""),
        "mentoring.mentees": ("8", ""),
        "mentoring.pairings": ("7", ""),
        "mentoring.employment_rate": ("28,6 %", "2 sur 7"),
        "bursaries.applications": ("7", ""),
        "bursaries.awarded": ("2", ""),
        "bursaries.amount": ("5 000 $", ""),
        "bursaries.retention_rate": ("40,0 %", "2 sur 5"),
        "activities.held": ("3", ""),
        "activities.schools": ("1", ""),
        "activities.participants": ("142", ""),
        "activities.satisfaction": ("75,0 %", "3 sur 4"),
        "outreach.entries": ("5", ""),
        "agreements.in_force": ("3", "2 l’an dernier"),
        "agreements.to_renew": ("1", ""),
        "agreements.partners": ("1", "1 l’an dernier"),
        "meetings.held": ("2", ""),
        "followups.open": ("2", ""),
        "budget.amended": ("au moins 6 900 $", ""),
        "budget.spent": ("5 690,10 $", ""),
        "budget.remaining": ("au moins 1 009,90 $", ""),
    }


def test_referrals_are_printed_by_the_organisation_that_sent_them(program):
    names = list(
        program.referrals.exclude(referrer=None)
        .order_by("referrer__name")
        .values_list("referrer__name", flat=True)
        .distinct()
    )
    assert table(bilan_of(program), "references-par-organisme") == [
        [names[0], "4", "50,0\u00a0%", "3", "0", "0", "3"],
        [names[1], "2", "25,0\u00a0%", "2", "0", "0", "2"],
        ["Sans organisme référent", "2", "25,0\u00a0%", "2", "0", "0", "2"],
        ["Total", "8", "", "7", "0", "0", "7"],
    ]


def test_the_delays_and_the_refusals_are_printed_where_there_are_any(program):
    assert {"delais-par-organisme", "refus-par-motif"}.isdisjoint(
        block.id for block in blocks(bilan_of(program), model.Table)
    )
    first, second = (OrganizationFactory(name=name) for name in ("Zénith", "Amont"))
    for referrer, days in (
        (first, {"first_contact": 2, "in_service": 9}),
        (second, {"refused": 4}),
    ):
        referral = ReferralFactory(
            program=program, referrer=referrer, state=[*days][-1],
            refusal="no_place" if "refused" in days else "",
        )  # fmt: skip
        for state, after in days.items():
            day = referral.received_on + timedelta(days=after)
            referral.moves.create(to_state=state, effective_on=day)
    made = bilan_of(program)
    delays = {row[0]: row[1:] for row in table(made, "delais-par-organisme")}
    assert (delays["Zénith"], delays["Ensemble"]) == (["2", "9", "0"], ["2", "9", "7"])
    assert {
        tuple(cells[:2]) for name, cells in delays.items() if name not in ("Zénith", "Ensemble")
    } == {("s.\u00a0o.", "s.\u00a0o.")}
    assert table(made, "refus-par-motif") == [["Pas de place", "1"], ["Total", "1"]]


def test_pairings_are_printed_by_their_situation_with_the_share_of_each(program):
    rows = table(bilan_of(program), "jumelages")
    assert [[plain(cell) for cell in row] for row in rows] == [
        ["En cours à la fin de la période", "2", "28,6 %"],
        ["Terminé", "3", "42,9 %"],
        ["Interrompu", "2", "28,6 %"],
        ["Total", "7", "100,0 %"],
    ]


def test_shares_that_do_not_add_to_a_hundred_say_so(program):
    (found,) = [
        block for block in blocks(bilan_of(program), model.Table) if block.id == "jumelages"
    ]
    assert plain(found.note) == "Les parts sont arrondies : leur somme peut différer de 100 %."


def test_outcomes_are_those_of_each_paired_mentee_once(program):
    rows = table(bilan_of(program), "issues-des-mentores")
    assert [row[:2] for row in rows] == [
        ["En emploi dans son domaine", "1"],
        ["En emploi", "1"],
        ["En formation", "1"],
        ["En stage", "1"],
        ["En recherche", "1"],
        ["Sans nouvelles", "1"],
        ["Issue pas encore recueillie", "1"],
        ["Total", "7"],
    ]


def test_every_chart_has_a_text_that_says_the_same(program):
    charts = blocks(bilan_of(program), model.Chart)
    assert [chart.id for chart in charts] == [
        "actions-realisees",
        "parcours",
        "candidatures",
        "eleves",
        "ententes-en-vigueur",
        "references",
        "avancement",
        "issues",
        "bourses-etablissements",
        "eleves-board",
        "eleves-region",
        "budget-jauge",
    ]
    for chart in charts:
        said = "; ".join(f"{named(point)} : {plain(point.display)}" for point in chart.points)
        assert plain(chart.description) == said


def named(point: model.Point) -> str:
    return f"{point.label}, {point.series}" if point.series else point.label


def test_the_annex_prints_the_rule_of_every_figure(program):
    facts = facts_of(program)
    (rules,) = blocks(bilan_of(program), model.Rules)
    assert [(rule.code, rule.text) for rule in rules.items] == [
        (code, str(result.figure.rule)) for code, result in facts.results.items()
    ]


def test_the_program_is_presented_by_its_region_framework_partners_and_objectives():
    program = ProgramFactory(framework="Mesure d’essai")
    partner = OrganizationFactory(name="Partenaire inventé")
    ProgramRole.objects.create(program=program, organization=partner, role=ProgramRoleKind.PARTNER)
    ProgramObjective.objects.create(program=program, number="1.2", text="Jumeler")
    service = section(bilan_of(program), "service")
    assert service.blocks == (
        model.Facts(
            (
                model.Fact("Région", ("07 Outaouais",)),
                model.Fact("Cadre", ("Mesure d’essai",)),
                model.Fact("Partenaires", ("Partenaire inventé",)),
            )
        ),
        model.Heading("Objectifs"),
        model.NumberedList((model.NumberedItem("1.2", "Jumeler"),)),
    )


def test_targets_stand_beside_what_was_reached(program):
    for number, figure in (("1", "mentoring.pairings"), ("2", "")):
        ProgramTarget.objects.create(
            program=program,
            number=number,
            label=f"Cible {number}",
            minimum=3,
            maximum=5,
            figure=figure,
        )
    document = bilan_of(program)
    rows = [[plain(cell) for cell in row] for row in table(document, "engagements")]
    assert rows == [
        ["Cible 1", "3 à 5 par année", "7", "140,0 % à 233,3 %", "0"],
        ["Cible 2", "3 à 5 par année", "—", "—", "—"],
    ]
    assert keys(document)["mentoring.pairings"] == ("7", "cible : 3 à 5 · 140,0 % à 233,3 %")


# --- Nothing, one year, a year before, an unfinished year


def test_a_year_without_records_prints_zeros_and_no_share_of_nothing():
    assert keys(bilan_of(ProgramFactory())) == {
        "plan.actions": ("0", ""),
        "plan.late": ("0", ""),
        "plan.progress_rate": ("s. o.", ""),
        "mentoring.mentors": ("0", ""),
        "mentoring.mentees": ("0", ""),
        "mentoring.pairings": ("0", ""),
        "mentoring.employment_rate": ("s. o.", ""),
        "bursaries.applications": ("0", ""),
        "bursaries.awarded": ("0", ""),
        "bursaries.amount": ("0 $", ""),
        "bursaries.retention_rate": ("s. o.", ""),
        "budget.amended": ("n. d.", ""),
        "budget.spent": ("0 $", ""),
        "budget.remaining": ("n. d.", ""),
    }


def test_a_year_without_records_says_what_did_not_happen_and_draws_nothing():
    document = bilan_of(ProgramFactory())
    assert notes(document, "references") == ["Aucune référence n’a été reçue pendant la période."]
    assert notes(document, "mentorat") == [
        "Aucun jumelage n’a commencé pendant la période.",
        "Aucun mentoré n’a été jumelé pendant la période.",
        "Aucune issue n’a été recueillie pendant la période.",
    ]
    assert (
        notes(document, "financement")[0] == "Aucun financement n’est inscrit pour cette période."
    )
    assert blocks(document, model.Chart) == []


@pytest.mark.parametrize("format", DOCUMENT_FORMATS)
def test_a_year_without_records_is_rendered_all_the_same(format, quick_pdf):
    made = making.make_report(ReportFactory.build(program=ProgramFactory()), "fr", as_of=AFTER)
    assert len(made.render(format)) > 0


def test_the_first_year_of_a_program_has_nothing_to_be_compared_with():
    document = bilan_of(ProgramFactory(starts_on=YEAR.start))
    assert {len(row) for row in table(document, "effort")} == {2}


def test_a_year_is_compared_with_the_one_before():
    program = ProgramFactory()
    MentorFactory(program=program, registered_on=date(2006, 9, 1))
    MentorFactory(program=program)
    document = bilan_of(program)
    assert keys(document)["mentoring.mentors"] == ("2", "1 l’an dernier")
    row = [plain(cell) for cell in table(document, "effort")[0]]
    assert row == ["Mentors inscrits", "2", "1", "+1", "+100,0 %", "2"]


@pytest.mark.parametrize(
    "as_of, said",
    [
        (
            date(2008, 1, 15),
            ["L’exercice n’est pas terminé : ces chiffres sont ceux du 15 janvier 2008."],
        ),
        (date(2008, 7, 1), []),
    ],
)
def test_an_unfinished_year_says_of_which_day_its_figures_are(as_of, said):
    assert notes(bilan_of(ProgramFactory(), as_of=as_of), "annee-en-bref") == said


# --- Money


def money(program) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table(bilan_of(program), "financement")]


def test_grants_are_printed_by_funder_with_their_sum():
    program = ProgramFactory()
    for name, amount in (("A", "14300"), ("B", "700.50")):
        FundingFactory(program=program, funder__name=name, amount=amount)
    assert money(program) == [
        ["A", "14 300 $", "95,3 %"],
        ["B", "700,50 $", "4,7 %"],
        ["Total", "15 000,50 $", ""],
    ]


def test_an_unknown_amount_is_not_zero_and_makes_the_sum_a_minimum():
    program = ProgramFactory()
    for name, amount in (("A", 14_300), ("B", None)):
        FundingFactory(program=program, funder__name=name, amount=amount)
    assert money(program) == [["A", "14 300 $"], ["B", "n. d."], ["Total", "au moins 14 300 $"]]


def test_amounts_that_are_all_unknown_have_no_sum():
    program = ProgramFactory()
    FundingFactory(program=program, funder__name="A", amount=None)
    assert money(program) == [["A", "n. d."], ["Total", "n. d."]]


def test_an_envelope_over_several_years_is_given_whole_and_not_added(program):
    rows = table(bilan_of(program), "enveloppes")
    assert [[plain(cell) for cell in row] for row in rows] == [["2006-2011", "71 500 $"]]
    assert money(program)[-1] == ["Total", "au moins 14 300 $"]


def test_where_an_envelope_is_the_only_money_nothing_is_said_to_be_missing():
    program = ProgramFactory()
    missing = "Aucun financement n’est inscrit pour cette période."
    before = notes(bilan_of(program), "financement").count(missing)
    FundingFactory(program=program, starts_on=date(2006, 7, 1), ends_on=date(2011, 6, 30))
    after = notes(bilan_of(program), "financement").count(missing)
    assert (before, after) == (1, 0)


# --- Two languages


def test_an_english_bilan_writes_dates_and_amounts_in_english():
    program = ProgramFactory(title_en="Mentoring")
    FundingFactory(program=program, funder__name_en="Invented funder")
    document = bilan_of(program, "en")
    assert (document.title, document.period, table(document, "financement")[0]) == (
        "Mentoring",
        "July 1, 2007 – June 30, 2008",
        ["Invented funder", "$14,300"],
    )


def test_an_english_bilan_keeps_the_french_of_what_was_not_translated():
    document = bilan_of(
        ProgramFactory(title="Mentorat"),
        "en",
        presentation="Le service.",
        outlook="Demain.",
        outlook_en="Tomorrow.",
    )
    assert (document.title, [prose.html for prose in blocks(document, model.Prose)]) == (
        "Mentorat",
        ["<p>Le service.</p>\n", "<p>Tomorrow.</p>\n"],
    )


def test_the_language_of_the_bilan_is_not_that_of_its_reader(program):
    with translation.override("en"):
        abroad = bilan_of(program, "fr")
    assert abroad == bilan_of(program, "fr")


def test_a_bilan_has_the_same_figures_in_both_languages(program):
    french, english = (
        making.make_report(ReportFactory.build(program=program), language, as_of=AFTER).figures
        for language in making.LANGUAGES
    )
    assert {code: figure["value"] for code, figure in french["figures"].items()} == {
        code: figure["value"] for code, figure in english["figures"].items()
    }


# --- Links, and what opens


def test_only_a_preview_has_links_and_a_zero_has_none():
    program = ProgramFactory()
    MentorFactory(program=program)
    (shown,) = blocks(bilan_of(program, link=lambda code, key=(): f"/{code}"), model.KeyFigures)
    opened = {item.code: item.href for item in shown.items if item.href}
    assert opened == {"mentoring.mentors": "/mentoring.mentors"}
    (printed,) = blocks(bilan_of(program), model.KeyFigures)
    assert {item.href for item in printed.items} == {""}


def test_the_cells_of_a_part_open_that_part(program):
    document = bilan_of(program, link=lambda code, key=(): "/".join([code, *map(str, key)]))
    (pairings,) = [block for block in blocks(document, model.Table) if block.id == "jumelages"]
    assert [row.cells[1].href for row in pairings.rows] == [
        "mentoring.pairings/ongoing",
        "mentoring.pairings/completed",
        "mentoring.pairings/interrupted",
    ]


def test_a_published_bilan_holds_no_address_of_the_site(program, quick_pdf):
    made = making.make_report(ReportFactory.build(program=program), "fr", as_of=AFTER)
    assert made.render(FileFormat.HTML).decode().count(reverse("published")) == 0


# --- Once gathered, no query


def test_writing_and_rendering_run_no_query(program, django_assert_num_queries):
    facts = facts_of(program)
    with django_assert_num_queries(0):
        made = making.write(KINDS["bilan"], facts)
        for format in DOCUMENT_FORMATS:
            made.render(format)


def queries_of_gathering(program) -> int:
    with CaptureQueriesContext(connection) as captured:
        facts_of(program)
    return len(captured)


def test_the_queries_of_gathering_do_not_grow_with_the_records(program):
    before = queries_of_gathering(program)
    for _more in range(3):
        PairingFactory(program=program)
        FundingFactory(program=program)
    assert queries_of_gathering(program) == before


def test_no_text_is_a_lazy_one_left_for_later(program):
    document = bilan_of(program)
    assert [value for value in leaves(document) if isinstance(value, Promise)] == []
