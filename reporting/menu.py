"""The reports in the menu."""

from django.utils.translation import gettext_lazy as _

from programs import access, menu
from programs.enums import Shared
from reporting.kinds import KINDS

# The page of each kind, and the records behind its figures.
_OF_A_REPORT = tuple(
    page for kind in KINDS.values() for page in (kind.page, f"{kind.page}_records")
)

menu.add(
    menu.Entry(
        _("Rapports"),
        "admin:reporting_report_changelist",
        access.keeps_accounts,
        Shared.REPORTS,
        _OF_A_REPORT,
    ),
    menu.Entry(_("Rapports publiés"), "published", access.keeps_accounts, Shared.REPORTS),
    menu.Entry(
        _("Chiffres énoncés"),
        "admin:reporting_statedfigure_changelist",
        access.coordinates,
        Shared.REPORTS,
    ),
    menu.Entry(_("Rapports publiés"), "published", menu.funders),
    menu.Entry(_("Vérifier un rapport"), "verify_report", menu.visitors),
)
