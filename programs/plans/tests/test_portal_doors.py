"""What a partner, a link and a coordinator do not see of action plans, each thing being there to be seen."""

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import UserFactory, coordinator_of
from programs.plans.models import ProgressFile
from programs.plans.tests.factories import ActionPlanFactory, InvolvementFactory
from programs.plans.tests.portal import (
    address,
    carried,
    coordinator,
    file,
    followed_plan,
    link_to,
    partner_of,
    posted,
    signed_in,
    tell,
)

pytestmark = pytest.mark.django_db


def pages(action, update, joined) -> list[tuple[str, str]]:
    """Every address about ``action`` at the desk of an account, with its method."""
    return [
        ("get", reverse("carried_action", args=[action.pk])),
        ("post", reverse("carried_action", args=[action.pk])),
        ("post", reverse("carried_take_back", args=[action.pk, update.pk])),
        ("get", reverse("carried_file", args=[action.pk, joined.pk])),
        ("post", reverse("carried_drop_file", args=[action.pk, joined.pk])),
    ]


def statuses(client, addresses) -> set[int]:
    answers = [
        client.post(path, posted()) if method == "post" else client.get(path)
        for method, path in addresses
    ]
    return {answer.status_code for answer in answers}


def told(action, *, send: bool = True):
    """News with a file, and that file."""
    update = tell(action, partner_of(action), send=send, files=(file(),))
    return update, ProgressFile.objects.get(update=update)


def text(client, path: str) -> str:
    return client.get(path).content.decode()


class TestAnAccount:
    def test_the_action_of_another_organisation_of_the_same_plan_is_not_there(self):
        mine = carried()
        other = carried(mine.plan, text="Zibeline")
        update, joined = told(other)
        client = signed_in(partner_of(mine))
        assert statuses(client, pages(other, update, joined)) == {404}
        assert "Zibeline" not in text(client, reverse("carried_actions"))
        assert "Zibeline" in text(signed_in(partner_of(other)), reverse("carried_actions"))

    def test_a_draft_plan_is_not_there(self):
        action = carried(ActionPlanFactory(title="Zibeline"), text="Zibeline")
        client = signed_in(partner_of(action))
        paths = [("get", reverse("carried_action", args=[action.pk]))]
        assert statuses(client, paths) == {404}
        assert "Zibeline" not in text(client, reverse("carried_actions"))
        type(action.plan).objects.update(
            state="in_force", adopted_by="Comité", adopted_on="2008-01-01", version=1
        )
        assert "Zibeline" in text(client, reverse("carried_actions"))

    def test_the_internal_note_is_not_shown(self):
        action = carried(note="Zibeline", reason="Martre")
        client = signed_in(partner_of(action))
        told(action)
        shown = [
            text(client, path)
            for path in (reverse("carried_actions"), reverse("carried_action", args=[action.pk]))
        ]
        assert [("Zibeline" in page, "Martre" in page) for page in shown] == [(False, False)] * 2

    def test_of_another_organisation_s_news_only_what_was_approved_is_shown_without_its_files(self):
        action = carried()
        partner = partner_of(action)
        other = carried(action.plan)
        colleague = partner_of(other)
        InvolvementFactory(
            action=action, organization=other.involvements.get().organization, part="collaborator"
        )
        kept = {}
        for state in ("draft", "submitted", "returned", "approved"):
            update = tell(other, colleague, achievements=f"Zibeline {state}", files=(file(),))
            update.state, update.reason, update.action = state, "Motif", action
            update.save()
            kept[state] = update
        client = signed_in(partner)
        page = client.get(reverse("carried_action", args=[action.pk]))
        (shown,) = page.context["news"]
        assert (shown["achievements"], shown["files"], shown["by"]) == (
            "Zibeline approved",
            [],
            str(kept["approved"].organization),
        )
        of_others = [
            ("get", reverse("carried_file", args=[action.pk, update.files.get().pk]))
            for update in kept.values()
        ] + [
            ("post", reverse("carried_take_back", args=[action.pk, update.pk]))
            for update in kept.values()
        ]
        assert statuses(client, of_others) == {404}
        resumed = f"{reverse('carried_action', args=[action.pk])}?nouvelle={kept['draft'].pk}"
        assert statuses(client, [("get", resumed), ("post", resumed)]) == {404}

    def test_what_an_organisation_no_longer_carries_out_is_gone_with_its_files(self):
        action = carried()
        partner = partner_of(action)
        update = tell(action, partner, files=(file(),))
        addresses = pages(action, update, update.files.get())
        client = signed_in(partner)
        assert statuses(client, addresses[:1]) == {200}
        action.involvements.all().delete()
        assert statuses(client, addresses) == {404}

    def test_those_who_are_no_partners_have_no_such_page(self):
        update, joined = told(carried())
        addresses = [("get", reverse("carried_actions")), *pages(update.action, update, joined)]
        people = (UserFactory(), coordinator(update.action))
        assert {status for user in people for status in statuses(signed_in(user), addresses)} == {
            403
        }


class TestALink:
    def test_it_opens_what_its_organisation_carries_out_in_its_plan_and_nothing_else(self, client):
        action = carried()
        link = link_to(action)
        organization = link.organization
        elsewhere = carried(followed_plan(program=action.plan.program), organization)
        of_another = carried(action.plan)
        assert client.get(address(link, f"{action.pk}/")).status_code == 200
        for foreign in (elsewhere, of_another):
            update, joined = told(foreign)
            ends = ("", f"nouvelles/{update.pk}/reprendre/", f"fichiers/{joined.pk}/")
            paths = [address(link, f"{foreign.pk}/{end}") for end in ends]
            answers = {
                client.get(paths[0]).status_code,
                client.post(paths[0], posted()).status_code,
            }
            answers |= {client.post(paths[1]).status_code, client.get(paths[2]).status_code}
            assert answers == {404}


class TestACoordinator:
    def addresses(self, update, joined) -> list[tuple[str, str]]:
        return [
            ("post", reverse("plan_update_approve", args=[update.pk])),
            ("get", reverse("plan_update_return", args=[update.pk])),
            ("post", reverse("plan_update_return", args=[update.pk])),
            ("get", reverse("plan_update_file", args=[update.pk, joined.pk])),
        ]

    def test_the_news_of_another_organisation_s_plans_are_not_there(self):
        update, joined = told(carried())
        client = signed_in(coordinator_of(followed_plan().program))
        assert statuses(client, self.addresses(update, joined)) == {404}
        assert client.get(reverse("plan_updates")).context["entries"] == []
        ticked = client.post(reverse("plan_updates"), {"nouvelle": [update.pk]})
        assert ticked.status_code == 403
        update.refresh_from_db()
        assert update.state == "submitted"

    def test_a_draft_is_its_author_s_alone(self):
        update, joined = told(carried(), send=False)
        client = signed_in(coordinator(update.action))
        assert statuses(client, self.addresses(update, joined)) == {404}
        assert client.get(reverse("plan_updates")).context["entries"] == []

    def test_those_who_coordinate_nothing_have_no_such_page(self):
        update, joined = told(carried())
        link = link_to(update.action)
        addresses = [
            *self.addresses(update, joined),
            ("get", reverse("plan_updates")),
            ("get", reverse("plan_links")),
            ("get", reverse("plan_link_renew", args=[link.pk])),
            ("get", reverse("plan_link_close", args=[link.pk])),
            ("post", reverse("remind_plans")),
        ]
        assert statuses(signed_in(partner_of(update.action)), addresses) == {403}

    def test_the_links_of_another_organisation_s_plans_are_not_there(self):
        link = link_to(carried())
        client = signed_in(coordinator_of(followed_plan().program))
        paths = [reverse(f"plan_link_{name}", args=[link.pk]) for name in ("renew", "close")]
        assert {client.get(path).status_code for path in paths} == {404}
        assert client.get(reverse("plan_links")).context["entries"] == []
