"""The pages of invitations and of one's own account, and the people on the page of an organisation."""

import uuid
from datetime import timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from programs.accounts import actions
from programs.accounts.models import Invitation, Membership, User
from programs.accounts.tests.factories import AdministratorFactory, MembershipFactory, UserFactory
from programs.accounts.tests.invitations import (
    ADDRESS,
    ANSWERS,
    PASSWORD,
    invite,
    invite_as_administrator,
    lead_and_coordinator,
    link_to,
    path_in,
)
from programs.enums import MembershipRole
from programs.links import token_of
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db

PARTNER = MembershipRole.PARTNER


def signed_in_as(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def organization_page(organization) -> str:
    return reverse("admin:programs_organization_change", args=[organization.pk])


class TestInviting:
    def form(self, vouched_by, **changes) -> dict:
        return {
            "email": ADDRESS,
            "language": "fr-ca",
            "role": PARTNER,
            "vouched_by": vouched_by.pk if vouched_by else "",
        } | changes

    def test_a_coordinator_invites_from_the_page_of_an_organisation(
        self, django_capture_on_commit_callbacks
    ):
        lead, coordinator = lead_and_coordinator()
        partner = OrganizationFactory()
        client = signed_in_as(coordinator)
        path = reverse("invite_person", args=[partner.pk])
        assert client.get(organization_page(partner)).content.decode().count(path) == 1
        assert client.get(path).status_code == 200
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(path, self.form(lead))
        assert answer.url == organization_page(partner) + "#people"
        invitation = Invitation.objects.get()
        assert (invitation.vouched_by, invitation.invited_by) == (lead, coordinator)
        assert path_in(mail.outbox[0].body).startswith("/invitation/")

    def test_what_the_form_does_not_offer_is_refused(self):
        lead, coordinator = lead_and_coordinator()
        path = reverse("invite_person", args=[OrganizationFactory().pk])
        client = signed_in_as(coordinator)
        for changes in (
            {"role": MembershipRole.COORDINATION},
            {"vouched_by": ProgramFactory().lead.pk},
            {"vouched_by": ""},
            {"email": "pas une adresse"},
        ):
            answer = client.post(path, self.form(lead) | changes)
            assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)
        assert Invitation.objects.count() == 0

    def test_an_administrator_invites_without_naming_a_lead(self):
        client = signed_in_as(AdministratorFactory())
        path = reverse("invite_person", args=[ProgramFactory().lead.pk])
        client.post(path, self.form(None, role=MembershipRole.COORDINATION))
        assert Invitation.objects.get().role == MembershipRole.COORDINATION

    def test_a_second_click_makes_no_second_invitation(self):
        lead, coordinator = lead_and_coordinator()
        client = signed_in_as(coordinator)
        path = reverse("invite_person", args=[OrganizationFactory().pk])
        answers = [client.post(path, self.form(lead)) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [302, 200]
        assert Invitation.objects.count() == 1

    @pytest.mark.parametrize(
        ("role", "status"), [("finance", 403), ("partner", 404), ("funder", 404)]
    )
    def test_nobody_else_does(self, role, status):
        client = signed_in_as(MembershipFactory(role=role).user)
        path = reverse("invite_person", args=[OrganizationFactory().pk])
        assert [client.get(path).status_code, client.post(path).status_code] == [status, status]

    def test_another_coordinator_does_not_find_it(self):
        invitation = invite()
        _lead, other = lead_and_coordinator()
        client = signed_in_as(other)
        for name in ("renew_invitation", "withdraw_invitation"):
            path = reverse(name, args=[invitation.pk])
            assert [client.get(path).status_code, client.post(path).status_code] == [404, 404]

    def test_it_is_renewed_and_withdrawn_after_asking(self):
        invitation = invite()
        client = signed_in_as(invitation.invited_by)
        renew, withdraw = (
            reverse(name, args=[invitation.pk])
            for name in ("renew_invitation", "withdraw_invitation")
        )
        assert [client.get(renew).status_code, client.get(withdraw).status_code] == [200, 200]
        nonce = invitation.nonce
        client.post(renew, {"email": "a@b@exemple.test"})
        invitation.refresh_from_db()
        assert invitation.nonce == nonce
        client.post(renew, {"email": "juste@exemple.test"})
        invitation.refresh_from_db()
        assert (invitation.nonce != nonce, invitation.email) == (True, "juste@exemple.test")
        client.post(withdraw)
        invitation.refresh_from_db()
        assert invitation.revoked_at is not None
        page = client.post(renew, {"email": "encore@exemple.test"})  # says why, and changes nothing
        invitation.refresh_from_db()
        assert (page.status_code, invitation.email) == (200, "juste@exemple.test")


class TestTheLink:
    def test_opening_it_changes_nothing(self, client):
        path = link_to(invite())
        before = Invitation.objects.values().get()
        for _ in range(3):
            assert client.get(path).status_code == 200
        assert Invitation.objects.values().get() == before
        assert User.objects.filter(email=ADDRESS).count() == 0

    def test_it_asks_for_a_name_and_a_password_and_lets_in(self, client):
        path = link_to(invite(language="en"))
        answer = client.post(path, ANSWERS)
        assert (answer.status_code, answer.url) == (302, reverse("home"))
        assert client.session[SESSION_KEY] == str(User.objects.get(email=ADDRESS).pk)
        assert '<html lang="en"' in client.get(reverse("my_account")).content.decode()

    def test_a_poor_password_is_refused_beside_its_field(self, client):
        path = link_to(invite())
        for password in ("12345678", "court", ADDRESS):
            answer = client.post(path, ANSWERS | {"password": password, "password_again": password})
            assert set(answer.context["form"].errors) == {"password"}
        answer = client.post(path, ANSWERS | {"password_again": "autre-chose-43"})
        assert set(answer.context["form"].errors) == {"password_again"}
        assert User.objects.filter(email=ADDRESS).count() == 0

    def test_no_field_but_those_shown_is_written(self, client):
        path = link_to(invite())
        client.post(
            path,
            ANSWERS | {"is_superuser": "1", "email": "autre@exemple.test", "role": "coordination"},
        )
        user = User.objects.get(email=ADDRESS)
        assert (user.is_superuser, user.is_staff) == (False, False)

    def test_it_says_whom_to_ask_once_it_is_closed(self, client):
        inviter = UserFactory(first_name="Rosalie", last_name="Boussole", is_superuser=True)
        invitation = invite(by=inviter)
        path = link_to(invitation)
        with time_machine.travel(timezone.now() + timedelta(days=3)):
            answer = client.get(path)
            assert (answer.status_code, "Rosalie Boussole" in answer.content.decode()) == (
                410,
                True,
            )
            assert client.post(path, ANSWERS).status_code == 410
        actions.withdraw_invitation(invitation=invitation, by=inviter)
        answer = client.get(path)
        assert (answer.status_code, "Rosalie Boussole" in answer.content.decode()) == (410, True)

    def test_closed_it_still_speaks_the_language_of_the_invited(self, client):
        path = link_to(invite(language="en"))
        with time_machine.travel(timezone.now() + timedelta(days=3)):
            assert client.get(path).wsgi_request.LANGUAGE_CODE == "en"

    def test_whoever_chose_a_language_on_the_page_reads_it_in_that_one(self, client):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        assert client.get(link_to(invite())).wsgi_request.LANGUAGE_CODE == "en"

    def test_once_accepted_it_leads_who_is_signed_in_home(self, client):
        path = link_to(invite())
        client.post(path, ANSWERS)
        page = client.get(path).content.decode()
        assert f'class="btn" href="{reverse("home")}"' in page
        assert f'class="btn" href="{reverse("account_login")}"' not in page

    def test_once_accepted_it_leads_to_signing_in(self, client):
        path = link_to(invite())
        client.post(path, ANSWERS)
        answer = Client().post(path, ANSWERS | {"password": "x", "password_again": "x"})
        assert answer.status_code == 410
        assert answer.content.decode().count(f'href="{reverse("account_login")}"') > 0
        assert User.objects.get(email=ADDRESS).check_password(PASSWORD)

    def test_a_link_that_nobody_signed_opens_nothing(self, client):
        invitation = invite()
        named = f"{invitation.pk}-{invitation.nonce.hex}"
        former = token_of(Invitation(pk=invitation.pk, nonce=uuid.uuid4()))
        tokens = ["x", named, f"{named}.{'A' * 43}", former]
        for token in tokens:
            path = reverse("accept_invitation", args=[token])
            assert [client.get(path).status_code, client.post(path, ANSWERS).status_code] == [
                410,
                410,
            ]

    def test_somebody_with_an_account_signs_in_and_joins(self, client):
        user = UserFactory(email=ADDRESS.title())
        path = link_to(invite())
        page = client.get(path).content.decode()
        assert page.count(f"{reverse('account_login')}?next={quote(path)}") == 1
        assert client.post(path, ANSWERS).status_code == 200
        assert Membership.objects.filter(user=user).count() == 0
        client.force_login(user)
        client.get(path)
        assert Membership.objects.filter(user=user).count() == 0
        assert client.post(path).url == reverse("home")
        assert Membership.objects.get(user=user).role == PARTNER

    def test_somebody_else_who_is_signed_in_does_not_join(self):
        UserFactory(email=ADDRESS)
        path = link_to(invite())
        other = UserFactory()
        client = signed_in_as(other)
        assert [client.get(path).status_code, client.post(path).status_code] == [200, 200]
        assert Membership.objects.filter(role=PARTNER).count() == 0

    def test_a_session_of_somebody_else_on_the_same_browser_ends(self):
        other = UserFactory()
        client = signed_in_as(other)
        client.post(link_to(invite()), ANSWERS)
        assert client.session[SESSION_KEY] == str(User.objects.get(email=ADDRESS).pk)

    def test_who_is_to_see_personal_data_sets_up_a_second_factor_first(self, client, settings):
        settings.DEMO_ACCOUNTS = False
        path = link_to(invite_as_administrator(role=MembershipRole.COORDINATION))
        client.post(path, ANSWERS)
        assert client.get("/").url == reverse("mfa_activate_totp")
        assert client.get(reverse("mfa_activate_totp")).status_code == 200

    def test_no_cache_keeps_it(self, client):
        assert "no-store" in client.get(link_to(invite())).headers["Cache-Control"]


class TestEndingAnAccess:
    def test_sessions_end_at_once(self):
        lead, coordinator = lead_and_coordinator()
        membership = MembershipFactory(role=PARTNER, vouched_by=lead)
        leaver = signed_in_as(membership.user)
        assert leaver.get(reverse("home")).status_code == 200
        client = signed_in_as(coordinator)
        path = reverse("end_access", args=[membership.pk])
        assert client.get(path).status_code == 200
        assert leaver.get(reverse("home")).status_code == 200
        assert client.post(path).url == organization_page(membership.organization) + "#people"
        assert leaver.get(reverse("home")).status_code == 302

    def test_a_session_does_not_come_back_with_the_account(self):
        membership = MembershipFactory(role=PARTNER)
        leaver = signed_in_as(membership.user)
        actions.end_membership(membership=membership, by=AdministratorFactory())
        User.objects.filter(pk=membership.user_id).update(is_active=True)
        assert leaver.get(reverse("my_account")).status_code == 302

    def test_what_others_opened_is_not_found_or_not_ended(self):
        _lead, coordinator = lead_and_coordinator()
        client = signed_in_as(coordinator)
        foreign = MembershipFactory(role=PARTNER, vouched_by=ProgramFactory().lead)
        of_administrators = MembershipFactory(role=PARTNER)
        answers = [
            client.post(reverse("end_access", args=[one.pk])).status_code
            for one in (foreign, of_administrators)
        ]
        assert answers == [404, 403]
        assert Membership.objects.filter(is_active=False).count() == 0


class TestThePeopleOfAnOrganisation:
    def people(self, user, organization) -> list[tuple[str, str, int]]:
        context = signed_in_as(user).get(organization_page(organization)).context
        return [(one["email"], str(one["state"]), len(one["moves"])) for one in context["people"]]

    def test_the_page_lists_them_with_what_may_be_done(self):
        lead, coordinator = lead_and_coordinator()
        partner = OrganizationFactory()
        of = {"organization": partner, "role": PARTNER}
        here = MembershipFactory(**of, vouched_by=lead).user.email
        gone = MembershipFactory(**of, vouched_by=lead, is_active=False).user.email
        everywhere = MembershipFactory(**of).user.email
        invite(organization=partner, by=coordinator, vouched_by=lead)
        late = invite(
            organization=partner, by=coordinator, vouched_by=lead, email="tard@exemple.test"
        )
        late.expires_at = timezone.now() - timedelta(days=1)
        late.save()
        assert sorted(self.people(coordinator, partner)) == sorted(
            [
                (here, "En vigueur", 1),
                (everywhere, "En vigueur", 0),
                (gone, "Terminé", 0),
                (ADDRESS, "Invitée", 2),
                ("tard@exemple.test", "Invitation expirée", 2),
            ]
        )

    def test_those_whom_another_lead_let_in_are_not_there(self):
        partner = OrganizationFactory()
        other_lead, other = lead_and_coordinator()
        hidden = MembershipFactory(organization=partner, role=PARTNER, vouched_by=other_lead).user
        invite(organization=partner, by=other, vouched_by=other_lead)
        _lead, coordinator = lead_and_coordinator()
        assert len(self.people(other, partner)) == 2
        page = signed_in_as(coordinator).get(organization_page(partner)).content.decode()
        assert [word for word in (hidden.email, hidden.last_name, ADDRESS) if word in page] == []

    def test_the_people_of_another_lead_organisation_are_not_there(self):
        other_lead, other = lead_and_coordinator()
        _lead, coordinator = lead_and_coordinator()
        assert self.people(coordinator, other_lead) == []
        assert len(self.people(other, other_lead)) == 1

    def test_finance_officers_do_not_see_them(self):
        membership = MembershipFactory(role=MembershipRole.FINANCE)
        client = signed_in_as(membership.user)
        page = client.get(organization_page(membership.organization))
        assert (page.status_code, "people" in page.context) == (200, False)

    def test_the_number_of_queries_does_not_grow(self):
        lead, coordinator = lead_and_coordinator()
        partner = OrganizationFactory()
        client = signed_in_as(coordinator)
        counts = []
        for records in (1, 2):
            for n in range(records):
                MembershipFactory(organization=partner, role=PARTNER, vouched_by=lead)
                email = f"n{records}-{n}@exemple.test"
                invite(organization=partner, by=coordinator, vouched_by=lead, email=email)
            with CaptureQueriesContext(connection) as queries:
                client.get(organization_page(partner))
            counts.append(len(queries))
        assert counts[0] == counts[1]


class TestMyAccount:
    def test_one_changes_name_and_language_and_nothing_else(self, client):
        user = UserFactory()
        client.force_login(user)
        answer = client.post(
            reverse("my_account"),
            {
                "first_name": "Odile",
                "last_name": "Estacade",
                "language": "en",
                "email": "autre@exemple.test",
                "is_superuser": "1",
                "is_active": "",
                "session_epoch": "7",
            },
        )
        assert answer.url == reverse("my_account")
        before, user = user, User.objects.get(pk=user.pk)
        assert (str(user), user.language) == ("Odile Estacade", "en")
        assert (user.email, user.is_superuser, user.is_active, user.session_epoch) == (
            before.email,
            False,
            True,
            0,
        )

    def test_an_error_stands_beside_its_field_and_in_the_title(self, client):
        client.force_login(UserFactory())
        answer = client.post(reverse("my_account"), {"first_name": "x" * 81, "language": "fr-ca"})
        assert set(answer.context["form"].errors) == {"first_name"}
        assert answer.content.decode().count("<title>Erreur\u00a0: Mon compte") == 1

    def test_signing_out_everywhere_ends_every_session_at_once(self):
        user = UserFactory()
        here, there = signed_in_as(user), signed_in_as(user)
        assert here.get(reverse("sign_out_everywhere")).status_code == 405
        assert here.post(reverse("sign_out_everywhere")).url == reverse("account_login")
        answers = [client.get(reverse("my_account")).status_code for client in (here, there)]
        assert answers == [302, 302]

    def test_it_ends_nobody_elses(self):
        other = signed_in_as(UserFactory())
        signed_in_as(UserFactory()).post(reverse("sign_out_everywhere"))
        assert other.get(reverse("my_account")).status_code == 200


class TestTheSecondFactorOfOthers:
    def test_only_an_administrator_takes_it_away(self):
        user = UserFactory()
        path = reverse("reset_second_factor", args=[user.pk])
        _lead, coordinator = lead_and_coordinator()
        for other in (coordinator, user):
            client = signed_in_as(other)
            assert [client.get(path).status_code, client.post(path).status_code] == [403, 403]
        client = signed_in_as(AdministratorFactory())
        assert client.get(path).status_code == 200
        assert client.post(path).url == reverse("admin:accounts_user_change", args=[user.pk])

    def test_closing_an_account_in_the_administration_ends_its_sessions_for_good(self):
        user = UserFactory()
        theirs = signed_in_as(user)
        client = signed_in_as(AdministratorFactory())
        path = reverse("admin:accounts_user_change", args=[user.pk])
        form = {"email": user.email, "language": "fr-ca"}
        rows = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
        for active in ({}, {"is_active": "on"}):
            assert client.post(path, form | rows | active).status_code == 302
        user.refresh_from_db()
        assert user.is_active
        assert theirs.get(reverse("my_account")).status_code == 302
