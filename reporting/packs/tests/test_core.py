"""Packs from what is asked to what left: conditions, what is missing, what stays, what is taken back."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from programs.budgets.tests.factories import BudgetFactory, BudgetLineFactory, spend
from programs.tests.factories import FundingFactory
from reporting.packs import actions
from reporting.packs.models import DeliveredFile, Delivery, Pack, PackItem, RequiredPiece
from reporting.packs.standing import progress_of, standing_of
from reporting.packs.tests.factories import (
    CONTENT,
    YEAR,
    PieceFactory,
    RequirementFactory,
    begun,
    delivered,
    item_of,
    pdf,
    whole,
)
from reporting.tests.factories import published_files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_september")]

ON = date(2008, 9, 10)
NBSP = "\u00a0"


@pytest.fixture
def in_september():
    with time_machine.travel("2008-09-10 12:00:00-04:00", tick=False):
        yield


def missing(pack) -> dict[str, tuple]:
    return {one.piece.number: one.missing for one in standing_of(pack, ON).pieces if one.is_asked}


def refusal(action, **details) -> str:
    with pytest.raises(ValidationError) as caught, transaction.atomic():
        action(**details)
    return " ".join(caught.value.messages)


class TestWhatIsAsked:
    def test_a_requirement_holds_for_its_years_alone(self):
        requirement = RequirementFactory(valid_from=date(2007, 7, 1), valid_until=date(2008, 6, 30))
        before, after = (
            type(YEAR)(date(year, 7, 1), date(year + 1, 6, 30)) for year in (2006, 2008)
        )
        assert [requirement.asks_of(one) for one in (before, YEAR, after)] == [False, True, False]
        assert (
            refusal(actions.begin_pack, requirement=requirement, period=after, by=None)
            == "Cette exigence ne vaut pas pour cet exercice."
        )

    def test_a_pack_is_begun_once_a_year_and_due_by_its_rule(self):
        requirement = RequirementFactory(due="P3M")
        PieceFactory(requirement=requirement, number="1", due="--08-15")
        PieceFactory(requirement=requirement, number="2")
        packs = [
            actions.begin_pack(requirement=requirement, period=YEAR, by=None) for _turn in range(2)
        ]
        days = [item.due_on for item in packs[0].items.order_by("piece__number_key")]
        assert packs[0] == packs[1]
        assert [packs[0].due_on, *days] == [date(2008, 9, 30), date(2008, 8, 15), date(2008, 9, 30)]

    def test_a_due_day_on_a_holiday_moves_only_where_it_is_said(self):
        # 28 September 2008 is a Sunday.
        stays, moves = (RequirementFactory(due="P90D", due_moves=one) for one in (False, True))
        days = [
            actions.begin_pack(requirement=one, period=YEAR, by=None).due_on
            for one in (stays, moves)
        ]
        assert days == [date(2008, 9, 28), date(2008, 9, 29)]

    def test_saving_what_is_asked_begins_the_packs_of_this_year_and_of_the_last(self):
        requirement = RequirementFactory.build(
            program=RequirementFactory().program, funder=RequirementFactory().funder
        )
        actions.keep_requirement(requirement=requirement, by=None)
        actions.keep_piece(piece=PieceFactory.build(requirement=requirement, number="1"))
        begun_years = requirement.packs.order_by("ends_on").values_list(
            "ends_on", "items__piece__number"
        )
        assert list(begun_years) == [(date(2008, 6, 30), "1"), (date(2009, 6, 30), "1")]

    @pytest.mark.parametrize(
        ("amount", "asked"), [(49_999, False), (50_000, True), (None, True), ("no grant", True)]
    )
    def test_a_piece_from_an_amount_on(self, amount, asked):
        requirement = RequirementFactory()
        PieceFactory(
            requirement=requirement, number="1", condition="funding", condition_amount=50_000
        )
        if amount != "no grant":
            FundingFactory(
                program=requirement.program, funder=requirement.funder, amount=amount,
                starts_on=YEAR.start, ends_on=YEAR.end,
            )  # fmt: skip
        # What others grant is not theirs to ask about.
        FundingFactory(
            program=requirement.program, amount=90_000, starts_on=YEAR.start, ends_on=YEAR.end
        )
        (piece,) = standing_of(begun(requirement), ON).pieces
        assert [piece.is_asked, bool(piece.verdict.why)] == [asked, True]

    @pytest.mark.parametrize(
        ("percent", "least", "asked"),
        [("10", None, True), ("20", None, False), ("10", "151", False), ("10", "150", True)],
    )
    def test_a_piece_where_a_line_passes_its_threshold(self, percent, least, asked):
        requirement = RequirementFactory()
        PieceFactory(
            requirement=requirement, number="1", kind="statement", condition="variance",
            variance_percent=Decimal(percent), variance_amount=least and Decimal(least),
        )  # fmt: skip
        line_spent(requirement, 850)
        (piece,) = standing_of(begun(requirement), ON).pieces
        assert piece.is_asked == asked

    def test_without_a_budget_nobody_knows_that_nothing_passes(self):
        requirement = RequirementFactory()
        PieceFactory(
            requirement=requirement, kind="statement", condition="variance", variance_percent=10
        )
        (piece,) = standing_of(begun(requirement), ON).pieces
        assert piece.is_asked

    def test_what_is_not_asked_is_not_missing(self):
        requirement = RequirementFactory()
        PieceFactory(requirement=requirement, number="2", condition="funding", condition_amount=9)
        FundingFactory(
            program=requirement.program, funder=requirement.funder, amount=5,
            starts_on=YEAR.start, ends_on=YEAR.end,
        )  # fmt: skip
        pack = whole(requirement)
        standing = standing_of(pack, ON)
        assert [one.is_asked for one in standing.pieces] == [True, False]
        assert [standing.is_whole, progress_of([pack])[pack.pk].asked] == [True, 1]


def line_spent(requirement, spent: int):
    """A line of 1,000 $ of the requirement's funder on which ``spent`` was charged."""
    budget = BudgetFactory(program=requirement.program, funder=requirement.funder)
    line = BudgetLineFactory(budget=budget, number="2.1", label="Transport")
    spend(line, spent, spent_on=date(2008, 3, 1))
    return line


class TestWhatGivesAPiece:
    def test_each_kind_says_what_it_lacks(self):
        requirement = RequirementFactory()
        PieceFactory(requirement=requirement, number="1", kind="report", report_kind="bilan")
        PieceFactory(requirement=requirement, number="2", kind="minutes")
        PieceFactory(requirement=requirement, number="3", signatories="Présidence\nTrésorerie")
        PieceFactory(requirement=requirement, number="4", kind="statement")
        assert missing(begun(requirement)) == {
            "1": ("le rapport publié",),
            "2": ("le procès-verbal",),
            "3": (
                "le fichier",
                f"la signature{NBSP}: Présidence",
                f"la signature{NBSP}: Trésorerie",
            ),
            "4": ("le texte",),
        }

    def test_a_published_report_of_the_right_kind(self):
        requirement = RequirementFactory()
        PieceFactory(requirement=requirement, number="1", kind="report", report_kind="bilan")
        PieceFactory(requirement=requirement, number="2", kind="report", report_kind="financier")
        version, pack = published_files(requirement.program), begun(requirement)
        actions.choose_report(item=item_of(pack, "1"), version=version)
        assert missing(pack) == {"1": (), "2": ("le rapport publié",)}
        assert (
            refusal(actions.choose_report, item=item_of(pack, "2"), version=version)
            == "Cette pièce demande un autre rapport."
        )

    def test_the_same_file_twice_is_one(self):
        pack = whole()
        again = actions.add_file(item=item_of(pack, "1"), file=pdf("autre nom.pdf"), by=None)
        assert [file.pk for file in item_of(pack, "1").files.all()] == [again.pk]

    def test_signatures_are_as_many_as_are_asked_for(self):
        requirement = RequirementFactory()
        PieceFactory(
            requirement=requirement, number="1", signatories="Membre du conseil\nMembre du conseil"
        )
        item = item_of(begun(requirement), "1")
        sign = {"item": item, "role": "Membre du conseil", "signed_on": date(2008, 7, 4)}
        actions.note_signature(name="Aulne", **sign)
        assert "Cette personne a déjà signé à ce titre." in refusal(
            actions.note_signature, name="Aulne", **sign
        )
        actions.note_signature(name="Épinette", **sign)
        assert (
            refusal(actions.note_signature, name="Mélèze", **sign)
            == "Cette signature est déjà notée."
        )
        assert missing(item.pack) == {"1": ("le fichier",)}

    def test_lines_are_explained_beside_the_numbers_of_the_financial_report(self):
        requirement = RequirementFactory()
        PieceFactory(requirement=requirement, number="1", kind="statement", variance_percent=10)
        line = line_spent(requirement, 850)
        pack = begun(requirement)
        item = actions.explain(item=item_of(pack, "1"), text="", explanations={})
        assert missing(pack) == {"1": ("l’explication de chaque écart",)}
        item = actions.explain(item=item, text="", explanations={line.pk: "Le carburant."})
        assert item.explanations == [
            {
                "key": line.pk,
                "line": "2.1 Transport",
                "revised": f"1{NBSP}000{NBSP}$",
                "spent": f"850{NBSP}$",
                "variance": f"150{NBSP}$",
                "explanation": "Le carburant.",
            }
        ]
        assert missing(pack) == {"1": ()}
        spend(line, 10, spent_on=date(2008, 3, 1))
        assert missing(pack) == {"1": (f"des explications à jour{NBSP}: les chiffres ont changé",)}

    def test_everything_is_taken_back(self):
        requirement = RequirementFactory()
        PieceFactory(requirement=requirement, number="1", signatories="Présidence")
        item = item_of(begun(requirement), "1")
        actions.add_file(item=item, file=pdf(), by=None)
        actions.note_signature(item=item, role="Présidence", name="Aulne", signed_on=ON)
        actions.empty_item(item=item)
        assert [item.files.count(), item.signatures.count()] == [0, 0]


class TestWhatLeaves:
    def test_a_pack_is_complete_when_nothing_is_missing(self):
        requirement = RequirementFactory()
        PieceFactory(requirement=requirement, number="1")
        pack = begun(requirement)
        said = refusal(actions.complete_pack, pack=pack, by=None)
        assert said == f"Il manque encore{NBSP}: 1 Lettre d’accompagnement (le fichier)."
        actions.add_file(item=item_of(pack, "1"), file=pdf(), by=None)
        assert actions.complete_pack(pack=pack, by=None).state == "complete"

    def test_what_is_in_it_stays_from_then_on(self):
        pack = actions.complete_pack(pack=whole(), by=None)
        item = item_of(pack, "1")
        assert (
            refusal(actions.empty_item, item=item)
            == f"Ce dossier est complet ou transmis{NBSP}: rouvrez-le pour le changer."
        )
        for write in (
            lambda: item.files.all().delete(),
            lambda: PackItem.objects.filter(pk=item.pk).update(text="Autre"),
            lambda: RequiredPiece.objects.filter(pk=item.piece_id).update(title="Autre"),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                write()

    def test_its_files_are_kept_as_they_left(self):
        delivery = delivered()
        names = list(delivery.files.values_list("position", "name", "size"))
        assert [name for _position, name, _size in names] == [
            "00-liste-des-pieces-du-dossier.pdf",
            "01-lettre-daccompagnement-2007-2008.pdf",
        ]
        kept = delivery.files.get(position=1)
        assert b"".join(kept.slices()) == CONTENT
        for write in (
            lambda: DeliveredFile.objects.filter(pk=kept.pk).update(name="autre.pdf"),
            lambda: DeliveredFile.objects.filter(pk=kept.pk).delete(),
            lambda: Delivery.objects.filter(pk=delivery.pk).update(sent_on=date(2008, 9, 2)),
        ):
            with pytest.raises(Exception, match="pgtrigger"), transaction.atomic():
                write()

    def test_the_pack_of_the_next_year_is_begun(self):
        delivery = delivered()
        following = Pack.objects.get(
            requirement=delivery.pack.requirement, ends_on=date(2009, 6, 30)
        )
        assert [following.state, following.due_on] == ["preparing", date(2009, 9, 28)]

    def test_a_correction_is_a_new_delivery_that_says_why(self):
        first = delivered()
        pack = first.pack
        assert refusal(actions.reopen_pack, pack=pack, by=None) == "Écrivez le motif."
        actions.reopen_pack(pack=pack, by=None, reason="Une page manquait.")
        actions.add_file(item=item_of(pack, "1"), file=pdf(content=b"%PDF-1.7 page"), by=None)
        actions.complete_pack(pack=pack, by=None)
        again = {"pack": pack, "channel": "email", "on": ON, "by": None}
        assert "écrivez pourquoi" in refusal(actions.deliver_pack, **again)
        second = actions.deliver_pack(**again, reason="Une page manquait.")
        assert [first.files.count(), second.files.count(), second.number] == [2, 3, 2]

    def test_a_delivery_is_withdrawn_with_a_reason(self):
        delivery = delivered()
        assert (
            refusal(actions.withdraw_delivery, delivery=delivery, reason=" ", by=None)
            == "Écrivez le motif."
        )
        found = actions.withdraw_delivery(delivery=delivery, reason="Erreur.", by=None)
        found.pack.refresh_from_db()
        assert [found.is_withdrawn, found.pack.state] == [True, "complete"]


class TestWhatChangesFromAYearOn:
    def test_a_copy_leaves_the_packs_before_it_alone(self):
        requirement = RequirementFactory()
        delivery = delivered(requirement)
        copy = RequirementFactory.build(
            program=requirement.program, funder=requirement.funder, code="EX-NEUF",
            valid_from=date(2008, 7, 1),
        )  # fmt: skip
        made = actions.copy_requirement(requirement=requirement, copy=copy, by=None)
        requirement.refresh_from_db()
        assert requirement.valid_until == date(2008, 6, 30)
        assert [piece.title for piece in made.pieces.all()] == ["Lettre d’accompagnement"]
        assert list(requirement.packs.all()) == [delivery.pack]
        assert [pack.ends_on for pack in made.packs.all()] == [date(2009, 6, 30)]
        piece = made.pieces.get()
        piece.title = "Lettre signée"
        actions.keep_piece(piece=piece)
        assert delivery.pack.items.get().piece.title == "Lettre d’accompagnement"

    def test_a_requirement_that_was_used_changes_only_its_last_year(self):
        requirement = RequirementFactory()
        delivered(requirement)
        requirement.due = "P3M"
        assert "seuls son dernier exercice et sa consigne" in refusal(
            actions.keep_requirement, requirement=requirement, by=None
        )

    def test_packs_under_way_follow_the_rule(self):
        requirement = RequirementFactory()
        pack = begun(requirement)
        requirement.due = "P3M"
        actions.keep_requirement(requirement=requirement, by=None)
        pack.refresh_from_db()
        assert pack.due_on == date(2008, 9, 30)


def test_what_lists_call_lacking_is_what_the_checklist_says():
    """The database and the page count alike."""
    requirement = RequirementFactory()
    PieceFactory(requirement=requirement, number="1", kind="report", report_kind="bilan")
    PieceFactory(requirement=requirement, number="2", kind="minutes")
    PieceFactory(
        requirement=requirement, number="3", signatories="Présidence\r\n\r\nTrésorerie\r\n"
    )
    PieceFactory(requirement=requirement, number="4", kind="statement", signatories="Présidence")
    PieceFactory(requirement=requirement, number="5")
    pack = begun(requirement)
    compare(pack)
    actions.choose_report(item=item_of(pack, "1"), version=published_files(requirement.program))
    actions.add_file(item=item_of(pack, "2"), file=pdf(), by=None)
    actions.add_file(item=item_of(pack, "3"), file=pdf(), by=None)
    actions.note_signature(item=item_of(pack, "3"), role="Présidence", name="Aulne", signed_on=ON)
    actions.explain(item=item_of(pack, "4"), text="Rien à signaler.", explanations={})
    compare(pack)
    actions.note_signature(item=item_of(pack, "3"), role="Trésorerie", name="If", signed_on=ON)
    actions.note_signature(item=item_of(pack, "4"), role="Présidence", name="Aulne", signed_on=ON)
    assert compare(pack) == ["5"]


def compare(pack) -> list[str]:
    by_page = [one.piece.number for one in standing_of(pack, ON).lacking]
    by_list = PackItem.objects.filter(pack=pack).lacking().order_by("piece__number_key")
    assert list(by_list.values_list("piece__number", flat=True)) == by_page
    assert progress_of([pack])[pack.pk].done == 5 - len(by_page)
    return by_page
