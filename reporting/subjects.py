"""What a report may be about: how each is named in a command and an address, found, and how its years go."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.access import get_program_for
from programs.lib.periods import Period
from programs.models import Organization, Program, Region
from programs.models.fields import localized
from reporting import access
from reporting.enums import About, Span
from reporting.kinds import Kind
from reporting.models import Report, ReportVersion


@dataclass(frozen=True)
class Subject:
    """One thing that reports are about.

    ``option`` names it on the command line, ``route`` is its part of an address and ``key`` the field whose value
    stands there. ``known`` are those that exist, ``for_user`` opens one to a user or raises Http404, and ``year``
    gives the fiscal year that a label names: it raises ValueError, in French, where there is none. ``startable`` are
    those of which a user may start a report of a kind.
    """

    option: str
    help: str | Promise
    unknown: str | Promise
    route: str
    key: str
    known: Callable[[], QuerySet]
    for_user: Callable[..., Model]
    year: Callable[..., Period] | None = None
    life: Callable[..., Period] | None = None
    startable: Callable[..., QuerySet] | None = None

    @property
    def parameter(self) -> str:
        """The name of its part of an address."""
        return self.route.strip("<>").rpartition(":")[2]

    def find(self, key: str) -> Model | None:
        return self.known().filter(**{f"{self.key}__iexact": key}).first()

    def key_of(self, subject: Model) -> str:
        return getattr(subject, self.key)


def _year_of_program(program: Program, label: str) -> Period:
    """The fiscal year of ``program`` that ``label`` names. Raises ValueError, in French, with what to write."""
    period = program.calendar.year(label)
    if period.end < program.starts_on:
        raise ValueError(
            _("Le programme commence le %(date)s : il n’a pas d’exercice %(label)s.")
            % {"date": program.starts_on.isoformat(), "label": period.label}
        )
    if program.ends_on and period.start > program.ends_on:
        raise ValueError(
            _("Le programme a pris fin le %(date)s : il n’a pas d’exercice %(label)s.")
            % {"date": program.ends_on.isoformat(), "label": period.label}
        )
    return period


def _year_of_organization(organization: Organization, label: str) -> Period:
    """The same for a lead: a year in which one of its programs ran."""
    period = organization.calendar.year(label)
    if not organization.led_programs.running_in(period).exists():
        raise ValueError(
            _("Aucun programme de cet organisme n’était en cours pendant l’exercice %(label)s.")
            % {"label": period.label}
        )
    return period


SUBJECTS: dict[About, Subject] = {
    About.PROGRAM: Subject(
        option="program",
        help=gettext_lazy("L’identifiant du programme."),
        unknown=gettext_lazy("Le programme « %(key)s » n’existe pas. Programmes : %(known)s."),
        route="<slug:slug>",
        key="slug",
        known=lambda: Program.objects.select_related("lead", "region").order_by("slug"),
        for_user=get_program_for,
        year=_year_of_program,
        life=Program.period,
        startable=access.programs_to_report_on,
    ),
    About.ORGANIZATION: Subject(
        option="organization",
        help=gettext_lazy("Le code de l’organisme, par exemple CJEO."),
        unknown=gettext_lazy(
            "Aucun organisme responsable n’a le code « %(key)s ». Organismes : %(known)s."
        ),
        route="<slug:organization>",
        key="code",
        known=lambda: access.leads().select_related("region").order_by("code"),
        for_user=access.get_lead_for,
        year=_year_of_organization,
        startable=access.leads_to_report_on,
    ),
    About.REGION: Subject(
        option="region",
        help=gettext_lazy("Le numéro de la région, par exemple 07."),
        unknown=gettext_lazy("La région « %(key)s » n’existe pas. Régions : %(known)s."),
        route="<slug:code>",
        key="code",
        known=lambda: Region.objects.order_by("code"),
        for_user=access.get_region_for,
    ),
    About.FUNDER: Subject(
        option="funder",
        help=gettext_lazy("Le code du bailleur de fonds, par exemple MEQ."),
        unknown=gettext_lazy(
            "Aucun bailleur de fonds n’a le code « %(key)s ». Bailleurs de fonds : %(known)s."
        ),
        route="<slug:organization>",
        key="code",
        known=lambda: access.funders().order_by("code"),
        for_user=access.get_funder_for,
        year=lambda funder, label: funder.calendar.year(label),
    ),
}


def subject_of(kind: Kind) -> Subject:
    return SUBJECTS[kind.about]


def period_of(kind: Kind, subject: Model, year: str, as_of: date) -> Period:
    """The days that a report of ``kind`` covers. Raises ValueError, in French, where ``year`` names none."""
    if kind.span == Span.YEAR:
        return _year(kind, subject, year)
    if kind.span == Span.LIFE:
        return subject_of(kind).life(subject, as_of)
    return Period(as_of, as_of)


def _year(kind: Kind, subject: Model, label: str) -> Period:
    """The days that ``label`` names: those of the report that bears it, whatever the calendar became since."""
    if not kind.is_published:
        return subject_of(kind).year(subject, label)
    reports = Report.objects.about(kind, subject)
    if named := reports.filter(label=label).first():
        return named.period
    period = subject_of(kind).year(subject, label)
    if label == period.code or label == period.dates:
        return period
    named = reports.filter(label=subject.calendar.name(period)).first()
    return named.period if named else period


def title_of(subject: Model, language: str | None = None) -> str:
    """What a program, an organisation or a region is called, in the language of the reader by default.

    Organisations that were told apart from their homonyms say so.
    """
    name = localized(subject, "title" if isinstance(subject, Program) else "name", language)
    return subject.told(name) if isinstance(subject, Organization) else name


def named(keys: Iterable[str], most: int = 20) -> str:
    """The first of ``keys``, to say what there is."""
    return ", ".join(list(keys)[:most]) or _("aucun")


def has_published(subject: Model) -> bool:
    """Whether a report of ``subject``, a program or an organisation, is published, and bears its code for ever."""
    fields = Report._meta.fields
    about = next(field.name for field in fields if field.related_model is type(subject))
    return ReportVersion.objects.filter(**{f"report__{about}": subject}).exists()
