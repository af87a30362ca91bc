"""The kinds of reports: the only list of them.

The command, the addresses, the form that starts one, the choices of the model, numbers and names of files read
it: a new kind is one entry here, and the file of its chapter or of its maker.

Models need what a kind is, and what makes a report needs the models: so a kind names its maker and its
chapters, and ``making`` loads them when a report is asked for.
"""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.enums import Service
from programs.plans.enums import Layout
from reporting.enums import DOCUMENT_FORMATS, About, FileFormat, Span


@dataclass(frozen=True)
class Option:
    """One more thing that may be asked of a kind: ``name`` on the command line, ``word`` in an address.

    ``reporting/options.py`` says of each how it is read. Where it has ``choices``, it is one of them.
    """

    name: str
    word: str
    help: str | Promise
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One kind of report.

    ``word`` is what the command and the files call it; kinds of one word differ in what they are about.
    ``mark`` stands in its number, so that no two kinds of one subject and period share one. ``address`` is its
    place on the site, with {subject} and {year}; ``page`` the name of that address. ``maker`` is the module
    that gathers and writes it, and ``chapters`` those that it is made of, in their order, where it has any.
    ``formats`` are those in which it is written, all those of a document by default; a published kind has no ZIP.
    ``by_finance`` says that finance officers write and publish it too. ``options`` are what else may be asked of
    it, and ``also`` the kinds of the same subject and year that its page opens. One that tells of a
    ``service`` alone is opened where that is run.
    """

    code: str
    word: str
    label: str | Promise
    help: str | Promise
    about: About
    span: Span
    mark: str
    address: str
    page: str
    maker: str
    chapters: tuple[str, ...] = ()
    is_published: bool = False
    by_finance: bool = False
    formats: tuple[str, ...] = DOCUMENT_FORMATS
    options: tuple[Option, ...] = ()
    also: tuple[str, ...] = ()
    service: str = ""

    def number(self, subject_code: str, label: str) -> str:
        """« QP-2007-2008 », « CJEO-ORG-2025-2026 »: the number of one report, of the days that ``label`` names."""
        return "-".join(part for part in (subject_code, self.mark, label) if part)

    def file_name(self, number: str, ending: str, language: str, format: str) -> str:
        """« QP-2007-2008-v1-fr.pdf »: the name of a file of the report that has ``number``."""
        return "-".join(part for part in (number, ending, language) if part) + f".{format}"


# The chapters of a bilan, in their order. Those of a service are there where a program runs it.
_CHAPTERS = (
    "presentation",
    "referrals",
    "plans",
    "mentoring",
    "bursaries",
    "activities",
    "partnerships",
    "promotion",
    "funding",
    "budgets",
    "outlook",
)
_PLAN = Option("plan", "plan", _("L’identifiant du plan, où le programme en a plusieurs."))

# The kinds that are about a program, and about others too.
_ANNUAL = Kind(
    code="bilan",
    word="bilan",
    label=_("Bilan annuel"),
    help=_("Le bilan annuel d’un programme, ou de tous ceux d’un organisme."),
    about=About.PROGRAM,
    span=Span.YEAR,
    # The first of all has no mark: « QP-2007-2008 ».
    mark="",
    address="rapports/{subject}/{year}",
    page="preview",
    maker="reporting.making.bilan",
    chapters=_CHAPTERS,
    is_published=True,
    also=(
        "financier",
        "bourses",
        "guide",
        "points-saillants",
        "ententes",
        "suivi-ententes",
        "reseau",
    ),
)
_FINANCIAL = Kind(
    code="financier",
    word="financier",
    label=_("Rapport financier"),
    help=_(
        "Le rapport financier d’un programme, de ceux d’un organisme, ou d’un bailleur de fonds."
    ),
    about=About.PROGRAM,
    span=Span.YEAR,
    mark="FIN",
    address="rapports/{subject}/{year}/financier",
    page="financial_report",
    maker="reporting.making.financial",
    chapters=("budgets",),
    is_published=True,
    by_finance=True,
    also=("dossier",),
    service=Service.BUDGETS,
)
_AUDIT = Kind(
    code="dossier",
    word="dossier",
    label=_("Dossier de l’auditeur"),
    help=_(
        "Le dossier de l’auditeur : le rapport financier, le grand livre et les pièces justificatives, en un ZIP."
    ),
    about=About.PROGRAM,
    span=Span.YEAR,
    mark="DOSSIER",
    address="rapports/{subject}/{year}/dossier",
    page="audit_file",
    maker="reporting.making.dossier",
    formats=(FileFormat.ZIP,),
    service=Service.BUDGETS,
)

_AGREEMENTS = Kind(
    code="ententes",
    word="ententes",
    label=_("Inventaire des ententes"),
    help=_(
        "Les ententes selon la région et la forme, avec l’état, le renouvellement et la dernière évaluation de "
        "chacune."
    ),
    about=About.PROGRAM,
    span=Span.YEAR,
    mark="ENTENTES",
    address="rapports/{subject}/{year}/ententes",
    page="agreement_report",
    maker="reporting.making.agreements",
    service=Service.PARTNERSHIPS,
)

_FOLLOWED_AGREEMENTS = replace(
    _AGREEMENTS,
    code="suivi-ententes",
    word="suivi-ententes",
    label=_("Suivi des ententes"),
    help=_(
        "Ce que les ententes ont donné : les références de chaque partenaire et leurs délais, les heures assurées, "
        "les obligations et les évaluations."
    ),
    mark="SUIVI-ENTENTES",
    address="rapports/{subject}/{year}/suivi-ententes",
    page="agreement_follow_up",
    maker="reporting.making.agreement_follow_up",
)

_NETWORK = replace(
    _AGREEMENTS,
    code="reseau",
    word="reseau",
    label=_("Portrait du réseau"),
    help=_(
        "Les organismes du réseau, leurs services, et les personnes jointes : profil, services et parcours, sans "
        "aucun nom de personne."
    ),
    mark="RESEAU",
    address="rapports/{subject}/{year}/reseau",
    page="network_report",
    maker="reporting.making.network",
)

_KINDS = (
    _ANNUAL,
    replace(
        _ANNUAL,
        code="bilan-organisme",
        label=_("Bilan annuel de l’organisme"),
        about=About.ORGANIZATION,
        mark="ORG",
        address="rapports/organismes/{subject}/{year}",
        page="organization_preview",
        maker="reporting.making.organization",
        also=(
            "financier-organisme",
            "ententes-organisme",
            "suivi-ententes-org",
            "reseau-organisme",
        ),
    ),
    Kind(
        code="fiche",
        word="fiche",
        label=_("Fiche de programme"),
        help=_("La fiche d’un programme."),
        about=About.PROGRAM,
        span=Span.LIFE,
        mark="FICHE",
        address="programmes/{subject}/fiche",
        page="program_sheet",
        maker="reporting.making.sheet",
    ),
    Kind(
        code="recueil",
        word="recueil",
        label=_("Recueil des fiches de programme"),
        help=_("Le recueil des fiches d’une région."),
        about=About.REGION,
        span=Span.DAY,
        mark="RECUEIL",
        address="regions/{subject}/recueil",
        page="region_catalogue",
        maker="reporting.making.catalogue",
    ),
    Kind(
        code="plan",
        word="plan",
        label=_("Plan d’action"),
        help=_("Le plan d’action d’un programme, en texte suivi ou en tableaux."),
        about=About.PROGRAM,
        span=Span.YEAR,
        mark="PLAN",
        address="rapports/{subject}/{year}/plan",
        page="plan_document",
        maker="reporting.making.plan",
        # Its workbook is the one that is edited and imported again, not that of the figures.
        formats=(FileFormat.PDF, FileFormat.HTML, FileFormat.JSON),
        options=(
            _PLAN,
            Option(
                "layout",
                "presentation",
                _("Texte suivi (outline) ou tableaux (table); par défaut, celle du plan."),
                tuple(Layout.values),
            ),
            Option("version", "version", _("Le numéro d’une version adoptée.")),
        ),
    ),
    Kind(
        code="suivi",
        word="suivi",
        label=_("Suivi du plan d’action"),
        help=_("Où en est le plan d’action d’un programme à une date."),
        about=About.PROGRAM,
        span=Span.YEAR,
        mark="SUIVI",
        address="rapports/{subject}/{year}/suivi",
        page="plan_follow_up",
        maker="reporting.making.follow_up",
        options=(
            _PLAN,
            Option(
                "on",
                "en-date-du",
                _("Le jour du suivi, 2008-03-31; par défaut, la fin de l’exercice ou aujourd’hui."),
            ),
        ),
    ),
    Kind(
        code="bourses",
        word="bourses",
        label=_("Rapport sur les bourses"),
        help=_(
            "Les bourses d’un programme pendant un exercice : concours, candidatures, montants, engagements et "
            "maintien, sans aucun nom."
        ),
        about=About.PROGRAM,
        span=Span.YEAR,
        mark="BOURSES",
        address="rapports/{subject}/{year}/bourses",
        page="bursary_report",
        maker="reporting.making.bursaries",
        service=Service.BURSARIES,
    ),
    Kind(
        code="guide",
        word="guide",
        label=_("Guide des activités"),
        help=_(
            "Le guide imprimable des activités d’un programme : le calendrier, puis chacune avec son adresse "
            "d’inscription et son code QR."
        ),
        about=About.PROGRAM,
        span=Span.YEAR,
        mark="GUIDE",
        address="rapports/{subject}/{year}/guide",
        page="activity_guide",
        maker="reporting.making.guide",
        options=(
            Option(
                "by",
                "par",
                _("Comment les activités sont groupées : kind, audience ou month."),
                ("kind", "audience", "month"),
            ),
        ),
        service=Service.ACTIVITIES,
    ),
    Kind(
        code="points-saillants",
        word="points-saillants",
        label=_("Points saillants"),
        help=_(
            "Un périodique de deux pages pour les partenaires et le conseil : points saillants et photos, chiffres "
            "de l’exercice, rayonnement."
        ),
        about=About.PROGRAM,
        span=Span.YEAR,
        mark="SAILLANTS",
        address="rapports/{subject}/{year}/points-saillants",
        page="highlight_report",
        maker="reporting.making.highlights",
        formats=(FileFormat.PDF, FileFormat.HTML, FileFormat.JSON),
        options=(
            Option(
                "highlights",
                "points",
                _(
                    "Les identifiants des points saillants, dans l’ordre : S-0003,S-0001. Vide : tous."
                ),
            ),
            Option("since", "du", _("Le premier jour, dans l’exercice ; par défaut, son début.")),
            Option("until", "au", _("Le dernier jour, dans l’exercice ; par défaut, sa fin.")),
        ),
        service=Service.ACTIVITIES,
    ),
    _AGREEMENTS,
    replace(
        _AGREEMENTS,
        code="ententes-organisme",
        label=_("Inventaire des ententes de l’organisme"),
        about=About.ORGANIZATION,
        mark="ENTENTES-ORG",
        address="rapports/organismes/{subject}/{year}/ententes",
        page="organization_agreement_report",
    ),
    replace(
        _AGREEMENTS,
        code="ententes-region",
        word="ententes-region",
        label=_("Inventaire des ententes d’une région"),
        about=About.REGION,
        span=Span.DAY,
        mark="ENTENTES",
        address="regions/{subject}/ententes",
        page="region_agreement_report",
    ),
    _FOLLOWED_AGREEMENTS,
    replace(
        _FOLLOWED_AGREEMENTS,
        code="suivi-ententes-org",
        label=_("Suivi des ententes de l’organisme"),
        about=About.ORGANIZATION,
        mark="SUIVI-ENTENTES-ORG",
        address="rapports/organismes/{subject}/{year}/suivi-ententes",
        page="organization_agreement_follow_up",
    ),
    _NETWORK,
    replace(
        _NETWORK,
        code="reseau-organisme",
        label=_("Portrait du réseau de l’organisme"),
        about=About.ORGANIZATION,
        mark="RESEAU-ORG",
        address="rapports/organismes/{subject}/{year}/reseau",
        page="organization_network_report",
    ),
    _FINANCIAL,
    replace(
        _FINANCIAL,
        code="financier-organisme",
        label=_("Rapport financier de l’organisme"),
        about=About.ORGANIZATION,
        mark="FIN-ORG",
        address="rapports/organismes/{subject}/{year}/financier",
        page="organization_financial_report",
        also=("dossier-organisme",),
    ),
    replace(
        _FINANCIAL,
        code="financier-bailleur",
        label=_("Rapport financier du bailleur de fonds"),
        about=About.FUNDER,
        mark="FIN-BAIL",
        address="rapports/bailleurs/{subject}/{year}/financier",
        page="funder_financial_report",
        # Its readers have other programs that whoever makes it does not see: it is never published as the whole.
        is_published=False,
        by_finance=False,
        chapters=(),
        also=(),
    ),
    _AUDIT,
    replace(
        _AUDIT,
        code="dossier-organisme",
        label=_("Dossier de l’auditeur de l’organisme"),
        about=About.ORGANIZATION,
        mark="DOSSIER-ORG",
        address="rapports/organismes/{subject}/{year}/dossier",
        page="organization_audit_file",
    ),
)
KINDS: dict[str, Kind] = {kind.code: kind for kind in _KINDS}


def published() -> list[Kind]:
    """The kinds that are written, reviewed and published, in their order."""
    return [kind for kind in KINDS.values() if kind.is_published]


def choices() -> list[tuple[str, str | Promise]]:
    """The published kinds as choices of a field."""
    return [(kind.code, kind.label) for kind in published()]
