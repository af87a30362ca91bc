"""One day and two hours, once or coming back: what is planned several times is shown before it is made."""

import hashlib
from datetime import date, time
from typing import NamedTuple

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs.forms.fields import DayField, DayInput, DaysField, HourField
from programs.lib.calendars import CalendarError, Frequency, Recurrence

ONCE = "once"
# How often something comes back, and by how many steps of what.
_EVERY = {
    "weekly": (Frequency.WEEKLY, 1),
    "fortnightly": (Frequency.WEEKLY, 2),
    "daily": (Frequency.DAILY, 1),
    "monthly": (Frequency.MONTHLY, 1),
}
REPEATS = (
    (ONCE, gettext_lazy("Une seule fois")),
    ("weekly", gettext_lazy("Chaque semaine, le même jour")),
    ("fortnightly", gettext_lazy("Toutes les deux semaines, le même jour")),
    ("daily", gettext_lazy("Chaque jour")),
    ("monthly", gettext_lazy("Chaque mois, le même quantième")),
)


class Times(NamedTuple):
    """A local day and two hours of the wall clock; it ends on the next day where ``ends`` is not after ``starts``."""

    day: date
    starts: time
    ends: time


class WhenForm(forms.Form):
    """One day and two hours."""

    day = DayField(label=gettext_lazy("Jour"), widget=DayInput)
    starts = HourField(label=gettext_lazy("De"))
    ends = HourField(
        label=gettext_lazy("À"),
        help_text=gettext_lazy("Plus tôt que le début : la séance finit le lendemain."),
    )


class RepeatedForm(WhenForm):
    """The same, that may come back; after ``is_valid``, ``times`` is what it makes, and ``seen`` tells it apart.

    Where there are several they are shown before they are made: the form is sent once more with what was ``seen``.
    """

    repeats = forms.ChoiceField(
        label=gettext_lazy("Se répète"), choices=REPEATS, initial=ONCE, required=False
    )
    count = forms.IntegerField(
        label=gettext_lazy("Nombre de séances"), min_value=1, max_value=400, required=False
    )
    left_out = DaysField(
        label=gettext_lazy("Sauf les jours suivants"),
        required=False,
        max_length=2_000,
        help_text=gettext_lazy("Séparés par « ; » : 2026-12-22; 2026-12-29."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    lacking_count = gettext_lazy("Écrivez combien de séances il y aura.")
    times: tuple = ()
    rule_said = ""
    skipped: tuple[str, ...] = ()

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        day, starts, ends = (cleaned.get(name) for name in ("day", "starts", "ends"))
        if None in (day, starts, ends):
            return cleaned
        if starts == ends:
            self.add_error("ends", _("La fin est à la même heure que le début."))
        elif (repeats := cleaned.get("repeats") or ONCE) == ONCE:
            self.times = (Times(day, starts, ends),)
        elif not cleaned.get("count") and "count" not in self.errors:
            self.add_error("count", self.lacking_count)
        elif not {"count", "left_out"} & set(self.errors):
            self._repeat(repeats, day, starts, ends)
        return cleaned

    def _repeat(self, repeats: str, day: date, starts: time, ends: time) -> None:
        frequency, interval = _EVERY[repeats]
        language = get_language() or "fr"
        try:
            rule = Recurrence(
                frequency=frequency,
                first_day=day,
                starts=starts,
                ends=ends,
                days_later=int(ends <= starts),
                interval=interval,
                weekdays=(day.weekday(),) if frequency == Frequency.WEEKLY else (),
                count=self.cleaned_data["count"],
                left_out=tuple(self.cleaned_data.get("left_out") or ()),
            )
        except CalendarError as error:
            self.add_error(error.field if error.field in self.fields else None, str(error))
            return
        self.times = tuple(
            Times(span.day, span.starts.time(), span.ends.time()) for span in rule.spans
        )
        self.rule_said = rule.said(language)
        self.skipped = tuple(one.said(language) for one in rule.skipped)

    @property
    def seen(self) -> str:
        """What tells these times from others that were shown before."""
        return hashlib.sha256(repr(self.times).encode()).hexdigest()[:16]

    def is_confirmed(self) -> bool:
        """Whether one is made, or those that were shown."""
        return len(self.times) == 1 or self.data.get("seen") == self.seen
