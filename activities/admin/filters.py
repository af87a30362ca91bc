"""The filter of the admin's lists by activity: what comes back each year bears its day, and few are offered."""

from django.db.models import F, Min

from activities.models import Activity
from programs.admin.lists import RelatedFilter
from programs.asked import is_key
from programs.awaiting import say_day

# Those that begin last; any other is reached by its own page, which asks the list for it.
MOST_OFFERED = 15
_KEY = Activity._meta.pk


class ActivityFilter(RelatedFilter):
    """Offers the latest activities of the program that the list shows, or of all, and the one that is asked for."""

    def field_choices(self, field, request, model_admin):
        records = model_admin.get_queryset(request).order_by()
        known = Activity.objects.filter(pk__in=records.values(self.field_path))
        began = known.annotate(began=Min("offerings__first_day"))
        latest = began.order_by(F("began").desc(nulls_first=True), "-pk")
        program = request.GET.get(f"{self.field_path}__program__id__exact", "")
        if program and is_key(_KEY, program):
            latest = latest.filter(program=program)
        found = list(latest[:MOST_OFFERED])
        for asked in self.lookup_val or ():
            if is_key(_KEY, asked) and int(asked) not in {one.pk for one in found}:
                found += began.filter(pk=asked)
        return [(one.pk, _dated(one)) for one in found]


def _dated(activity) -> str:
    if activity.began is None:
        return str(activity)
    return f"{activity} ({say_day(activity.began)})"
