"""What whoever carries actions out reads and writes, from a draft to news that are approved."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import MembershipFactory
from programs.enums import MembershipRole
from programs.lib.periods import today
from programs.plans import actions
from programs.plans.models import ProgressFile, ProgressUpdate
from programs.plans.tests.factories import HeadingFactory, InvolvementFactory
from programs.plans.tests.portal import (
    carried,
    carrier_of,
    coordinator,
    followed_plan,
    link_to,
    partner_of,
    posted,
    signed_in,
    tell,
)
from programs.tests import uploads
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db

LIST = reverse("carried_actions")


def page_of(action) -> str:
    return reverse("carried_action", args=[action.pk])


def groups(client) -> dict[str, list]:
    """The actions of the only plan that is shown, under their headings."""
    (plan,) = client.get(LIST).context["followed"]
    return {
        group["key"]: [entry["action"] for entry in group["entries"]] for group in plan["groups"]
    }


class TestTheList:
    def test_what_is_late_comes_first_then_what_comes_what_has_no_date_and_what_is_over(self):
        plan, organization = followed_plan(), OrganizationFactory()
        over = carried(plan, organization, state="done")
        undated = carried(plan, organization)
        later, soon, late = (
            carried(plan, organization, due_on=today() + timedelta(days=days))
            for days in (20, 0, -1)
        )
        assert list(groups(signed_in(partner_of(late))).items()) == [
            ("late", [late]),
            ("coming", [soon, later]),
            ("undated", [undated]),
            ("over", [over]),
        ]

    def test_the_plan_that_has_something_late_comes_before_that_of_next_year(self):
        plan, organization = followed_plan(), OrganizationFactory()
        next_year = followed_plan(
            program=plan.program, starts_on=today(), ends_on=today() + timedelta(days=365)
        )
        carried(next_year, organization, due_on=today() + timedelta(days=20))
        late = carried(plan, organization, due_on=today() - timedelta(days=1))
        shown = signed_in(partner_of(late)).get(LIST).context["followed"]
        assert [one["plan"] for one in shown] == [plan, next_year]

    def test_a_plan_that_is_closed_stands_apart(self):
        action = carried()
        actions.close_plan(plan=action.plan, by=None)
        page = signed_in(partner_of(action)).get(LIST)
        assert (page.context["followed"], len(page.context["closed"])) == ([], 1)

    def test_what_came_back_stands_before_all_else_with_its_reason(self):
        action = carried()
        partner = partner_of(action)
        update = tell(action, partner)
        actions.return_progress(update=update, reason="Combien de personnes ?", by=None)
        page = signed_in(partner).get(LIST)
        (returned,) = page.context["returned"]
        assert "Aucune nouvelle donnée encore." not in page.content.decode()
        assert returned["reason"] == "Combien de personnes ?"
        assert returned["url"] == f"{page_of(action)}?nouvelle={update.pk}"

    def test_it_says_so_where_there_is_nothing(self):
        partner = MembershipFactory(role=MembershipRole.PARTNER).user
        page = signed_in(partner).get(LIST).content.decode()
        assert page.count("Aucune action à réaliser pour le moment") == 1

    def test_it_is_read_in_as_many_queries_however_much_there_is(self):
        plan, organization = followed_plan(), OrganizationFactory()
        client = signed_in(partner_of(carried(plan, organization)))

        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                client.get(LIST)
            return len(captured)

        for action in plan.actions.all():
            tell(action, partner_of(action))
        queries()
        one = queries()
        for _ in range(2):
            axis = HeadingFactory(plan=plan)
            action = carried(plan, organization, heading=axis)
            tell(action, partner_of(action))
        carried(followed_plan(program=plan.program), organization)
        assert queries() == one


class TestTheForm:
    def test_two_lines_and_a_number_are_sent_in_the_name_of_the_organisation(self):
        action = carried(counted="ateliers")
        partner = partner_of(action)
        typed = posted(quantity="près de 40", ongoing="La suite se prépare.", says_state="done")
        answer = signed_in(partner).post(page_of(action), typed)
        update = ProgressUpdate.objects.get()
        assert answer.url == LIST
        assert (update.state, update.author, update.organization) == (
            "submitted",
            partner,
            carrier_of(action),
        )
        assert (update.quantity.display("fr"), update.says_state) == ("près de 40", "done")
        assert action.plan.actions.get().state == "upcoming"

    def test_a_draft_is_kept_and_resumed_then_sent_as_the_same_news(self):
        action = carried()
        client = signed_in(partner_of(action))
        client.post(page_of(action), posted(send=None, draft="1", achievements="Une ligne"))
        draft = ProgressUpdate.objects.get()
        form = client.get(page_of(action)).context["form"]
        assert (draft.state, form.update, form["achievements"].value()) == (
            "draft",
            draft,
            "Une ligne",
        )
        client.post(f"{page_of(action)}?nouvelle={draft.pk}", posted(achievements="Deux lignes"))
        draft.refresh_from_db()
        assert (draft.state, draft.achievements) == ("submitted", "Deux lignes")
        assert ProgressUpdate.objects.count() == 1

    @pytest.mark.parametrize("first_by", ["account", "link"])
    def test_news_that_a_colleague_corrects_are_said_by_the_colleague(self, first_by):
        action = carried()
        first = partner_of(action) if first_by == "account" else link_to(action)
        update = tell(action, first)
        actions.return_progress(update=update, reason="Combien d’élèves?", by=coordinator(action))
        colleague = partner_of(action)
        typed = posted(achievements="Quarante élèves")
        signed_in(colleague).post(f"{page_of(action)}?nouvelle={update.pk}", typed)
        update.refresh_from_db()
        assert (update.state, update.author, update.author_name) == ("submitted", colleague, "")
        assert update.said_by_whom == str(colleague)

    def test_what_was_typed_is_kept_beside_its_error(self):
        action = carried()
        typed = posted(quantity="beaucoup", achievements="Une ligne", ongoing="Une autre")
        page = signed_in(partner_of(action)).post(page_of(action), typed)
        form = page.context["form"]
        assert list(form.errors) == ["quantity"]
        values = [form[name].value() for name in ("achievements", "ongoing", "quantity")]
        assert values == ["Une ligne", "Une autre", "beaucoup"]
        assert ProgressUpdate.objects.count() == 0

    @pytest.mark.parametrize(
        ("typed", "wrong"),
        [
            ({"achievements": ""}, ["achievements"]),
            ({"quantity": "40 %"}, ["quantity"]),
            ({"reported_on": (today() + timedelta(days=1)).isoformat()}, ["reported_on"]),
            ({"achievements": "", "says_state": "abandoned"}, ["achievements"]),
            ({"says_state": "upcoming"}, ["says_state"]),
        ],
    )
    def test_it_refuses_what_says_nothing_or_cannot_be(self, typed, wrong):
        action = carried()
        page = signed_in(partner_of(action)).post(page_of(action), posted(**typed))
        assert list(page.context["form"].errors) == wrong

    def test_sent_twice_it_is_one_update_and_later_words_are_not_dropped_in_silence(self):
        action = carried()
        client, typed = signed_in(partner_of(action)), posted()
        assert {client.post(page_of(action), typed).url for _ in range(2)} == {LIST}
        changed = client.post(page_of(action), typed | {"achievements": "Autre chose"})
        assert changed.context["form"].non_field_errors() == [
            "Cette nouvelle est déjà transmise : reprenez-la pour la changer."
        ]
        assert ProgressUpdate.objects.get().achievements == "Deux rencontres tenues."

    def test_files_are_joined_several_at_once_and_taken_off_while_they_may_be(self):
        action = carried()
        client = signed_in(partner_of(action))
        sent = [
            SimpleUploadedFile("affiche.pdf", uploads.pdf()),
            SimpleUploadedFile("photo.png", uploads.image("PNG")),
        ]
        client.post(page_of(action), posted(send=None, draft="1", files=sent))
        names = ProgressFile.objects.order_by("name").values_list("name", flat=True)
        assert list(names) == ["affiche.pdf", "photo.png"]
        file = ProgressFile.objects.get(name="photo.png")
        handed = client.get(reverse("carried_file", args=[action.pk, file.pk]))
        assert handed["Content-Type"] == "image/png"
        drop = reverse("carried_drop_file", args=[action.pk, file.pk])
        client.post(drop)
        assert ProgressFile.objects.get().name == "affiche.pdf"
        kept = ProgressFile.objects.get()
        actions.submit_progress(update=kept.update, by=None)
        client.post(reverse("carried_drop_file", args=[action.pk, kept.pk]))
        assert ProgressFile.objects.get() == kept

    def test_a_file_that_is_not_what_its_name_says_is_refused(self):
        action = carried()
        wrong = SimpleUploadedFile("affiche.pdf", b"MZ programme")
        page = signed_in(partner_of(action)).post(page_of(action), posted(files=[wrong]))
        assert list(page.context["form"].errors) == ["files"]

    def test_it_says_how_the_action_counts(self):
        said = {}
        for counting in ("added", "total"):
            action = carried(counting=counting)
            form = signed_in(partner_of(action)).get(page_of(action)).context["form"]
            said[counting] = form.fields["quantity"].help_text.partition(",")[0]
        assert said == {
            "added": "Ce qui s’ajoute depuis la dernière nouvelle",
            "total": "Le total à ce jour",
        }

    def test_who_writes_for_two_organisations_says_for_which(self):
        action = carried()
        partner = partner_of(action)
        other = InvolvementFactory(action=action, part="collaborator").organization
        MembershipFactory(user=partner, organization=other, role=MembershipRole.PARTNER)
        client = signed_in(partner)
        page = client.post(page_of(action), posted())
        assert list(page.context["form"].errors) == ["organization"]
        client.post(page_of(action), posted(organization=other.pk))
        assert ProgressUpdate.objects.get().organization == other

    def test_a_closed_plan_takes_no_more_news(self):
        action = carried()
        client = signed_in(partner_of(action))
        actions.close_plan(plan=action.plan, by=None)
        page = client.post(page_of(action), posted())
        assert (page.status_code, page.context["form"]) == (200, None)
        assert ProgressUpdate.objects.count() == 0


class TestWhatWasSent:
    def test_it_is_taken_back_until_it_is_approved(self):
        action = carried()
        partner = partner_of(action)
        update = tell(action, partner)
        take_back = reverse("carried_take_back", args=[action.pk, update.pk])
        client = signed_in(partner)
        client.post(take_back)
        update.refresh_from_db()
        assert update.state == "draft"
        actions.submit_progress(update=update, by=partner)
        actions.approve_progress(update=update, by=coordinator(action))
        client.post(take_back)
        update.refresh_from_db()
        assert update.state == "approved"

    def test_what_came_back_is_corrected_and_sent_again(self):
        action = carried()
        partner = partner_of(action)
        update = tell(action, partner)
        actions.return_progress(update=update, reason="Combien ?", by=None)
        client = signed_in(partner)
        page = client.get(page_of(action))
        assert (page.context["writing"], page.content.decode().count("Combien ?")) == (update, 2)
        client.post(f"{page_of(action)}?nouvelle={update.pk}", posted(quantity="12"))
        update.refresh_from_db()
        assert (update.state, update.minimum) == ("submitted", Decimal(12))

    def test_the_number_achieved_follows_what_was_approved(self):
        action = carried(counted="ateliers")
        partner = partner_of(action)
        for number, approved in ((3, True), (4, True), (5, False)):
            update = tell(action, partner, minimum=number, maximum=number, qualifier="")
            if approved:
                actions.approve_progress(update=update, by=None)
        facts = signed_in(partner).get(page_of(action)).context["facts"]
        assert {fact["label"]: fact["value"] for fact in facts} == {
            "Réalisé à ce jour": "7 ateliers"
        }
