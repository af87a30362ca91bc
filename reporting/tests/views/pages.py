"""Reading a page in a test."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

PRIVATE = "max-age=0, no-cache, no-store, must-revalidate, private"


def sign_in(client, user):
    client.force_login(user)
    return client


def words(response) -> str:
    """The text of a page, on one line."""
    body = re.sub(r"(?s)<(script|style|svg|head).*?</\1>", "", response.content.decode())
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def queries_of(client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)
