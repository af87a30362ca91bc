"""A step of a referral is taken back, for a day, by whoever took it, unless something rests on it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from config.tests.rows import differences, everything
from programs import history
from programs.accounts.tests.factories import coordinator_of, officer_of
from programs.models import OutgoingMail
from programs.people.tests.factories import PersonFactory
from programs.referrals import actions
from programs.referrals.enums import ReferralState
from programs.referrals.models import Referral, ReferralMessage, ReferralMove
from programs.referrals.tests.factories import ReferralFactory
from programs.referrals.tests.portal import open_program, organization_of, partner_of, refer
from programs.taking_back import Taken, address_of, addresses_of, take_back_step, timeline
from programs.tests.admin_pages import signed_in, url

pytestmark = pytest.mark.django_db

ACKNOWLEDGED, UNDER_REVIEW = ReferralState.ACKNOWLEDGED, ReferralState.UNDER_REVIEW
OTHERS = "D’autres fiches s’appuient sur cette étape : elle ne se reprend plus."


@pytest.fixture
def program():
    return open_program()


@pytest.fixture
def by(program):
    return coordinator_of(program)


@pytest.fixture
def referral(program):
    partner = partner_of(program)
    return ReferralFactory(
        program=program, referrer=organization_of(partner), created_by=partner, note="Avant"
    )


def moved(referral: Referral, by, to: str = ACKNOWLEDGED) -> Referral:
    with history.own_act(user=by.pk):
        return actions.move_referral(referral=referral, to=to, by=by)


def changed(referral: Referral, **values) -> None:
    """By another act, as another page would."""
    with history.own_act():
        for name, value in values.items():
            setattr(referral, name, value)
        referral.save(update_fields=list(values))


def refusal(referral: Referral, by, **said) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        take_back_step(record=referral, by=by, **said)
    return refused.value.messages


def mails() -> list[tuple]:
    return list(OutgoingMail.objects.order_by("pk").values_list("template", "trouble"))


# --- what is put back --------------------------------------------------------------------------------


def test_the_step_goes_and_the_referral_is_as_it_was(referral, by):
    before = everything()
    moved(referral, by)
    assert take_back_step(record=referral, by=by).state == ReferralState.RECEIVED
    found = differences(before, everything())
    assert set(found) == {"programs.OutgoingMail"}


def test_a_mail_that_has_not_left_does_not(referral, by):
    moved(referral, by)
    assert mails() == [("referral_news", "")]
    take_back_step(record=referral, by=by)
    assert mails() == [("referral_news", "taken_back")]


def test_a_mail_that_has_left_is_named_on_the_page(referral, by, client):
    moved(referral, by)
    signed_in(client, by)
    waiting = client.get(address_of(referral)).context["consequences"]
    OutgoingMail.objects.update(sent_at=timezone.now(), body="")
    left = client.get(address_of(referral)).context["consequences"]
    assert waiting == [
        "L’étape « Réception confirmée » s’efface : la fiche revient à « Reçue ».",
        "Un courriel qui attend ne partira pas : « Nouvelles d’une référence ».",
    ]
    assert [one.rpartition(", le ")[0] for one in left[1:]] == [
        "Un courriel est déjà parti, et ne se reprend pas : « Nouvelles d’une référence »"
    ]


def test_what_was_done_at_once_is_taken_back_one_by_one(program, by):
    first, second = ReferralFactory.create_batch(2, program=program)
    with history.own_act(user=by.pk):
        for one in (first, second):
            actions.move_referral(referral=one, to=ACKNOWLEDGED, by=by)
    take_back_step(record=first, by=by)
    assert list(Referral.objects.order_by("pk").values_list("state", flat=True)) == [
        ReferralState.RECEIVED,
        ACKNOWLEDGED,
    ]


def test_what_hangs_on_nothing_that_moved_keeps_all_that_was_done_with_it(program, by):
    first, second = ReferralFactory.create_batch(2, program=program)
    person = PersonFactory(holder=program.lead)
    with history.own_act(user=by.pk):
        for one in (first, second):
            actions.move_referral(referral=one, to=ACKNOWLEDGED, by=by)
        person.city = "Ailleurs"
        person.save()
    assert refusal(first, by) == [
        "Cette étape a été faite avec d’autres, dont elle ne se sépare pas."
    ]


def test_it_may_be_taken_again_and_taken_back_again(referral, by):
    for _ in range(2):
        moved(referral, by)
        assert take_back_step(record=referral, by=by).state == ReferralState.RECEIVED


def test_the_steps_before_it_may_be_taken_back_after_it(referral, by):
    moved(referral, by)
    moved(referral, by, UNDER_REVIEW)
    take_back_step(record=referral, by=by)
    assert take_back_step(record=referral, by=by).state == ReferralState.RECEIVED


def test_a_message_that_came_since_keeps_no_step(referral, by):
    moved(referral, by)
    with history.own_act():
        ReferralMessage.objects.create(
            referral=referral, from_referrer=False, author=by, body="Merci"
        )
    assert take_back_step(record=referral, by=by).state == ReferralState.RECEIVED


# --- what is refused -----------------------------------------------------------------------------------


def test_somebody_else_does_not_take_it_back(referral, by, program):
    moved(referral, by)
    other = coordinator_of(program)
    assert refusal(referral, other) == [
        f"Seule la personne qui a fait cette étape peut la reprendre\xa0: {by}."
    ]
    assert addresses_of(other, [referral]) == {}
    assert addresses_of(by, [referral]) == {referral.pk: address_of(referral)}


def test_a_day_later_it_stays(referral, by):
    moved(referral, by)
    ReferralMove.objects.filter(to_state=ACKNOWLEDGED).update(
        moved_at=timezone.now() - timedelta(hours=24, minutes=1)
    )
    assert [one[:50] for one in refusal(referral, by)] == [
        "Une étape se reprend pendant vingt-quatre heures\xa0: "[:50]
    ]
    assert addresses_of(by, [referral]) == {}


def test_a_later_change_of_the_referral_keeps_it(referral, by):
    moved(referral, by)
    changed(referral, note="Après")
    assert refusal(referral, by) == [OTHERS]


def test_the_first_state_is_no_step(program, by):
    with history.own_act(user=by.pk):
        made = actions.receive_referral(
            program=program, person=PersonFactory(holder=program.lead), by=by
        )
    assert refusal(made, by) == ["La fiche n’a encore franchi aucune étape."]


def test_a_step_of_the_act_that_added_the_referral_stays(program, by):
    with history.own_act(user=by.pk):
        made = actions.receive_referral(
            program=program, person=PersonFactory(holder=program.lead), by=by
        )
        actions.move_referral(referral=made, to=ACKNOWLEDGED, by=by)
    assert refusal(made, by) == ["La fiche a été ajoutée en même temps que cette étape."]


def test_another_step_that_was_taken_meanwhile_is_not_meant(referral, by):
    moved(referral, by)
    meant = referral.moves.latest("pk").pk
    moved(referral, by, UNDER_REVIEW)
    assert refusal(referral, by, move=meant) == [
        "Une autre étape a été franchie depuis\xa0: rien n’a été changé."
    ]


def test_whoever_coordinates_no_longer_does_not_take_it_back(referral, by):
    moved(referral, by)
    by.memberships.all().delete()
    assert refusal(referral, by) == ["Cette fiche n’est plus de celles que vous modifiez."]


def test_what_was_done_outside_of_any_act_stays(referral, by):
    actions.move_referral(referral=referral, to=ACKNOWLEDGED, by=by)
    assert refusal(referral, by) == ["L’historique ne dit pas ce qui a été fait avec cette étape."]


# --- what the pages say ----------------------------------------------------------------------------------


def test_the_timeline_keeps_the_step_and_says_who_took_it_back(referral, by):
    moved(referral, by)
    moved(referral, by, UNDER_REVIEW)
    take_back_step(record=referral, by=by)
    told = timeline(referral, by)
    assert [(one["to"], bool(one.get("taken_back_at"))) for one in told] == [
        (str(UNDER_REVIEW.label), True),
        (str(ACKNOWLEDGED.label), False),
    ]
    assert told[0]["taken_back_by"] == str(by)
    assert told[1]["take_back"] == address_of(referral)


def test_a_coordinator_takes_it_back_on_the_page(referral, by, client):
    signed_in(client, by)
    client.post(f"/admin/referrals/referral/{referral.pk}/etape/accuser/", {"on": "2008-01-15"})
    move = client.get(address_of(referral)).context["move"]
    assert move.to_state == ACKNOWLEDGED
    answer = client.post(address_of(referral), {"move": move.pk}, follow=True)
    assert answer.redirect_chain == [(url("referral", "change", referral.pk), 302)]
    referral.refresh_from_db()
    assert referral.state == ReferralState.RECEIVED


def test_what_cannot_be_taken_back_has_no_button(referral, by, client, program):
    moved(referral, by)
    signed_in(client, coordinator_of(program))
    page = client.get(address_of(referral))
    assert page.context["why_not"] == (
        f"Seule la personne qui a fait cette étape peut la reprendre\xa0: {by}."
    )
    assert b'<form method="post">' not in page.content


def test_the_page_is_for_those_who_may_change_the_referral(referral, by, client, program):
    moved(referral, by)
    signed_in(client, officer_of(program))
    assert client.get(address_of(referral)).status_code == 404


def test_a_partner_takes_back_what_they_withdrew_by_mistake(program, client):
    partner = partner_of(program)
    referral = refer(partner, program)
    signed_in(client, partner)
    follow = f"/references/{referral.pk}/"
    client.post(f"{follow}retirer/", {"reason": "Trop vite"})
    assert client.get(follow).context["take_back"] == address_of(referral)
    move = Taken(referral).move
    answer = client.post(address_of(referral), {"move": move.pk}, follow=True)
    assert answer.redirect_chain == [(follow, 302)]
    referral.refresh_from_db()
    assert (referral.state, referral.reason) == (ReferralState.RECEIVED, "")
    assert client.get(follow).context["take_back"] == ""


def test_a_colleague_of_the_partner_does_not(program, client):
    partner = partner_of(program)
    referral = refer(partner, program)
    signed_in(client, partner)
    client.post(f"/references/{referral.pk}/retirer/", {"reason": "Trop vite"})
    signed_in(client, partner_of(program, organization_of(partner)))
    assert client.get(f"/references/{referral.pk}/").context["take_back"] == ""
