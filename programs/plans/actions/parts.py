"""Who has a part in a line of a plan."""

from django.db import transaction

from programs.models import Organization
from programs.plans.actions.lines import Line, opened
from programs.plans.models import Heading, Involvement

# An organisation, or None, and how the plan writes it.
Named = tuple[Organization | None, str]


@transaction.atomic
def name_parts(*, line: Line, part: str, named: list[Named]) -> None:
    """Say who has ``part`` in a line, in that order. Those who had it already keep what the plan prints of them."""
    opened(line.plan)
    owner = "heading" if isinstance(line, Heading) else "action"
    before = {(one.organization_id, one.label): one for one in line.involvements.filter(part=part)}
    kept = []
    for organization, label in named:
        key = (organization.pk if organization else None, label)
        found = before.get(key)
        if found is None:
            found = Involvement(**{owner: line}, part=part, organization=organization, label=label)
            found.full_clean()
            found.save()
            before[key] = found
        kept.append(found.pk)
    line.involvements.filter(part=part).exclude(pk__in=kept).delete()
