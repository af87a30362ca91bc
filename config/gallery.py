"""Every component with invented samples, on one page for whoever builds the next screen."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe


class SampleForm(forms.Form):
    """Shown bound and empty, so that its errors show."""

    name = forms.CharField(label="Nom")
    day = forms.DateField(label="Jour")


# Eight services and what they share, as many as the menu is drawn for.
_MENU = {
    "Références": ("Références", "Liens des partenaires occasionnels"),
    "Mentorat": ("Mentors", "Mentorés", "Jumelages", "Rencontres", "Issues", "Offres de mentors"),
    "Bourses": ("Cycles", "Candidatures", "Bourses accordées", "Versements"),
    "Activités": ("Activités", "Groupes scolaires", "Inscriptions"),
    "Plans d’action": ("Plans", "Actions", "Indicateurs"),
    "Budgets": ("Postes", "Dépenses", "Virements"),
    "Partenariats": ("Ententes", "Comités", "Réunions"),
    "Stages": ("Stages",),
    "Rapports": ("Rapports", "Rapports publiés", "Chiffres énoncés"),
    "Répertoire": ("Personnes", "Organismes", "Programmes", "Financement", "Régions"),
}


def _navigation() -> list[dict]:
    home = {"label": "Accueil", "url": "#", "current": ""}
    return [home, *(_section(label, links) for label, links in _MENU.items())]


def _section(label: str, labels: tuple[str, ...]) -> dict:
    current = {"Jumelages": "page"}
    links = [{"label": name, "url": "#", "current": current.get(name, "")} for name in labels]
    if len(links) == 1:
        return links[0]
    return {"label": label, "current": "true" if "Jumelages" in labels else "", "links": links}


def _due() -> list[dict]:
    return [
        {
            "late": True,
            "when": "3 jours de retard",
            "title": "Confirmer la réception de la référence R-0412",
            "detail": "Organisme inventé",
            "url": "#",
            "action": "Traiter",
        },
        {
            "late": False,
            "when": "24 novembre",
            "title": "Issue à 3 mois du jumelage J-0031",
            "detail": "",
            "url": "#",
            "action": "Noter l’issue",
        },
    ]


def _row(name: str, received: str, accepted: str) -> list[dict]:
    return [
        {"label": "Organisme référent", "value": name, "url": "#", "numeric": False},
        {"label": "Reçues", "value": received, "url": "#", "numeric": True},
        {"label": "Acceptées", "value": accepted, "url": "", "numeric": True},
    ]


def _samples() -> dict:
    return {
        "navigation": _navigation(),
        "kpis": [
            {
                "value": "43",
                "label": "mentorés inscrits",
                "url": "#",
                "detail": "sans double compte",
            },
            {"value": "34", "label": "jumelages", "url": "#", "detail": ""},
            {"value": "14 300 $", "label": "accordés", "url": "", "detail": ""},
        ],
        "due": _due(),
        "facts": [
            {"label": "Mentor", "value": "Paul Fictif", "url": "#"},
            {"label": "Mentorée", "value": "Amina Exemple", "url": ""},
        ],
        "rows": [_row("Carrefour inventé", "33", "33"), _row("Centre fictif", "5", "4")],
        "total": _row("Total", "38", "37"),
        "tabs": [
            {"label": "Fiche", "url": "#", "current": True},
            {"label": "Rencontres", "url": "#", "current": False},
        ],
        "moves": [
            {"label": "Mettre en pause", "url": "#", "style": ""},
            {"label": "Modifier", "url": "#", "style": "quiet"},
            {"label": "Interrompre", "url": "#", "style": "danger"},
        ],
        "history": [
            {
                "when": "12 novembre 2007",
                "who": "Coordination",
                "from": "Proposé",
                "to": "Actif",
                "why": "Les deux personnes ont accepté.",
            },
            {"when": "1er novembre 2007", "who": "", "from": "", "to": "Proposé", "why": ""},
        ],
    }


@require_safe
def gallery(request):
    """For administrators."""
    if not request.user.is_superuser:
        raise PermissionDenied
    context = {
        "samples": _samples(),
        "form": SampleForm({}),
        "page": Paginator(range(30), 10).get_page(2),
    }
    return render(request, "components/gallery.html", context)
