"""What a holder sends by their link, as the tests of their page write it."""

import uuid

from bursaries.models import HolderLink
from programs.links import token_of
from programs.tests import uploads


def address(link: HolderLink, end: str = "") -> str:
    return f"/titulaire/{token_of(link)}/{end}"


def words(page) -> str:
    return " ".join(page.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


def pdf():
    return uploads.upload(uploads.pdf(), "attestation.pdf")


def months(**changes) -> dict:
    known = {
        "submission": str(uuid.uuid4()),
        "employer_name": "Centre inventé",
        "in_region": "oui",
        "share": "100",
        "starts_on": "2008-07-01",
        "ends_on": "2008-12-31",
    }
    return known | changes
