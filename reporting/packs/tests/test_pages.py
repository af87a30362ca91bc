"""The pages of packs: who opens them, what they say, and that they cost the same whatever their number."""

import io
import zipfile
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.enums import MembershipRole
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import Committee, Minutes
from programs.partnerships.tests.factories import CommitteeFactory, CommitteeMeetingFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting.packs import actions
from reporting.packs.awaiting import PackToSend, PieceToGive
from reporting.packs.models import PackItem, RequiredPiece, Requirement
from reporting.packs.tests.factories import (
    CONTENT,
    PieceFactory,
    RequirementFactory,
    begun,
    delivered,
    item_of,
    pdf,
    whole,
)
from reporting.tests.factories import finance_officer_of, member_of, published_files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_september")]


@pytest.fixture
def in_september():
    with time_machine.travel("2008-09-10 12:00:00-04:00", tick=False):
        yield


@pytest.fixture
def requirement():
    return RequirementFactory(program=ProgramFactory(fiscal_year_starts=7))


@pytest.fixture
def desk(client, requirement):
    client.force_login(coordinator_of(requirement.program))
    return client


def queries(client, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


class TestTheList:
    def test_it_costs_the_same_with_one_pack_and_with_three(self, desk, requirement):
        whole(requirement)
        one = queries(desk, reverse("pack_list"))
        for _turn in range(2):
            other = RequirementFactory(program=requirement.program)
            PieceFactory(requirement=other, signatories="Présidence")
            whole(other)
        assert queries(desk, reverse("pack_list")) == one

    def test_the_checklist_costs_the_same_with_one_piece_and_with_three(self, desk, requirement):
        pack = whole(requirement)
        one = queries(desk, reverse("pack", args=[pack.pk]))
        for number in ("2", "3"):
            actions.keep_piece(
                piece=PieceFactory.build(
                    requirement=requirement, number=number, signatories="Présidence"
                )
            )
            actions.add_file(item=item_of(pack, number), file=pdf(), by=None)
        assert queries(desk, reverse("pack", args=[pack.pk])) == one

    def test_finance_officers_prepare_them_and_others_find_nothing(self, client, requirement):
        pack = whole(requirement)
        client.force_login(finance_officer_of(requirement.program))
        assert client.get(reverse("pack", args=[pack.pk])).status_code == 200
        client.force_login(coordinator_of(ProgramFactory()))
        assert client.get(reverse("pack", args=[pack.pk])).status_code == 404


class TestWhatIsAsked:
    def test_a_requirement_is_written_with_the_usual_pieces(self, desk, requirement):
        url = reverse("pack_requirement_new", args=[requirement.program.slug])
        answer = desk.post(
            url,
            {
                "funder": requirement.funder_id, "title": "Bilan", "code": "B-1", "due": "3 mois",
                "valid_from": "2007-07-01", "valid_until": "", "language": "fr", "usual": "on",
            },
        )  # fmt: skip
        made = Requirement.objects.get(code="B-1")
        assert answer.url == reverse("pack_requirement", args=[made.pk])
        assert list(made.pieces.values_list("number", "report_kind")) == [
            ("1", "bilan"), ("2", "financier"), ("3", ""),
        ]  # fmt: skip
        assert list(made.packs.order_by("ends_on").values_list("due_on", flat=True)) == [
            date(2008, 9, 30), date(2009, 9, 30),
        ]  # fmt: skip

    def test_an_error_says_how_to_mend_it(self, desk, requirement):
        url = reverse("pack_piece_new", args=[requirement.pk])
        answer = desk.post(
            url,
            {"number": "1", "title": "Rapport", "kind": "report", "condition": "always",
             "prepared_by": "finance", "due": "demain"},
        )  # fmt: skip
        errors = answer.context["form"].errors
        assert RequiredPiece.objects.count() == 0
        assert "ne dit pas une échéance" in errors["due"][0]

    def test_a_copy_for_another_program_is_offered(self, desk, requirement):
        PieceFactory(requirement=requirement)
        other = ProgramFactory(lead=requirement.program.lead, fiscal_year_starts=7)
        url = reverse("pack_requirement_copy", args=[requirement.pk])
        desk.post(
            url,
            {"program": other.pk, "funder": requirement.funder_id, "code": "C-1",
             "valid_from": "2007-07-01", "valid_until": ""},
        )  # fmt: skip
        made = Requirement.objects.get(code="C-1")
        requirement.refresh_from_db()
        assert [made.program, made.pieces.count(), requirement.valid_until] == [other, 1, None]


def adopted(committee: Committee, day: date) -> Minutes:
    """The minutes of a meeting that was held on ``day``, adopted since."""
    meeting = CommitteeMeetingFactory(
        committee=committee, day=day, state=CommitteeMeetingState.APPROVED
    )
    found = Minutes.of(pdf(f"compte-rendu-{day}.pdf"), meeting=meeting, adopted_on=day)
    found.save()
    return found


class TestAPiece:
    def test_only_published_reports_of_the_year_are_offered(self, desk, requirement):
        PieceFactory(requirement=requirement, number="1", kind="report", report_kind="bilan")
        pack = begun(requirement)
        item = item_of(pack, "1")
        url = reverse("pack_item", args=[pack.pk, item.pk])
        assert not desk.get(url).context["has_reports"]
        version = published_files(requirement.program)
        foreign = published_files(ProgramFactory())
        send = reverse("pack_item_report", args=[pack.pk, item.pk])
        assert desk.post(send, {"version": foreign.pk}).context["form"].errors.keys() == {"version"}
        desk.post(send, {"version": version.pk})
        item.refresh_from_db()
        assert item.report_version == version

    def test_adopted_minutes_of_the_year_and_of_the_months_after_are_offered(
        self, desk, requirement
    ):
        committee = CommitteeFactory(program=requirement.program, name="Comité de suivi")
        of_another = CommitteeFactory()
        adopted(committee, date(2007, 6, 30))
        chosen = adopted(committee, date(2008, 9, 12))
        foreign = adopted(of_another, date(2008, 6, 12))
        PieceFactory(requirement=requirement, number="1", kind="minutes")
        pack = begun(requirement)
        item = item_of(pack, "1")
        send = reverse("pack_item_minutes", args=[pack.pk, item.pk])
        refused = desk.post(send, {"minutes": str(foreign.pk)})
        assert refused.context["form"].errors.keys() == {"minutes"}
        desk.post(send, {"minutes": str(chosen.pk)})
        assert list(item.files.values_list("name", "origin")) == [
            (chosen.name, "Comité de suivi, 12 septembre 2008 (Français)")
        ]

    def test_a_pack_that_is_complete_says_to_open_it_again(self, desk, requirement):
        pack = actions.complete_pack(pack=whole(requirement), by=None)
        item = item_of(pack, "1")
        send = reverse("pack_item_empty", args=[pack.pk, item.pk])
        assert "rouvrez-le" in desk.post(send).context["form"].errors["__all__"][0]
        assert item.files.count() == 1


class TestTheZip:
    def test_the_same_pack_of_the_same_day_makes_the_same_bytes(self, desk, requirement):
        pack = whole(requirement)
        url = reverse("pack_zip", args=[pack.pk])
        first, second = (b"".join(desk.get(url).streaming_content) for _turn in range(2))
        assert first == second
        with zipfile.ZipFile(io.BytesIO(first)) as archive:
            assert archive.namelist() == [
                "00-liste-des-pieces-du-dossier.pdf",
                "01-lettre-daccompagnement-2007-2008.pdf",
                "MANIFESTE.csv",
                "SHA256SUMS",
            ]
            assert archive.read("01-lettre-daccompagnement-2007-2008.pdf") == CONTENT

    def test_a_pack_that_is_not_whole_has_none(self, desk, requirement):
        PieceFactory(requirement=requirement)
        url = reverse("pack_zip", args=[begun(requirement).pk])
        assert desk.get(url).status_code == 302


class TestTheFunder:
    def reader_of(self, organization):
        return member_of(organization, MembershipRole.FUNDER)

    def test_it_downloads_what_it_was_given_and_nothing_else(self, client, requirement):
        given, other = (
            delivered(requirement),
            delivered(RequirementFactory(program=requirement.program)),
        )
        client.force_login(self.reader_of(requirement.funder))
        seen = client.get(reverse("pack_received"))
        assert [row["delivery"] for row in seen.context["rows"]] == [given]
        answers = [
            client.get(reverse("pack_received_zip", args=[one.pk])).status_code
            for one in (given, other)
        ]
        assert answers == [200, 404]
        assert client.get(reverse("pack", args=[given.pack_id])).status_code == 403

    def test_what_is_withdrawn_is_gone(self, client, requirement):
        given = delivered(requirement)
        client.force_login(self.reader_of(requirement.funder))
        actions.withdraw_delivery(delivery=given, reason="Erreur.", by=None)
        url = reverse("pack_received_zip", args=[given.pk])
        assert client.get(url).status_code == 404

    def test_one_that_funds_nothing_here_is_told_what_will_appear(self, client):
        client.force_login(self.reader_of(OrganizationFactory()))
        assert client.get(reverse("pack_received")).context["rows"] == []


def test_what_awaits_is_due_on_the_day_of_the_rule(requirement):
    PieceFactory(requirement=requirement, number="1", due="P60D")
    PieceFactory(
        requirement=requirement,
        number="2",
        condition="variance",
        variance_percent=10,
        kind="statement",
    )
    pack = begun(requirement)
    user = coordinator_of(requirement.program)
    rule = PieceToGive()
    found = rule.select(rule.visible(user), date(2008, 9, 10)).order_by("piece__number_key")
    assert [(one.piece.number, one.due_day) for one in found] == [
        ("1", date(2008, 8, 29)), ("2", date(2008, 9, 28)),
    ]  # fmt: skip
    PackItem.objects.filter(piece__number="2").update(is_asked=False)
    assert rule.select(rule.visible(user), date(2008, 9, 10)).count() == 1
    late = PackToSend()
    counts = [late.select(late.visible(user), date(2008, 9, day)).count() for day in (28, 29)]
    assert [counts, pack.due_on] == [[0, 1], date(2008, 9, 28)]
