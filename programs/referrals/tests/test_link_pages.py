"""The link of an occasional partner: one referral, eight days, and nothing changes when it is opened."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.signing import Signer
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs.accounts.tests.factories import UserFactory, coordinator_of
from programs.links import token_of
from programs.people.models import Person
from programs.referrals import actions
from programs.referrals.access import link_of
from programs.referrals.models import Referral, ReferralLink
from programs.referrals.tests.portal import (
    address,
    file,
    link_to,
    open_program,
    partner_of,
    posted,
    refer,
    refer_through,
)
from programs.referrals.tests.test_portal_views import text_of

pytestmark = pytest.mark.django_db

ENDS = ("", "envoyee/", "message/", "lu/", "completer/", "retirer/", "accuse/", "fichiers/1/")
READ = ("", "envoyee/", "completer/", "retirer/", "accuse/")


@pytest.fixture
def program():
    return open_program()


@pytest.fixture
def link(program):
    return link_to(program)


def closed(client, token: str) -> set[int]:
    """The statuses of every page of ``token``, read and sent."""
    paths = [f"/lien/{token}/{end}" for end in ENDS]
    answers = [client.get(path) for path in paths] + [client.post(path, posted()) for path in paths]
    return {answer.status_code for answer in answers}


class TestADoorThatIsShut:
    def test_one_that_is_over_opens_nothing(self, client, link):
        ReferralLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        assert closed(client, token_of(link)) == {404}
        assert Referral.objects.count() == 0

    def test_one_that_was_closed_opens_nothing(self, client, link):
        actions.close_link(link=link)
        assert closed(client, token_of(link)) == {404}

    def test_the_one_before_a_renewal_opens_nothing(self, client, link):
        before = token_of(link)
        renewed = actions.renew_link(link=link)
        assert closed(client, before) == {404}
        assert client.get(address(renewed)).status_code == 200

    def test_one_that_was_tampered_with_opens_nothing(self, client, program, link):
        other = link_to(program)
        value, signature = token_of(link).rsplit(".", 1)
        forged = [
            f"{other.pk}-{other.nonce.hex}.{signature}",
            f"{value}.{signature[:-2]}",
            value,
            "x",
            Signer(salt="another").sign(value),
            Signer(salt="programs.referral_link", sep=".").sign(f"{link.pk}-{uuid.uuid4().hex}"),
            Signer(salt="programs.referral_link", sep=".").sign("abc-def"),
        ]
        assert [link_of(token) for token in forged] == [None] * len(forged)
        assert {status for token in forged for status in closed(client, token)} == {404}

    def test_all_of_them_read_the_same_and_tell_nothing(self, client, program, link):
        refer_through(link, last_name="Secretan")
        ReferralLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        seen = {text_of(client.get(f"/lien/{token}/")).split("<main")[1].split("</main>")[0]
                for token in (token_of(link), "x")}  # fmt: skip
        assert len(seen) == 1
        assert ("Secretan" in seen.pop(), str(program) in seen) == (False, False)


class TestTheDoor:
    def test_it_opens_on_the_form_then_on_the_referral(self, client, link):
        assert "form" in client.get(address(link)).context
        made = client.post(address(link), posted())
        assert made.url == address(link, "envoyee/")
        referral = Referral.objects.get()
        assert referral.display_code in text_of(client.get(made.url))
        assert "Nadia Inventée" in text_of(client.get(address(link)))
        assert (referral.program, referral.referrer, referral.created_by) == (
            link.program,
            link.organization,
            None,
        )

    def test_program_and_organisation_are_not_for_the_form_to_say(self, client, link):
        other = open_program()
        client.post(address(link), posted(program=other.pk, organization=other.lead_id))
        referral = Referral.objects.get()
        assert (referral.program, referral.referrer) == (link.program, link.organization)

    def test_sending_twice_makes_one_referral(self, client, link):
        form = posted()
        assert {client.post(address(link), form).url for _ in range(3)} == {
            address(link, "envoyee/")
        }
        second = client.post(address(link), posted())
        assert second.context["form"].non_field_errors() == [
            "Ce lien a déjà servi à envoyer une référence."
        ]
        assert (Referral.objects.count(), Person.objects.count()) == (1, 1)

    def test_before_the_form_is_sent_there_is_nothing_to_follow(self, client, link):
        statuses = {client.get(address(link, end)).status_code for end in ENDS if end}
        assert statuses == {404, 405}

    def test_its_contact_writes_completes_and_withdraws(self, client, link):
        referral = refer_through(link)
        client.post(address(link, "message/"), {"body": "Oui", "submission": uuid.uuid4()})
        client.post(address(link, "completer/"), {"email": "n@exemple.test"})
        client.post(address(link, "retirer/"), {"reason": "Elle a trouvé."})
        referral.refresh_from_db()
        written = [(one.author, one.author_name, one.body) for one in referral.messages.all()]
        assert written == [(None, "Sacha Occasion", "Oui")]
        assert (referral.as_sent["email"], referral.state) == ("n@exemple.test", "withdrawn")

    def test_it_shows_that_one_referral_and_nothing_else(self, client, program, link):
        other = refer(partner_of(program, link.organization), program, last_name="Secretan",
                      file=file())  # fmt: skip
        refer_through(link)
        seen = "".join(text_of(client.get(address(link, end))) for end in READ)
        assert ("Nadia Inventée" in seen, "Secretan" in seen) == (True, False)
        foreign = client.get(address(link, f"fichiers/{other.files.get().pk}/"))
        assert foreign.status_code == 404

    def test_it_hands_over_its_own_files(self, client, link):
        referral = refer_through(link, file=file())
        answer = client.get(address(link, f"fichiers/{referral.files.get().pk}/"))
        assert (answer.status_code, answer.getvalue()) == (200, file().content)

    def test_it_speaks_the_language_of_the_link(self, client, program):
        link = link_to(program, language="en")
        assert '<html lang="en">' in text_of(client.get(address(link)))

    def test_whoever_is_signed_in_acts_as_its_contact(self, client, link):
        client.force_login(UserFactory())
        client.post(address(link), posted())
        assert Referral.objects.get().created_by is None


class TestOpeningIt:
    def test_reading_changes_nothing(self, client, link):
        referral = refer_through(link, file=file())
        actions.write_to_referrer(
            referral=referral, by=coordinator_of(link.program), body="?", submission=uuid.uuid4()
        )
        paths = [address(link, end) for end in READ]
        paths.append(address(link, f"fichiers/{referral.files.get().pk}/"))
        with CaptureQueriesContext(connection) as queries:
            assert {client.get(path).status_code for path in paths} == {200}
            assert {client.head(path).status_code for path in paths} == {200}
        asked = {query["sql"].split()[0] for query in queries if "SAVEPOINT" not in query["sql"]}
        assert (asked, Session.objects.count()) == ({"SELECT"}, 0)

    @pytest.mark.parametrize("end", ["message/", "lu/"])
    def test_what_changes_something_is_not_read(self, client, link, end):
        refer_through(link)
        assert client.get(address(link, end)).status_code == 405

    @pytest.mark.parametrize("shut", [True, False])
    def test_no_search_engine_no_cache_and_no_other_site_keeps_it(self, client, link, shut):
        answer = client.get("/lien/x/" if shut else address(link))
        assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == (
            "noindex, nofollow",
            "same-origin",
        )
        assert "no-store" in answer["Cache-Control"]
