"""What becomes of reports when two records of one organisation are merged: what was published stays as it is."""

from django.utils.translation import gettext as _

from programs.merging import Act, where
from reporting.models import Report


@where("report_once_a_period", "report_label_once")
def one_period_twice(act: Act, kept: Report, absorbed: Report) -> None:
    act.refuse(
        _(
            "Les deux fiches ont un rapport de la même période : « %(first)s » et « %(second)s ». Un rapport publié ne "
            "change plus de sujet : supprimez celui qui n’est qu’un brouillon, ou gardez les deux fiches."
        ),
        kept,
        absorbed,
    )
