"""The referrals' part of a world: one in service, what was said about it, and the link of its referrer."""

import hashlib
from datetime import date, timedelta

from django.utils import timezone

from programs import links
from programs.accounts.tests.factories import coordinator_of
from programs.models import Program
from programs.people.models import Person
from programs.referrals.models import ReferralFile, ReferralLink, ReferralMessage
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory
from programs.tests.worlds import World

ABOUT = {
    "referral_": "referrals_referral",
    "register_mentee": "referrals_referral",
    "link_": "referrals_referrallink",
}


def fill(world: World) -> None:
    program, referrer, by = world.program, world.partner, coordinator_of(world.program)
    referral = ReferralFactory(
        program=program,
        referrer=referrer,
        person=world.records["people_person"],
        received_on=date(2007, 7, 20),
        state="in_service",
    )
    for from_referrer in (True, False):
        ReferralMessage.objects.create(
            referral=referral, from_referrer=from_referrer, author=by, body="Un mot."
        )
    content = b"%PDF-1.7"
    letter = ReferralFile.objects.create(
        referral=referral,
        name="lettre.pdf",
        content=content,
        content_type="application/pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    link = ReferralLink.objects.create(
        program=program,
        organization=referrer,
        contact_name="Quelqu’un",
        email="lien@exemple.test",
        referral=referral,
        created_by=by,
        expires_at=timezone.now() + timedelta(days=1),
    )
    world.keep(referral, letter, link)


def values(world: World, address, record) -> dict[str, tuple]:
    known = {"file_pk": (world.records["referrals_referralfile"].pk,)}
    return known | (
        {"token": (links.token_of(record),)} if isinstance(record, ReferralLink) else {}
    )


def awkward(program: Program) -> None:
    people = Person.objects.filter(holder=program.lead)
    one, other = people.filter(first_name="Zoé").order_by("birth_date")
    ReferralFactory(program=program, person=one, code="R1", state="refused", reason="x")
    ReferralFactory(program=program, person=other, referrer=None, referrer_as_typed="@pont")
    ReferralFactory(
        program=program,
        person=people.get(code="007"),
        state="redirected",
        redirected_to=OrganizationFactory(),
    )


def one_more(program: Program) -> None:
    ReferralFactory(program=program)
