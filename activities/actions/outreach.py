"""The codes that entries of outreach and highlights bear, given in their order."""

import re

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Length

from activities.models import Highlight, OutreachEntry
from programs import locks

_LETTERS = {OutreachEntry: "P", Highlight: "S"}


@transaction.atomic
def keep(record: OutreachEntry | Highlight) -> OutreachEntry | Highlight:
    """Save an entry or a highlight. A new one gets the code after the last one given, and stands last."""
    model = type(record)
    if not record.code:
        locks.alone(f"activities.{model._meta.model_name}", record.program_id)
        record.code = _next_code(model, record.program_id)
        if model is Highlight:
            last = Highlight.objects.filter(program=record.program_id).aggregate(Max("position"))
            record.position = (last["position__max"] or 0) + 1
    record.full_clean()
    record.save()
    return record


def _next_code(model, program_id: int) -> str:
    """« P-0042 »: a number that was typed or imported in this form is never given again."""
    prefix = f"{_LETTERS[model]}-"
    given = model.objects.filter(
        program=program_id, code__startswith=prefix, code__regex=rf"^{re.escape(prefix)}[0-9]+$"
    )
    last = given.order_by(Length("code").desc(), "-code").values_list("code", flat=True).first()
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04d}"
