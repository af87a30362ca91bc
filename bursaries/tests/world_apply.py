"""What the public pages need of a world: a call that is open, a draft, what was sent, and a referee who was asked."""

from datetime import timedelta

from django.utils import timezone

from bursaries.models import ApplicationFile
from bursaries.tests.factories import (
    ApplicationFactory,
    AwardTierFactory,
    BursaryRoundFactory,
    EligibilityRuleFactory,
    QuestionFactory,
    ReferenceFactory,
    RequiredDocumentFactory,
)
from programs.files import PDF, CheckedFile
from programs.links import token_of
from programs.tests.uploads import pdf
from programs.tests.worlds import World

# A name in the records that is no model: the pages of others are about other applications.
ABOUT = {
    "bursary_": "open_call",
    "application_": "open_draft",
    "application_withdraw": "sent_application",
    "reference_": "asked_reference",
}


def fill(world: World) -> None:
    now = timezone.now()
    round = BursaryRoundFactory(
        program=world.program,
        code="appel",
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=1),
        references_needed=1,
    )
    AwardTierFactory(round=round), AwardTierFactory(round=round)
    EligibilityRuleFactory(round=round), QuestionFactory(round=round)
    document = RequiredDocumentFactory(round=round)
    draft = ApplicationFactory(round=round, draft=True, typed={"first_name": ["Camille"]})
    ApplicationFile.of(
        CheckedFile("releve.pdf", pdf(), PDF), application=draft, document=document
    ).save()
    world.records |= {
        "open_call": round,
        "open_draft": draft,
        "sent_application": ApplicationFactory(round=round, code="C-BCDFGH"),
        "asked_reference": ReferenceFactory(application=draft, asked_at=now),
    }


def values(world: World, address, record) -> dict[str, tuple]:
    found = {"round_code": (world.records["open_call"].code,)}
    if address.name.startswith(("application_", "reference_")):
        found["token"] = (token_of(record),)
    if address.name == "application_file":
        found["file_pk"] = (record.files.get().pk,)
    return found
