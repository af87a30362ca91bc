"""What a coordinator reads and answers on a referral's page: what was sent, messages, files, who it may be."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs import mailing
from programs.access import mails_about
from programs.admin.mails import standing
from programs.files import attachment
from programs.forms import add_errors
from programs.lib import phones
from programs.lib.periods import format_date
from programs.people import access
from programs.people.enums import ConsentGiver, SpokenLanguage
from programs.people.models import Person
from programs.referrals import actions
from programs.referrals.actions.persons import IDENTIFIABLE
from programs.referrals.enums import Urgency
from programs.referrals.forms.portal import MessageForm
from programs.referrals.models import Referral

# More than these is a common name, and nobody would read them all.
MOST_ALIKE = 8
# What is older was read long ago, or concerns nobody any more.
LAST_MAILS = 5


class Correspondence:
    """Beside the record of a referral: the panels above its form, and the addresses behind their buttons."""

    change_form_template = "admin/referrals/referral/change_form.html"

    def get_urls(self):
        pages = (
            ("repondre/", self.answer, "answer"),
            ("lus/", self.mark_read, "read"),
            ("prendre/", self.take, "take"),
            ("fichiers/<int:file_pk>/", self.hand_over, "file"),
            ("est/<int:person_pk>/", self.identify, "identify"),
        )
        return [
            path(
                f"<int:pk>/{end}",
                self.admin_site.admin_view(view),
                name=f"referrals_referral_{name}",
            )
            for end, view, name in pages
        ] + super().get_urls()

    def _address(self, name: str, referral: Referral, *more) -> str:
        page = f"{self.admin_site.name}:referrals_referral_{name}"
        return reverse(page, args=[referral.pk, *more])

    def _referral(self, request, pk: int) -> Referral:
        """The referral of a page: 403 without the right, 404 where it is not the user's to see."""
        if not self.can_view(request.user):
            raise PermissionDenied
        referral = self.get_object(request, str(pk))
        if referral is None:
            raise Http404
        if not self.has_change_permission(request, referral):
            raise PermissionDenied
        return referral

    # --- The panels --------------------------------------------------------------------------------

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context |= self._panels(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _panels(self, request, referral: Referral) -> dict:
        written = list(referral.messages.select_related("author"))
        return {
            "referral": referral,
            "comparison": _comparison(referral),
            "consent": _consent(referral),
            "alike": self._alike(request, referral),
            "messages_of": written,
            "unread": any(one.from_referrer and one.read_at is None for one in written),
            "message_form": MessageForm(),
            "reachable": actions.is_reachable(referral),
            "files": [
                {"file": file, "url": self._address("file", referral, file.pk)}
                for file in referral.files.all()
            ],
            "mails": [
                {
                    "what": mailing.label_of(mail.template),
                    "to": mail.to,
                    "created_at": mail.created_at,
                    "standing": standing(mail),
                }
                for mail in mails_about(referral)[:LAST_MAILS]
            ],
            "mine": referral.assigned_to_id == request.user.pk,
            "over": not actions.referral_machine.next_states(referral),
            "urls": {name: self._address(name, referral) for name in ("answer", "read", "take")},
        }

    def _alike(self, request, referral: Referral) -> list[dict]:
        """Persons whom the coordinator knows and who may be this one, while that can still be said."""
        if referral.state not in IDENTIFIABLE:
            return []
        person = referral.person
        found = access.visible_people(request.user).resembling(person.known)
        others = found.exclude(pk=person.pk).select_related("holder")[:MOST_ALIKE]
        return [
            {
                "name": str(other),
                "detail": _describe(other),
                "url": reverse(f"{self.admin_site.name}:people_person_change", args=[other.pk]),
                "identify_url": self._address("identify", referral, other.pk),
            }
            for other in others
        ]

    # --- What the buttons do -------------------------------------------------------------------------

    def answer(self, request, pk: int):
        """Write to the referrer; what is refused comes back with what was typed."""
        referral = self._referral(request, pk)
        form = MessageForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                actions.write_to_referrer(referral=referral, by=request.user, **form.cleaned_data)
            except ValidationError as error:
                add_errors(form, error)
            else:
                self.message_user(request, _("Votre message est envoyé."), messages.SUCCESS)
                return HttpResponseRedirect(self.url_of(pk))
        return self._confirm(
            request,
            referral,
            title=_("Écrire à l’organisme référent"),
            consequences=[_("L’organisme référent est averti par courriel, sans le texte.")],
            form=form,
            action=_("Envoyer le message"),
        )

    def mark_read(self, request, pk: int):
        """The coordinators have read what the referrer wrote."""
        referral = self._referral(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        actions.mark_messages_read(referral=referral, from_referrer=True)
        return HttpResponseRedirect(self.url_of(pk))

    def take(self, request, pk: int):
        """Follow the referral oneself; somebody else is chosen in the form."""
        referral = self._referral(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            actions.assign_referral(referral=referral, to=request.user, by=request.user)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            self.message_user(request, _("Vous suivez cette référence."), messages.SUCCESS)
        return HttpResponseRedirect(self.url_of(pk))

    def identify(self, request, pk: int, person_pk: int):
        """Ask before saying that the referral is about somebody known already; then do it."""
        referral = self._referral(request, pk)
        known = get_object_or_404(
            access.visible_people(request.user).select_related("holder"), pk=person_pk
        )
        if request.method == "POST":
            try:
                actions.identify_person(referral=referral, person=known, by=request.user)
            except ValidationError as error:
                self.message_user(request, " ".join(error.messages), messages.ERROR)
            else:
                done = _("La référence est maintenant au dossier de %(person)s.")
                self.message_user(request, done % {"person": known}, messages.SUCCESS)
            return HttpResponseRedirect(self.url_of(pk))
        return self._confirm(
            request,
            referral,
            title=_("C’est cette personne"),
            consequences=[
                _("La référence passe au dossier de %(person)s (%(detail)s).")
                % {"person": known, "detail": _describe(known)},
                _("Les consentements suivent ; de deux pareils, le plus ancien reste."),
                _(
                    "Ce que son dossier ne dit pas est repris de la référence ; rien n’est remplacé."
                ),
                _("La fiche ouverte par la référence disparaît si rien d’autre n’y tient."),
            ],
            form=None,
            action=_("C’est cette personne"),
        )

    def hand_over(self, request, pk: int, file_pk: int):
        """A file of the referral, as an attachment."""
        referral = self._referral(request, pk)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return attachment(get_object_or_404(referral.files, pk=file_pk))

    def _confirm(self, request, referral: Referral, **context):
        context |= {
            "object_label": str(referral),
            "danger": False,
            "cancel_url": self.url_of(referral.pk),
        }
        return TemplateResponse(request, "components/confirm.html", context)


def _describe(person: Person) -> str:
    """What tells two persons of one name apart."""
    born = _day(person.birth_date)
    known = [person.code, born, person.city, person.email, str(person.phone), str(person.holder)]
    return " · ".join(filter(None, known))


def _day(value: date | None) -> str:
    return format_date(value, get_language() or "fr") if value else ""


def _comparison(referral: Referral) -> list[dict]:
    """What was sent beside what the file says now; nothing for a referral that came another way."""
    sent, person = referral.as_sent, referral.person
    if not sent:
        return []
    born = date.fromisoformat(sent["birth_date"]) if sent["birth_date"] else None
    rows = [
        (_("Prénom"), sent["first_name"], person.first_name),
        (_("Nom"), sent["last_name"], person.last_name),
        (_("Date de naissance"), _day(born), _day(person.birth_date)),
        (_("Téléphone"), phones.show(sent["phone"]), str(person.phone)),
        (_("Courriel"), sent["email"], person.email),
        (_("Localité"), sent["city"], person.city),
        (_("Langues parlées"), _languages(sent["languages"]), _languages(person.languages)),
        (_("Besoin"), sent["need"], referral.need),
        (
            _("Urgence"),
            str(Urgency(sent["urgency"]).label),
            str(Urgency(referral.urgency).label),
        ),
        (_("Note à la coordination"), sent["note"], referral.note),
    ]
    return [
        {"label": label, "sent": before, "now": now, "differs": before != now}
        for label, before, now in rows
        if before or now
    ]


def _languages(codes) -> str:
    return ", ".join(str(SpokenLanguage(code).label) for code in codes or ())


def _consent(referral: Referral) -> str:
    if not referral.as_sent:
        return ""
    consent = referral.as_sent["consent"]
    return _("%(giver)s, le %(day)s, à : %(organization)s") % {
        "giver": consent["guardian_name"] or ConsentGiver(consent["given_by"]).label,
        "day": _day(date.fromisoformat(consent["given_on"])),
        "organization": consent["given_to"],
    }
