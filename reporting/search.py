"""Reports, as the search finds them: those being written, and for a funder those that it may read."""

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import menu
from programs.access import keeps_accounts
from programs.searching import Found, Kind, searched
from reporting import access, kinds
from reporting.models import Report, ReportVersion
from reporting.subjects import title_of


def _report(report: Report) -> Found:
    return Found(
        str(report),
        reverse("admin:reporting_report_change", args=[report.pk]),
        (title_of(report.subject), report.years_said, report.get_state_display()),
    )


def _version(version: ReportVersion) -> Found:
    report = version.report
    number = _("version %(number)d") % {"number": version.number}
    return Found(
        str(report),
        reverse("published_version", args=[version.pk]),
        (title_of(report.subject), report.years_said, number),
    )


def _newest(user):
    """The last version of each report that the user may read."""
    return access.visible_versions(user).filter(number=F("latest"))


def _of_kind(path: str):
    """By what the kind of a report is called, in the language of the reader."""

    def named(word: str) -> Q:
        called = [one.code for one in kinds.published() if word.lower() in str(one.label).lower()]
        return Q(**{f"{path}kind__in": called})

    return named


def _words(path: str = "") -> tuple[str, ...]:
    return (
        f"{path}program__title__matches",
        f"{path}program__title_en__matches",
        f"{path}program__code__matches",
        f"{path}organization__known_as",
        f"{path}organization__code__matches",
        f"{path}published_number__matches",
        f"{path}label__matches",
    )


searched(
    Kind(
        code="rapports",
        label=_("Rapports"),
        shown_to=keeps_accounts,
        visible=access.visible_reports,
        words=_words(),
        also=_of_kind(""),
        number="published_number",
        related=("program__lead", "organization"),
        tell=_report,
    ),
    Kind(
        code="rapports-publies",
        label=_("Rapports publiés"),
        shown_to=menu.funders,
        visible=_newest,
        words=_words("report__"),
        also=_of_kind("report__"),
        number="report__published_number",
        order=("-report__ends_on", "pk"),
        tell=_version,
    ),
)
