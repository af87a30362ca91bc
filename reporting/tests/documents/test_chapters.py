"""The chapters: what each declares, and a bilan made of those of the services that its program runs."""

from datetime import date
from itertools import chain

import pytest

from mentoring.tests.factories import MenteeFactory
from programs.enums import Service
from programs.referrals.enums import ReferralState
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting import making
from reporting.documents import chapters, model
from reporting.enums import DOCUMENT_FORMATS, FileFormat
from reporting.figures import FIGURES
from reporting.kinds import KINDS
from reporting.tests.documents.reading import blocks, keys, notes, plain, table
from reporting.tests.factories import ReportFactory, a_year_of_service

AFTER = date(2008, 9, 1)
EVERY = making.all_chapters("bilan")


def bilan_of(program, language="fr") -> making.Made:
    return making.make_report(ReportFactory.build(program=program), language, as_of=AFTER)


def sections(made) -> list[str]:
    return [section.id for section in made.document.sections]


def explained(made) -> list[str]:
    (rules,) = blocks(made.document, model.Rules)
    return [rule.code for rule in rules.items]


# --- What they declare


@pytest.mark.parametrize("chapter", EVERY, ids=lambda chapter: chapter.id)
def test_a_chapter_shows_only_figures_that_it_counts(chapter):
    shown = {*chapter.key_figures, *chapter.arcs, *chapter.beside}
    assert (shown - set(chapter.codes), set(chapter.codes) - set(FIGURES)) == (set(), set())


@pytest.mark.parametrize("chapter", EVERY, ids=lambda chapter: chapter.id)
def test_a_chapter_of_a_service_counts_figures_of_that_service(chapter):
    foreign = [
        code
        for code in chapter.codes
        if FIGURES[code].services and chapter.service not in FIGURES[code].services
    ]
    assert foreign == []


def test_every_service_has_one_chapter_and_every_figure_a_place():
    services = [chapter.service for chapter in EVERY if chapter.service]
    assert (sorted(services), set(chapters.codes(EVERY))) == (sorted(Service.values), set(FIGURES))


def test_ids_and_narratives_are_given_once():
    ids = [chapter.id for chapter in EVERY]
    names = [narrative.name for narrative in chapters.narratives(EVERY)]
    assert (len(set(ids)), len(set(names))) == (len(ids), len(names))


def test_every_kind_names_chapters_that_exist():
    assert all(chapters.named(kind.chapters) or not kind.chapters for kind in KINDS.values())


# --- What a bilan has of them


@pytest.mark.django_db
class TestAProgramThatOnlyTakesReferrals:
    @pytest.fixture
    def made(self):
        program = ProgramFactory(services=[Service.REFERRALS])
        bridge = OrganizationFactory(name="Le Pont")
        for state in (ReferralState.ACCEPTED, ReferralState.RECEIVED):
            ReferralFactory(program=program, state=state, referrer=bridge)
        # Records of a service that it does not run are no part of its bilan.
        MenteeFactory(program=program)
        return bilan_of(program)

    def test_its_bilan_has_no_chapter_and_no_word_of_mentoring(self, made):
        assert sections(made) == ["annee-en-bref", "service", "references", "financement", "regles"]
        words = plain(made.render(FileFormat.HTML).decode()).lower()
        assert (words.count("mentor"), words.count("jumel")) == (0, 0)

    def test_its_key_figures_are_those_of_the_referrals(self, made):
        assert keys(made.document) == {
            "referrals.received": ("2", ""),
            "referrals.accepted": ("1", ""),
            "people.reached": ("1", ""),
        }

    def test_its_table_has_no_column_of_pairings(self, made):
        assert table(made.document, "references-par-organisme") == [
            ["Le Pont", "2", "1", "0", "0"],
            ["Total", "2", "1", "0", "0"],
        ]

    def test_only_its_figures_are_counted_and_explained(self, made):
        expected = [
            "referrals.received",
            "referrals.accepted",
            "referrals.acceptance_rate",
            "referrals.refused",
            "referrals.refused_by_reason",
            "referrals.in_service",
            "referrals.median_days_to_contact",
            "referrals.median_days_to_service",
            "referrals.without_contact",
            "people.reached",
            "funding.by_year",
            "funding.by_funder",
            "funding.total",
            "funding.per_person",
            "funding.envelopes",
            "funding.envelope_shares",
        ]
        assert (explained(made), list(made.figures["figures"])) == (expected, expected)


@pytest.mark.django_db
def test_a_program_that_only_mentors_says_nothing_of_referrals():
    made = bilan_of(a_year_of_service(services=[Service.MENTORING]))
    assert sections(made) == ["annee-en-bref", "service", "mentorat", "financement", "regles"]
    assert [code for code in explained(made) if code.startswith("referrals")] == []
    assert "mentoring.days_to_pairing" not in explained(made)


@pytest.mark.django_db
def test_a_program_without_a_service_says_so_and_what_to_do():
    program = ProgramFactory(services=[])
    FundingFactory(program=program)
    made = bilan_of(program)
    assert sections(made) == ["annee-en-bref", "service", "financement", "regles"]
    assert notes(made.document, "annee-en-bref") == [
        "Aucun service n’est inscrit : ce bilan n’a pas de chapitre de service. Cochez les services dans la "
        "fiche du programme; leurs chapitres suivront."
    ]
    assert blocks(made.document, model.KeyFigures) == []


@pytest.mark.django_db
@pytest.mark.parametrize("format", DOCUMENT_FORMATS)
def test_a_program_without_a_service_or_a_record_is_rendered(format, quick_pdf):
    assert len(bilan_of(ProgramFactory(services=[])).render(format)) > 0


@pytest.mark.django_db
@pytest.mark.parametrize("services", [[], ["referrals"], ["mentoring"], ["referrals", "mentoring"]])
def test_nothing_is_counted_that_no_chapter_tells(services):
    """Only the figures of the chapters are asked of the database."""
    made = bilan_of(ProgramFactory(services=services))
    told = chapters.of_services(EVERY, services)
    assert set(made.figures["figures"]) <= set(chapters.codes(told))


@pytest.mark.django_db
def test_persons_reached_are_printed_once_whatever_the_services():
    document = bilan_of(a_year_of_service()).document
    (row,) = table(document, "personnes-jointes")
    assert [plain(cell) for cell in row] == ["Personnes jointes", "8", "0", "+8", "s. o.", "8"]
    rows = chain.from_iterable(table(document, block.id) for block in blocks(document, model.Table))
    assert sum(row[0] == "Personnes jointes" for row in rows) == 1
