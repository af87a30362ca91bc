"""Forms that are sent twice as they are: what tells a sending from another, and what is kept of it.

Every form has a number, which its page was given (``config/templatetags/numbered.py``). Two sendings are the same
where number, user, address and content are: whoever goes back and types another name sends something else.
"""

import hashlib
import json
import uuid
from datetime import datetime

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from programs.models.sendings import KEPT_FOR, Sending

FIELD = "submission_number"
# Said anew at each signing in, and no part of what somebody means.
_TOKEN = "csrfmiddlewaretoken"


def number_of(request: HttpRequest) -> uuid.UUID | None:
    """The number of the form that was sent; none where it has none that a page of ours gave."""
    try:
        return uuid.UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None


def key_of(request: HttpRequest) -> str:
    """What is the same of two sendings of one form, and of no others. Whoever reads it learns nothing."""
    said = [
        str(request.user.pk or ""),
        request.get_full_path(),
        sorted((name, values) for name, values in request.POST.lists() if name != _TOKEN),
        [
            (name, [(file.name, _digest(file)) for file in files])
            for name, files in sorted(request.FILES.lists())
        ],
    ]
    return salted_hmac("programs.sendings", json.dumps(said), algorithm="sha256").hexdigest()


def _digest(file) -> str:
    """That of a file, which is as nobody had read it yet."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def forget_old(now: datetime) -> None:
    """Delete what no page that is still open can send again."""
    Sending.objects.filter(made_at__lt=now - KEPT_FOR).delete()
