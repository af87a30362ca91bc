"""The line that is charged where another service makes an expense: typed, or chosen among those of its day."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programs.budgets.models import BudgetLine
from programs.budgets.offered import Offered, find_line, lines_on
from programs.lib.periods import today
from programs.models import Program


class LineOfDay:
    """Put before a form with ``on`` and ``line``: the line that is charged on that day, typed or chosen.

    ``usual`` is the one that is charged where nothing is written.
    """

    program: Program

    def day_typed(self) -> date:
        """The day as far as it can be read: the lines that are offered are those of its budgets."""
        try:
            return self.fields["on"].clean(self.data.get(self.add_prefix("on"), ""))
        except ValidationError:
            return today()

    def offer_lines(self) -> None:
        self.offered: list[Offered] = lines_on(self.program, self.day_typed())

    def line_asked(self, usual: BudgetLine | None) -> BudgetLine | None:
        """The line that was typed, or None for the usual one; puts what is wrong beside the field."""
        text, on = self.cleaned_data.get("line", "").strip(), self.cleaned_data.get("on")
        if on is None:
            return None
        if text:
            try:
                return find_line(self.offered, text, on).line
            except ValidationError as error:
                self.add_error("line", error)
        elif usual is not None and on not in usual.budget.period:
            self.add_error(
                "line",
                _(
                    "L’exercice %(year)s du poste habituel ne compte pas ce jour : choisissez le poste d’un autre."
                )
                % {"year": usual.budget.years},
            )
        return None


def line_field(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "lines"}),
    )
