"""Insured hours: declared by the partner or for it, over the insured with a tick, corrected, taken back."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.partnerships.actions.hours import declare_hours
from programs.partnerships.addresses import amendment_url
from programs.partnerships.coverage import with_hours
from programs.partnerships.enums import AgreementState, HoursPer
from programs.partnerships.models import InsuredHours
from programs.partnerships.tests.factories import InsuredHoursFactory
from programs.partnerships.tests.portals import NOW, an_agreement, partners_in, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


def path(agreement) -> str:
    return reverse("own_agreement_hours", args=[agreement.pk])


def typed(hours="12", **more) -> dict:
    return {
        "starts_on": "2008-05-01",
        "ends_on": "2008-05-31",
        "hours": hours,
        "people": "3",
        "submission": str(uuid.uuid4()),
    } | more


def insuring(client, hours=20, **fields):
    agreement = an_agreement(insured_hours=hours, **fields)
    signed_in(client, agreement)
    return agreement


def said(response) -> list[str]:
    return response.context["form"].errors.get("hours", [])


class TestADeclaration:
    def test_the_month_before_is_proposed(self, client):
        form = client.get(path(insuring(client))).context["form"]
        assert (form["starts_on"].value(), form["ends_on"].value()) == (
            date(2008, 5, 1),
            date(2008, 5, 31),
        )

    def test_another_month_is_chosen_and_one_under_way_ends_today(self, client):
        form = client.get(f"{path(insuring(client))}?mois=0").context["form"]
        assert (form["starts_on"].value(), form["ends_on"].value()) == (
            date(2008, 6, 1),
            date(2008, 6, 10),
        )

    def test_what_is_no_month_is_refused(self, client):
        assert client.get(f"{path(insuring(client))}?mois=hier").status_code == 400

    def test_it_is_kept_once_with_who_declared_it(self, client):
        agreement = insuring(client)
        sent = typed()
        for _time in range(2):
            assert client.post(path(agreement), sent).status_code == 302
        kept = InsuredHours.objects.get()
        assert (kept.hours, kept.people, kept.party) == (12, 3, partners_in(agreement)[0])
        assert kept.declared_by.memberships.get().organization == kept.party.organization

    def test_a_form_of_another_party_does_not_count_for_this_one(self):
        agreement = an_agreement()
        one, other = partners_in(agreement)
        first = InsuredHoursFactory(party=one)
        with pytest.raises(ValidationError, match="déjà servi"):
            declare_hours(
                hours=InsuredHoursFactory.build(party=other, agreement=agreement),
                submission=first.submission,
                by=None,
            )

    def test_before_the_agreement_or_to_come_it_is_refused_beside_the_day(self, client):
        agreement = insuring(client)
        early = client.post(path(agreement), typed(starts_on="2007-08-31"))
        late = client.post(path(agreement), typed(ends_on="2008-06-11"))
        assert early.context["form"].errors == {
            "starts_on": ["L’entente commence le 1er septembre 2007."]
        }
        assert late.context["form"].errors == {"ends_on": ["Cette date est à venir."]}

    def test_there_is_none_of_an_agreement_that_is_not_signed(self, client):
        agreement = insuring(client, state=AgreementState.SIGNING)
        assert client.get(path(agreement)).status_code == 404


class TestOverTheInsured:
    def test_it_is_said_beside_the_hours_and_what_was_typed_stays(self, client):
        agreement = insuring(client)
        response = client.post(path(agreement), typed("25,5"))
        assert said(response) == [
            "Cela ferait 25,5 h déclarées pour 20 h assurées : 5,5 h ne sont pas assurées."
        ]
        assert response.context["form"]["people"].value() == "3"
        assert InsuredHours.objects.count() == 0

    def test_it_is_kept_once_it_is_ticked(self, client):
        agreement = insuring(client)
        assert (
            client.post(path(agreement), typed("25,5") | {"hours-sure": "25,5"}).status_code == 302
        )
        assert InsuredHours.objects.get().hours == Decimal("25.50")
        hours = client.get(path(agreement)).context["hours"]
        assert (hours["declared"], hours["insured"], hours["beyond"]) == ("25,5", "20", "5,5")

    def test_a_tick_for_other_hours_confirms_nothing(self, client):
        response = client.post(path(insuring(client)), typed("30") | {"hours-sure": "25,5"})
        assert len(said(response)) == 1

    def test_exactly_the_insured_is_not_over(self, client):
        assert client.post(path(insuring(client)), typed("20")).status_code == 302

    def test_days_that_were_declared_are_asked_about(self, client):
        agreement = insuring(client)
        InsuredHoursFactory(
            party=partners_in(agreement)[0],
            starts_on=date(2008, 5, 31),
            ends_on=date(2008, 6, 2),
            hours=4,
        )
        assert said(client.post(path(agreement), typed("3"))) == [
            "4 h sont déjà déclarées pour ces jours."
        ]

    def test_hours_of_the_year_before_count_in_their_year(self, client):
        agreement = insuring(client, starts_on=date(2006, 9, 1), ends_on=date(2009, 8, 31))
        of_before = InsuredHoursFactory(
            party=partners_in(agreement)[0],
            starts_on=date(2007, 8, 1),
            ends_on=date(2007, 8, 31),
            hours=15,
        )
        response = client.post(path(agreement), typed("15"))
        assert response.status_code == 302
        of_before.hours = Decimal(22)
        found = with_hours(of_before)
        assert (found.declared, found.beyond) == (22, 2)

    def test_for_a_whole_term_all_of_them_count(self, client):
        agreement = insuring(client, insured_per=HoursPer.TERM)
        InsuredHoursFactory(party=partners_in(agreement)[1], hours=15)
        assert len(said(client.post(path(agreement), typed("6")))) == 1


class TestCorrecting:
    def test_it_counts_anew_and_what_was_said_before_is_shown(self, client):
        agreement = insuring(client)
        one = InsuredHoursFactory(party=partners_in(agreement)[0], hours=18)
        change = reverse("own_agreement_hours_change", args=[one.pk])
        sent = {"starts_on": "2007-10-01", "ends_on": "2007-10-31", "hours": "19"}
        assert client.post(change, sent).status_code == 302
        assert InsuredHours.objects.get().hours == 19
        assert client.get(change).context["earlier"] == [
            "du 1er octobre 2007 au 31 octobre 2007 : 18 h"
        ]

    def test_it_is_taken_back_and_stays_in_the_history(self, client):
        agreement = insuring(client)
        one = InsuredHoursFactory(party=partners_in(agreement)[0])
        client.post(reverse("own_agreement_hours_withdraw", args=[one.pk]))
        events = InsuredHours.events.rel.related_model.objects.filter(pgh_obj_id=one.pk)
        assert (InsuredHours.objects.count(), events.count()) == (0, 2)

    @pytest.mark.parametrize("page", ["change", "withdraw"])
    def test_that_of_the_other_partner_does_not_exist(self, client, page):
        agreement = insuring(client)
        other = InsuredHoursFactory(party=partners_in(agreement)[1])
        found = reverse(f"own_agreement_hours_{page}", args=[other.pk])
        assert [client.get(found).status_code, client.post(found).status_code] == [404, 404]


class TestTheLeadOrganisation:
    def test_it_sees_them_and_begins_the_amendment(self, client):
        agreement = an_agreement(insured_hours=10)
        InsuredHoursFactory(party=partners_in(agreement)[0], hours=12)
        client.force_login(coordinator_of(agreement.program))
        page = reverse("agreement_hours", args=[agreement.pk])
        context = client.get(page).context
        assert context["amendment_url"] == amendment_url(
            agreement.pk, subject="Heures assurées", hours="12.00"
        )
        assert client.get(context["amendment_url"]).status_code == 200

    def test_it_declares_for_a_partner(self, client):
        agreement = an_agreement(insured_hours=10)
        client.force_login(coordinator_of(agreement.program))
        party = partners_in(agreement)[1]
        page = reverse("agreement_hours", args=[agreement.pk])
        assert client.post(page, typed("8") | {"party": party.pk}).status_code == 302
        assert InsuredHours.objects.get().party == party
        assert client.get(page).context["amendment_url"] == ""

    def test_the_lead_is_no_partner_to_declare_for(self, client):
        agreement = an_agreement()
        client.force_login(coordinator_of(agreement.program))
        lead = agreement.parties.get(organization=agreement.program.lead)
        page = reverse("agreement_hours", args=[agreement.pk])
        response = client.post(page, typed("8") | {"party": lead.pk})
        assert list(response.context["form"].errors) == ["party"]
