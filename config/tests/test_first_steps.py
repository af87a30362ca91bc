"""The first steps on the home page: what a new program still lacks, told by its records alone."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bursaries.tests.factories import BursaryRoundFactory
from config import agenda, beginning
from config.tests.test_help import missing
from mentoring.tests.factories import MenteeFactory, MentorFactory, PairingFactory
from programs import first_steps
from programs.accounts.models import Invitation
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    coordinator_of,
)
from programs.enums import MembershipRole, Service
from programs.lib.periods import today
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting.tests.factories import ReportFactory, finance_officer_of, published_files

pytestmark = pytest.mark.django_db

BEFORE = ["Inscrire l’organisme responsable", "Inscrire le programme et ses services"]
LAST = ["Commencer le bilan", "Publier un premier bilan"]
PARTNER = "Inviter votre bailleur de fonds ou un partenaire"
OF_MENTORING = [
    "Inscrire un premier mentor",
    "Inscrire un premier mentoré",
    "Faire un premier jumelage",
]


def shown(user, **asked) -> dict | None:
    return agenda.home(user, asked, today())["first_steps"]


def labels(user, **asked) -> list[str]:
    found = shown(user, **asked)
    return [str(step["label"]) for step in found["steps"]] if found else []


def ticked(user) -> set[str]:
    return {str(step["label"]) for step in shown(user)["steps"] if step["done"]}


def new_program(*services, **fields):
    return ProgramFactory(services=list(services), ends_on=None, **fields)


def invite_a_partner(program) -> None:
    Invitation.objects.create(
        email="partenaire@exemple.test",
        organization=OrganizationFactory(),
        role=MembershipRole.PARTNER,
        vouched_by=program.lead,
        invited_by=AdministratorFactory(),
        expires_at=timezone.now() + timedelta(days=2),
    )


def published(program) -> None:
    published_files(program)


class TestWhatIsListed:
    def test_on_an_empty_site_an_administrator_begins_with_the_organisation(self):
        steps = shown(AdministratorFactory())
        assert [str(step["label"]) for step in steps["steps"]] == [
            *BEFORE,
            "Inscrire le financement",
            "Inviter une collègue",
            PARTNER,
            *LAST,
        ]
        assert steps["progress"] == "0 sur 7"
        # The others follow from the first.
        assert [step["url"] for step in steps["steps"] if step["url"]] == [
            reverse("admin:programs_organization_add")
        ]

    def test_a_coordinator_without_a_program_begins_one_for_their_organisation(self):
        membership = MembershipFactory(role=MembershipRole.COORDINATION)
        steps = shown(membership.user)
        [coming] = [step for step in steps["steps"] if step["next"]]
        assert steps["progress"] == "1 sur 6"
        assert coming["url"].startswith(
            f"{reverse('admin:programs_program_add')}?lead={membership.organization_id}&"
        )

    def test_each_service_of_the_program_has_its_own(self):
        program = new_program(Service.MENTORING)
        user = coordinator_of(program)
        assert labels(user) == [
            *BEFORE, "Inscrire le financement", PARTNER, *OF_MENTORING, *LAST
        ]  # fmt: skip

    def test_no_service_is_without(self):
        assert {step.service for step in first_steps.STEPS} - {""} == set(Service)

    def test_a_finance_officer_has_the_money(self):
        program = new_program(Service.BUDGETS, Service.MENTORING)
        assert labels(finance_officer_of(program)) == [
            *BEFORE,
            "Inscrire le financement",
            "Écrire le budget de l’année",
            "Inscrire le compte bancaire",
            "Saisir une première dépense",
        ]

    def test_a_finance_officer_without_a_program_is_told_who_enters_one(self, client):
        user = MembershipFactory(role=MembershipRole.FINANCE).user
        client.force_login(user)
        page = client.get(reverse("admin:index")).content.decode()
        assert (shown(user), page.count("La coordination de votre organisme")) == (None, 1)
        assert reverse("admin:programs_program_add") not in page

    def test_every_guide_that_a_step_names_is_there(self):
        assert missing([step.guide for step in first_steps.STEPS]) == []

    def test_every_step_says_where_it_is_done_and_leads_there(self, client):
        program = new_program(*Service)
        administrator = AdministratorFactory()
        client.force_login(administrator)
        steps = shown(administrator)["steps"]
        urls = [url for step in steps for url in (step["url"], step.get("imports_url")) if url]
        assert len(urls) > len(Service)
        assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)
        assert str(program) == shown(administrator)["program"]


class TestTicking:
    def test_a_step_is_done_by_its_record_and_by_none_of_another_program(self):
        program = new_program(Service.REFERRALS, Service.MENTORING)
        user = coordinator_of(program)
        other = ProgramFactory()
        makers = {
            "Inscrire le financement": lambda program: FundingFactory(program=program),
            PARTNER: invite_a_partner,
            "Inscrire une première référence": lambda program: ReferralFactory(program=program),
            "Inscrire un premier mentor": lambda program: MentorFactory(program=program),
            "Inscrire un premier mentoré": lambda program: MenteeFactory(program=program),
            "Faire un premier jumelage": lambda program: PairingFactory(program=program),
            "Commencer le bilan": lambda program: ReportFactory(program=program),
        }
        for make in makers.values():
            make(other)
        seen = [ticked(user)]
        for make in makers.values():
            make(program)
            seen.append(ticked(user))
        assert seen[0] == set(BEFORE)
        assert [after - before for before, after in pairwise(seen)] == [{one} for one in makers]

    def test_a_colleague_who_was_let_in_or_asked_ticks_the_step_of_an_administrator(self):
        program = new_program()
        administrator = AdministratorFactory()
        colleague = "Inviter une collègue"
        assert colleague not in ticked(administrator)
        coordinator_of(program)
        assert colleague in ticked(administrator)

    def test_a_round_of_bursaries_counts_once_it_is_published(self):
        program = new_program(Service.BURSARIES)
        user = coordinator_of(program)
        round = BursaryRoundFactory(program=program, state="draft")
        step = next(one for one in shown(user)["steps"] if "bourses" in str(one["label"]))
        assert (step["done"], step["url"]) == (False, reverse("bursary_round", args=[round.pk]))

    def test_the_first_pairing_leads_to_whoever_is_to_be_made_available(self):
        program = new_program(Service.MENTORING)
        user = coordinator_of(program)

        def where() -> str:
            return next(one["url"] for one in shown(user)["steps"] if "jumelage" in one["label"])

        found = [where()]
        mentor = MentorFactory(program=program, state="registered")
        found.append(where())
        type(mentor).objects.filter(pk=mentor.pk).update(state="available")
        mentee = MenteeFactory(program=program, state="registered")
        found.append(where())
        type(mentee).objects.filter(pk=mentee.pk).update(state="available")
        found.append(where())
        assert found == [
            reverse("admin:mentoring_mentor_changelist"),
            reverse("admin:mentoring_mentor_change", args=[mentor.pk]),
            reverse("admin:mentoring_mentee_change", args=[mentee.pk]),
            reverse("match_mentee", args=[mentee.pk]),
        ]

    def test_it_is_gone_once_a_bilan_is_published(self):
        program = new_program(Service.MENTORING)
        user = coordinator_of(program)
        assert shown(user) is not None
        published(program)
        assert shown(user) is None

    def test_it_is_gone_once_all_is_done(self):
        program = new_program()
        user = finance_officer_of(program)
        assert shown(user) is not None
        FundingFactory(program=program)
        assert shown(user) is None


class TestWhichProgram:
    def test_of_several_the_newest_that_is_not_finished_unless_one_is_chosen(self):
        first = new_program(title="Le premier")
        second = new_program(title="Le second", lead=first.lead)
        user = coordinator_of(first)
        assert shown(user)["program"] == "Le second"
        assert shown(user, programme=str(first.pk))["program"] == "Le premier"
        published(second)
        assert shown(user)["program"] == "Le premier"
        assert shown(user, programme=str(second.pk)) is None

    def test_whoever_knows_the_way_has_only_those_of_one_that_has_just_begun(self):
        first = new_program(Service.REFERRALS)
        other = new_program(Service.REFERRALS, lead=first.lead)
        user = coordinator_of(first)
        published(first)
        assert shown(user)["program"] == str(other)
        FundingFactory(program=other)
        invite_a_partner(other)
        ReferralFactory(program=other)
        assert (shown(user), shown(user, programme=str(other.pk)) is None) == (None, False)

    def test_one_that_is_over_comes_up_only_where_it_is_chosen(self):
        over = ProgramFactory(services=[], ends_on=date(2009, 6, 30))
        user = coordinator_of(over)
        assert (shown(user), shown(user, programme=str(over.pk)) is None) == (None, False)

    def test_an_administrator_has_none_of_others_once_the_site_goes(self):
        first = new_program()
        new_program(title="Un autre")
        administrator = AdministratorFactory()
        assert shown(administrator)["program"] == "Un autre"
        published(first)
        assert shown(administrator) is None

    def test_nobody_has_that_of_another_organisation(self):
        new_program()
        assert shown(coordinator_of(new_program(title="Le sien")))["program"] == "Le sien"


class TestHiding:
    def test_it_is_put_away_and_brought_back_by_whoever_wants_it(self, client):
        program = new_program()
        user, colleague = coordinator_of(program), coordinator_of(program)
        client.force_login(user)
        client.post(reverse("first_steps"), {"shown": "0"})
        user.refresh_from_db()
        assert (shown(user), shown(colleague) is None) == (None, False)
        button = 'name="shown" value="1"'
        assert client.get(reverse("guide")).content.decode().count(button) == 1
        client.post(reverse("first_steps"), {"shown": "1"})
        user.refresh_from_db()
        assert shown(user) is not None
        assert client.get(reverse("guide")).content.decode().count(button) == 0

    def test_it_takes_one_line_once_it_is_half_done_and_something_is_late(self):
        program = new_program(Service.REFERRALS)
        user = coordinator_of(program)
        FundingFactory(program=program)
        MembershipFactory(
            organization=OrganizationFactory(),
            role=MembershipRole.FUNDER,
            vouched_by=program.lead,
        )
        assert agenda.home(user, {}, today())["first_steps_folded"] is False
        ReferralFactory(program=program, received_on=date(2008, 1, 2))
        assert agenda.home(user, {}, today())["first_steps_folded"] is True


@pytest.mark.parametrize("role", [coordinator_of, finance_officer_of])
def test_it_costs_the_same_for_one_program_and_for_three(role):
    def cost(programs) -> int:
        user = role(programs[0])
        with CaptureQueriesContext(connection) as made:
            assert beginning.first_steps(user, None, today()) is not None
        return len(made)

    one = [new_program(*Service)]
    lead = OrganizationFactory()
    three = [new_program(*Service, lead=lead) for _ in range(3)]
    assert cost(one) == cost(three)
