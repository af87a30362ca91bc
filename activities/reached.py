"""What was said of a program during a year, by kind: how many are known, and how many nobody counted."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.enums import OutreachKind
from activities.models import OutreachEntry
from programs.lib.periods import Period
from programs.lib.quantities import unknown


@dataclass(frozen=True)
class KindCount:
    """``known`` is the sum of what was counted, over ``entries`` of which ``uncounted`` say no number."""

    kind: str
    entries: int
    known: int
    uncounted: int

    @property
    def label(self) -> str:
        return str(OutreachKind(self.kind).label)

    def said(self, language: str) -> str:
        """« 12 », « n. d. », « 12 et 1 n. d. »: nothing that was not counted is added as if it were none."""
        if self.uncounted == self.entries:
            return unknown(language)
        if not self.uncounted:
            return str(self.known)
        return _("%(known)s et %(number)s %(unknown)s") % {
            "known": self.known,
            "number": self.uncounted,
            "unknown": unknown(language),
        }

    @property
    def detail(self) -> str:
        return ngettext("%(number)s inscription", "%(number)s inscriptions", self.entries) % {
            "number": self.entries
        }


def by_kind(entries: QuerySet[OutreachEntry]) -> list[KindCount]:
    """What ``entries`` come to, by kind in the order of the kinds. One query."""
    counted = (
        entries.order_by()
        .values("kind")
        .annotate(
            entries=Count("pk"), known=Sum("count"), uncounted=Count("pk", filter=Q(count=None))
        )
    )
    found = {one["kind"]: one for one in counted}
    return [
        KindCount(kind, one["entries"], one["known"] or 0, one["uncounted"])
        for kind in OutreachKind.values
        if (one := found.get(kind))
    ]


def across(entries: QuerySet[OutreachEntry], year: Period) -> QuerySet[OutreachEntry]:
    """What has days in ``year`` and days outside it: of no year, and so in no count."""
    touching = entries.filter(starts_on__lte=year.end, ends_on__gte=year.start)
    return touching.exclude(pk__in=entries.within(year).values("pk"))
