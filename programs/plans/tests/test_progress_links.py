"""The link of whoever carries actions out and has no account: what opens it, what closes it, and what it tells."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.signing import Signer
from django.utils import timezone

from programs.links import token_of
from programs.models import OutgoingMail
from programs.plans import actions
from programs.plans.models import ProgressLink, ProgressUpdate
from programs.plans.tests.portal import (
    address,
    carried,
    carrier_of,
    coordinator,
    file,
    link_to,
    partner_of,
    posted,
    signed_in,
    tell,
)
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def action():
    return carried(text="Zibeline")


@pytest.fixture
def link(action):
    return link_to(action)


def closed(client, token: str, action) -> set[int]:
    """The statuses of every page of ``token``, read and sent."""
    update = tell(action, partner_of(action), files=(file(),))
    joined = update.files.get().pk
    of_action = (
        "",
        f"nouvelles/{update.pk}/reprendre/",
        f"fichiers/{joined}/",
        f"fichiers/{joined}/retirer/",
    )
    paths = [
        f"/lien-plan/{token}/{end}" for end in ("", *(f"{action.pk}/{end}" for end in of_action))
    ]
    answers = [client.get(path) for path in paths] + [client.post(path, posted()) for path in paths]
    return {answer.status_code for answer in answers}


def mails(**fields) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(**fields).order_by("pk"))


class TestADoorThatIsShut:
    def test_one_that_is_over_opens_nothing(self, client, action, link):
        ProgressLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        assert closed(client, token_of(link), action) == {404}

    def test_one_that_was_closed_opens_nothing(self, client, action, link):
        actions.close_link(link=link)
        assert closed(client, token_of(link), action) == {404}

    def test_the_one_before_a_renewal_opens_nothing_and_the_next_one_does(
        self, client, action, link
    ):
        ProgressLink.objects.update(expires_at=timezone.now() - timedelta(days=1))
        before, renewed = token_of(link), actions.renew_link(link=link, email="autre@exemple.test")
        assert closed(client, before, action) == {404}
        assert client.get(address(renewed)).status_code == 200
        assert mails(template="plan_link")[-1].to == "autre@exemple.test"

    def test_one_that_nobody_here_signed_opens_nothing_and_all_read_the_same(
        self, client, action, link
    ):
        other = link_to(action)
        value, signature = token_of(link).rsplit(".", 1)
        forged = [
            f"{other.pk}-{other.nonce.hex}.{signature}",
            value,
            "x",
            Signer(salt="another", sep=".").sign(value),
        ]
        ProgressLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        seen = {
            client.get(f"/lien-plan/{token}/")
            .content.decode()
            .split("<main")[1]
            .split("</main>")[0]
            for token in (*forged, token_of(link))
        }
        assert len(seen) == 1
        assert "Zibeline" not in seen.pop()

    def test_what_is_sent_while_it_is_being_closed_is_refused(self, link, action):
        actions.close_link(link=link)
        with pytest.raises(ValidationError):
            tell(action, link)


class TestTheDoor:
    def test_news_are_written_by_it_in_the_name_of_its_contact(self, client, action, link):
        page = address(link, f"{action.pk}/")
        assert client.post(page, posted()).url == address(link)
        update = ProgressUpdate.objects.get()
        assert (update.author, update.author_name, update.organization, update.state) == (
            None,
            "Sacha Occasion",
            carrier_of(action),
            "submitted",
        )

    def test_its_draft_is_resumed_and_its_file_handed_over(self, client, action, link):
        draft = tell(action, link, send=False, files=(file(),))
        page = client.get(address(link, f"{action.pk}/"))
        assert page.context["form"].update == draft
        joined = client.get(address(link, f"{action.pk}/fichiers/{draft.files.get().pk}/"))
        assert (joined.status_code, joined["Content-Type"]) == (200, "application/pdf")

    def test_no_search_engine_keeps_it_and_no_other_site_is_told(self, client, action, link):
        answers = [
            client.get(path)
            for path in (address(link), address(link, f"{action.pk}/"), "/lien-plan/x/")
        ]
        assert {
            (
                answer["X-Robots-Tag"],
                answer["Referrer-Policy"],
                "no-store" in answer["Cache-Control"],
            )
            for answer in answers
        } == {("noindex, nofollow", "same-origin", True)}

    def test_it_speaks_the_language_of_its_contact(self, client, action):
        page = client.get(address(link_to(action, language="en")))
        assert '<html lang="en">' in page.content.decode()

    def test_opening_it_changes_nothing(self, client, action, link):
        before = list(ProgressLink.objects.values())
        for end in ("", f"{action.pk}/"):
            client.get(address(link, end))
        assert (list(ProgressLink.objects.values()), ProgressUpdate.objects.count()) == (before, 0)


class TestItsCoordinator:
    def details(self, action, **changes) -> dict:
        typed = {
            "whose": f"{action.plan_id}-{carrier_of(action).pk}",
            "contact_name": "Sacha Occasion",
            "email": "sacha@exemple.test",
            "language": "en",
        }
        return typed | changes

    def test_a_link_is_sent_in_the_language_of_its_contact(self, client, action):
        page = signed_in(coordinator(action))
        assert page.post("/plans/liens/", self.details(action)).status_code == 302
        link, (mail,) = ProgressLink.objects.get(), mails(template="plan_link")
        assert (mail.to, mail.language, mail.about) == ("sacha@exemple.test", "en", link)
        assert abs(mail.useful_until - link.expires_at) < timedelta(minutes=1)
        assert client.get(address(link)).status_code == 200

    def test_it_is_offered_for_those_who_carry_out_in_one_s_own_plans_alone(self, action):
        other = carried()
        carried_by_nobody = OrganizationFactory()
        page = signed_in(coordinator(action))
        refused = [
            self.details(action, whose=f"{other.plan_id}-{carrier_of(other).pk}"),
            self.details(action, whose=f"{action.plan_id}-{carried_by_nobody.pk}"),
        ]
        errors = [
            list(page.post("/plans/liens/", typed).context["form"].errors) for typed in refused
        ]
        assert (errors, ProgressLink.objects.count()) == ([["whose"]] * 2, 0)

    def test_it_is_renewed_and_closed_from_the_list(self, action, link):
        page = signed_in(coordinator(action))
        page.post(f"/plans/liens/{link.pk}/renouveler/", {"email": "sacha@exemple.test"})
        renewed = ProgressLink.objects.get()
        assert renewed.nonce != link.nonce
        page.post(f"/plans/liens/{link.pk}/fermer/")
        (entry,) = page.get("/plans/liens/").context["entries"]
        assert (entry["state"], entry["mail"]["label"]) == ("Fermé", "Remplacé")
