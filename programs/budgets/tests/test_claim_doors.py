"""What a partner does not see of the money, each thing being there to be seen by somebody."""

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import MembershipFactory, UserFactory, coordinator_of
from programs.budgets import actions
from programs.budgets.models import Expense
from programs.budgets.tests.claimed import (
    claimable,
    claimed,
    fresh,
    officer_of,
    on_a_line,
    own_line,
    partner_of,
    posted,
    receipt,
    signed_in,
)
from programs.budgets.tests.factories import BudgetFactory, BudgetLineFactory, spend
from programs.enums import MembershipRole, ProgramRoleKind, Service
from programs.models import ProgramRole
from programs.plans.models import Action
from programs.plans.tests.portal import carried, followed_plan
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db

NEW, LIST = reverse("claim_new"), reverse("claims")


@pytest.fixture
def place():
    return claimable()


def pages(claim: Expense, document: int | None = None) -> list[tuple[str, str]]:
    """Every address about ``claim``, with its methods."""
    joined = document or claim.files.get().pk
    both = [reverse(name, args=[claim.pk]) for name in ("claim_edit", "claim_withdraw")]
    return [
        ("get", reverse("claim", args=[claim.pk])),
        *(("get", path) for path in both),
        *(("post", path) for path in both),
        ("post", reverse("claim_join", args=[claim.pk])),
        ("get", reverse("claim_file", args=[claim.pk, joined])),
        ("post", reverse("claim_drop_file", args=[claim.pk, joined])),
    ]


def statuses(client, addresses) -> set[int]:
    answers = [
        client.post(path, posted()) if method == "post" else client.get(path)
        for method, path in addresses
    ]
    return {answer.status_code for answer in answers}


def text(client, path: str) -> str:
    return client.get(path).content.decode()


class TestAnotherOrganisation:
    def test_its_claims_to_the_same_program_are_not_there(self, place):
        program, organization = place
        mine = partner_of(organization, program)
        other = OrganizationFactory()
        ProgramRole.objects.create(
            program=program, organization=other, role=ProgramRoleKind.PARTNER
        )
        theirs = partner_of(other, program)
        claim = claimed(program, other, theirs, supplier="Zibeline")
        client = signed_in(mine)
        assert statuses(client, pages(claim)) == {404}
        assert ["Zibeline" in text(client, path) for path in (LIST, reverse("claims_csv"))] == [
            False,
            False,
        ]
        own = signed_in(theirs)
        assert ["Zibeline" in text(own, path) for path in (LIST, reverse("claims_csv"))] == [
            True,
            True,
        ]

    def test_of_two_organisations_of_one_user_each_claims_in_its_own_name(self, place):
        program, first = place
        user = partner_of(first, program)
        second = OrganizationFactory()
        ProgramRole.objects.create(
            program=program, organization=second, role=ProgramRoleKind.PARTNER
        )
        client = signed_in(user)
        MembershipFactory(user=user, organization=second, role=MembershipRole.PARTNER)
        choices = client.get(NEW).context["choices"]
        assert {choice["claimant"] for choice in choices} == {first, second}
        line = own_line(program, first)
        (of_second,) = [one["url"] for one in choices if one["claimant"] == second]
        page = client.get(f"{NEW}{of_second}")
        assert "line" not in page.context["form"].fields
        client.post(f"{NEW}{of_second}", posted(line=line.pk))
        claim = Expense.objects.get()
        assert (claim.claimant, claim.allocations.count()) == (second, 0)

    def test_a_program_that_is_not_theirs_to_claim_from_is_not_there(self, place):
        program, organization = place
        client = signed_in(partner_of(organization, program))
        elsewhere, other = claimable()
        for one, claimant in ((elsewhere, organization), (program, other), (elsewhere, other)):
            asked = f"{NEW}?programme={one.pk}&organisme={claimant.pk}"
            assert statuses(client, [("get", asked), ("post", asked)]) == {404}
        asked = f"{NEW}?programme={program.pk}&organisme={organization.pk}"
        assert statuses(client, [("get", asked)]) == {200}

    def test_its_lines_and_its_actions_are_neither_offered_nor_taken(self, place):
        program, organization = place
        user = partner_of(organization, program)
        own, others = own_line(program, organization), BudgetLineFactory(budget__program=program)
        draft = BudgetLineFactory(
            budget=BudgetFactory(program=program, draft=True), organization=organization
        )
        plan = followed_plan(program=program)
        mine, theirs = carried(plan, organization), carried(plan)
        client = signed_in(user)
        form = client.get(NEW).context["form"]
        assert (list(form.fields["line"].queryset), list(form.fields["action"].queryset)) == (
            [own],
            [mine],
        )
        for changes in ({"line": others.pk}, {"line": draft.pk}, {"action": theirs.pk}):
            page = client.post(NEW, posted(**changes))
            assert list(page.context["form"].errors) == list(changes)
        client.post(NEW, posted(line=own.pk, action=mine.pk))
        assert (Expense.objects.get().action, Action.objects.count()) == (mine, 2)


class TestWhoMayClaim:
    def test_a_partner_a_delegate_and_whoever_has_a_line_in_an_adopted_budget(self):
        program = ProgramFactory()
        role, line, drafted, stranger = OrganizationFactory.create_batch(4)
        ProgramRole.objects.create(
            program=program, organization=role, role=ProgramRoleKind.DELEGATE
        )
        own_line(program, line)
        BudgetLineFactory(budget=BudgetFactory(program=program, draft=True), organization=drafted)
        may = [
            bool(signed_in(partner_of(one, program)).get(LIST).context["may_claim"])
            for one in (role, line, drafted, stranger)
        ]
        assert may == [True, True, False, False]

    def test_not_from_a_program_that_keeps_no_accounts_here(self):
        program, organization = claimable(services=[Service.REFERRALS])
        client = signed_in(partner_of(organization, program))
        assert client.get(LIST).context["may_claim"] is False
        assert "claims" in client.get(reverse("home")).context
        assert client.get(reverse("home")).context["claims"] == {}

    def test_a_partner_whom_another_lead_let_in_does_not(self):
        _program, organization = claimable()
        client = signed_in(partner_of(organization, ProgramFactory()))
        assert client.get(LIST).context["may_claim"] is False

    def test_those_who_are_no_partners_have_no_such_page(self, place):
        program, organization = place
        claim = claimed(program, organization, partner_of(organization, program))
        addresses = [
            *(("get", path) for path in (LIST, NEW, reverse("claims_csv"), reverse("claims_xlsx"))),
            *pages(claim),
        ]
        funder = FundingFactory(program=program).funder
        people = (
            UserFactory(),
            officer_of(program),
            coordinator_of(program),
            MembershipFactory(organization=funder, role=MembershipRole.FUNDER).user,
        )
        assert {status for user in people for status in statuses(signed_in(user), addresses)} == {
            403
        }


class TestWhatIsTheLeadsOwn:
    """A claim in the hands of those who keep the accounts, and every page on which its partner reads of it."""

    def shown(self, place) -> tuple[Expense, str]:
        program, organization = place
        partner = partner_of(organization, program)
        officer = officer_of(program, first_name="Zibeline", last_name="Martre")
        director = officer_of(program, first_name="Belette", last_name="Hermine")
        claim = on_a_line(claimed(program, organization, partner))
        line = claim.allocations.get().line
        spend(line, "123.45", supplier="Fournisseur du responsable")
        actions.join_file(expense=claim, file=receipt("note-interne.pdf"), by=officer)
        actions.verify_expense(expense=claim, by=officer)
        actions.approve_expense(expense=claim, by=director)
        actions.pay_expense(expense=claim, by=officer)
        client = signed_in(partner)
        paths = (reverse("claim", args=[claim.pk]), LIST, reverse("claims_csv"), reverse("home"))
        return claim, "".join(text(client, path) for path in paths)

    def test_neither_who_did_what_nor_a_line_nor_a_balance_nor_a_document_of_theirs(self, place):
        claim, shown = self.shown(place)
        line = claim.allocations.get().line
        kept = (
            "Zibeline",
            "Belette",
            line.label,
            "Fournisseur du responsable",
            "123,45",
            "776,55",
            "note-interne.pdf",
        )
        assert [word for word in kept if word in shown] == []
        assert (claim.supplier in shown, "recu.pdf" in shown) == (True, True)

    def test_a_document_that_they_joined_is_not_handed_over(self, place):
        claim, _shown = self.shown(place)
        client = signed_in(claim.entered_by)
        served = {
            file.name: client.get(reverse("claim_file", args=[claim.pk, file.pk])).status_code
            for file in claim.files.all()
        }
        assert served == {"recu.pdf": 200, "note-interne.pdf": 404}

    def test_a_document_is_handed_over_as_a_file_and_never_shown(self, place):
        program, organization = place
        partner = partner_of(organization, program)
        claim = claimed(program, organization, partner)
        path = reverse("claim_file", args=[claim.pk, claim.files.get().pk])
        answer = signed_in(partner).get(path)
        assert answer.headers["Content-Disposition"].startswith("attachment")

    def test_an_expense_of_the_lead_is_no_claim_of_anybody(self, place):
        program, organization = place
        expense = spend(own_line(program, organization))
        client = signed_in(partner_of(organization, program))
        paths = [
            ("get", reverse(name, args=[expense.pk]))
            for name in ("claim", "claim_edit", "claim_withdraw")
        ]
        assert statuses(client, paths) == {404}
        assert fresh(expense).state == "approved"


def test_once_a_partnership_is_over_its_claims_are_gone(place):
    program, organization = place
    partner = partner_of(organization, program)
    claim = claimed(program, organization, partner)
    addresses = pages(claim)
    client = signed_in(partner)
    assert statuses(client, addresses[:1]) == {200}
    MembershipFactory(user=partner, role=MembershipRole.PARTNER)
    partner.memberships.filter(organization=organization).update(is_active=False)
    assert statuses(client, addresses) == {404}


def test_a_funder_reads_of_a_claim_on_no_page_of_theirs(place):
    program, organization = place
    claim = claimed(program, organization, partner_of(organization, program), supplier="Zibeline")
    funder = FundingFactory(program=program).funder
    client = signed_in(MembershipFactory(organization=funder, role=MembershipRole.FUNDER).user)
    home = client.get(reverse("home"))
    links = [entry["url"] for entry in home.context["navigation"]]
    assert ("Zibeline" in home.content.decode(), LIST in links) == (False, False)
    assert statuses(client, pages(claim)) == {403}
    partner_home = signed_in(claim.entered_by).get(reverse("home"))
    assert LIST in [entry["url"] for entry in partner_home.context["navigation"]]


def test_a_document_is_there_under_its_own_claim_and_no_other(place):
    program, organization = place
    partner = partner_of(organization, program)
    one, other = (claimed(program, organization, partner) for _turn in range(2))
    elsewhere, theirs = claimable()
    foreign = claimed(elsewhere, theirs, partner_of(theirs, elsewhere))
    client = signed_in(partner)
    for claim in (other, foreign):
        document = claim.files.get().pk
        addresses = [
            ("get", reverse("claim_file", args=[one.pk, document])),
            ("post", reverse("claim_drop_file", args=[one.pk, document])),
        ]
        assert statuses(client, addresses) == {404}
    assert [claim.files.count() for claim in (one, other, foreign)] == [1, 1, 1]
    own = reverse("claim_file", args=[one.pk, one.files.get().pk])
    assert statuses(client, [("get", own)]) == {200}


@pytest.mark.parametrize("ended", ["the accounts of the program", "the partnership"])
def test_what_was_claimed_before_is_followed_to_its_end_and_nothing_new_is_claimed(place, ended):
    program, organization = place
    partner = partner_of(organization, program)
    claim = claimed(program, organization, partner)
    asked = f"{NEW}?programme={program.pk}&organisme={organization.pk}"
    client = signed_in(partner)
    assert statuses(client, [("get", asked)]) == {200}
    if ended == "the partnership":
        ProgramRole.objects.filter(program=program).delete()
    else:
        program.services = [Service.REFERRALS]
        program.save()
    assert statuses(client, [("get", asked), ("post", asked)]) == {404}
    assert client.post(NEW, posted()).context["choices"] == []
    assert list(Expense.objects.all()) == [claim]
    assert statuses(
        client, [("get", path) for path in (LIST, reverse("claim", args=[claim.pk]))]
    ) == {200}
