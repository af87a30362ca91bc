"""What every page of the site shows around its content."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.enums import MembershipRole


def layout(request) -> dict:
    """``navigation`` (label, url, current), ``who`` (role and name) and ``site_languages``."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return {
        "navigation": _links(request, _entries(user) if signed_in else _public_entries()),
        "who": _who(user) if signed_in else "",
        "site_languages": [
            {"code": code, "label": label, "current": (get_language() or "").startswith(code[:2])}
            for code, label in settings.LANGUAGES
        ],
    }


def _public_entries() -> list[tuple[str, str]]:
    return [
        (_("Devenir mentor"), "become_mentor"),
        (_("Vérifier un rapport"), "verify_report"),
        (_("Nous joindre"), "contact"),
    ]


def _entries(user) -> list[tuple[str, str]]:
    entries = []
    if user.is_staff:
        entries.append((_("Accueil"), "admin:index"))
    if user.is_superuser or MembershipRole.COORDINATION in user.roles:
        entries += [
            (_("Personnes"), "admin:people_person_changelist"),
            (_("Références"), "admin:referrals_referral_changelist"),
            (_("Mentors"), "admin:mentoring_mentor_changelist"),
            (_("Mentorés"), "admin:mentoring_mentee_changelist"),
            (_("Jumelages"), "admin:mentoring_pairing_changelist"),
        ]
    if user.is_staff:
        entries.append((_("Financement"), "admin:programs_funding_changelist"))
        entries.append((_("Rapports"), "admin:reporting_report_changelist"))
    if not user.is_staff:
        entries.append((_("Accueil"), "home"))
    if not user.is_staff and MembershipRole.PARTNER in user.roles:
        entries.append((_("Références"), "sent_referrals"))
    if not user.is_staff and MembershipRole.FUNDER in user.roles:
        entries.append((_("Rapports publiés"), "published"))
    return entries


def _links(request, entries) -> list[dict]:
    found = []
    for label, name in entries:
        url = reverse(name)
        current = (
            request.path == url if name in ("home", "admin:index") else request.path.startswith(url)
        )
        found.append({"label": label, "url": url, "current": current})
    return found


def _who(user) -> str:
    if user.is_superuser:
        return _("Administration")
    membership = user.memberships.active().select_related("organization").first()
    if membership is None:
        return str(user)
    return f"{membership.get_role_display()} · {membership.organization.short_name}"
