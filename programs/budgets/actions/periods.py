"""The closed periods, asked before anything is written: the database has the last word, and this the sentence."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.budgets.models import PeriodClose
from programs.lib.periods import format_date


def require_open(program: int, field: str, *days: date | None) -> None:
    """Raise ValidationError, beside ``field``, where one of ``days`` is of a closed period of ``program``, a key."""
    language = get_language() or "fr"
    for day in filter(None, days):
        closing = PeriodClose.objects.filter(program=program).holding(day).first()
        if closing is not None:
            raise ValidationError(
                {
                    field: _(
                        "Le %(day)s est d’une période fermée (%(period)s) : choisissez un jour d’une période ouverte. "
                        "Une dépense déjà approuvée se contre-passe."
                    )
                    % {
                        "day": format_date(day, language),
                        "period": closing.period.months_said(language),
                    }
                }
            )
