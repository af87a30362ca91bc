"""Where a warning leads that was met outside: the amendment that would allow it, already begun."""

from urllib.parse import urlencode

from django.urls import reverse

from programs.partnerships.enums import ClauseKind


def amendment_url(
    agreement_pk: int, *, subject: str = "", hours: object = None, clause: ClauseKind | str = ""
) -> str:
    """The form of an amendment, filled in with what called it: a subject, insured hours, a kind of clause to add.

    For an agreement that is over, the page says so and offers to renew it.
    """
    asked = {"objet": subject, "heures": "" if hours is None else str(hours), "clause": str(clause)}
    query = urlencode({name: value for name, value in asked.items() if value})
    path = reverse("agreement_amendment_new", args=[agreement_pk])
    return f"{path}?{query}" if query else path
