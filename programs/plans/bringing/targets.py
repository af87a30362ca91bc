"""The plan that a document goes to: one that is there, or the one that it begins."""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programs.lib.periods import FiscalCalendar, Period
from programs.lib.text import clean, excerpt
from programs.models import Program
from programs.plans.models import ActionPlan
from programs.plans.outlines.model import Outline

_YEARS = re.compile(r"([0-9]{4})(?:\s*[-‐-―−/]\s*([0-9]{4}))?")
_LONGEST_TITLE = ActionPlan._meta.get_field("title").max_length or 0
_LONGEST_CODE = ActionPlan._meta.get_field("code").max_length or 0


@dataclass(frozen=True)
class Target:
    """``code`` names a plan of ``program``; without it, ``period`` does, or the one that the document says."""

    program: Program
    period: str = ""
    code: str = ""

    @classmethod
    def of(cls, plan: ActionPlan) -> "Target":
        return cls(plan.program, code=plan.code)

    def find(self, outline: Outline) -> ActionPlan | None:
        """The plan that is there; None where a new one begins. Raises ValidationError where several may be meant."""
        plans = ActionPlan.objects.filter(program=self.program).select_related("program__lead")
        if self.code:
            return plans.filter(code=self.code).first()
        period, said = self.period_of(outline), self._said(outline)
        # A plan may follow other years than its program: its print says them as briefly.
        found = [
            plan
            for plan in plans.order_by("pk")
            if said == plan.period.label or plan.period == period
        ]
        if len(found) > 1:
            codes = ", ".join(plan.code for plan in found)
            raise ValidationError(
                _(
                    "Plusieurs plans de ce programme couvrent cette période : dites lequel (%(codes)s)."
                )
                % {"codes": codes}
            )
        return found[0] if found else None

    def period_of(self, outline: Outline) -> Period:
        """The days of the plan. Raises ValidationError where neither says them."""
        said = self._said(outline)
        if not said:
            raise ValidationError(
                {
                    "period": _(
                        "Le document ne dit pas sa période : écrivez-la, par exemple 2024-2025."
                    )
                }
            )
        return period_named(said, self.program.calendar)

    def _said(self, outline: Outline) -> str:
        return self.period.strip() or outline.period.strip()

    def begin(self, outline: Outline) -> ActionPlan:
        """The draft, not yet saved. A title that is too long stays whole in the orientation."""
        period = self.period_of(outline)
        title = " ".join(clean(outline.title).split())
        orientation = clean(outline.orientation).strip()
        if len(title) > _LONGEST_TITLE:
            orientation = f"{title}\n{orientation}".strip()
        return ActionPlan(
            program=self.program,
            code=self.code or period.label[:_LONGEST_CODE],
            title=title[:_LONGEST_TITLE]
            or _("Plan d’action %(period)s") % {"period": period.label},
            starts_on=period.start,
            ends_on=period.end,
            orientation=orientation,
        )


def period_named(label: str, calendar: FiscalCalendar) -> Period:
    """The days that « 2024-2025 », « 2023-2028 » or two dates name, by fiscal years. Raises ValidationError."""
    try:
        if dates := Period.read(label):
            return dates
        years = _YEARS.fullmatch(label.strip())
        if years and 1900 <= int(years[1]) <= int(years[2] or years[1]) < 2200:
            first, last = int(years[1]), int(years[2] or years[1])
            start = calendar.year_containing(date(first, 12, 31)).start
            return Period(start, calendar.year_containing(date(last, 1, 1)).end)
    except ValueError:
        pass
    raise ValidationError(
        {
            "period": _(
                "« %(text)s » n’est pas une période. Écrivez-la 2024-2025, ou 2024-07-01/2025-06-30."
            )
            % {"text": excerpt(label)}
        }
    )
