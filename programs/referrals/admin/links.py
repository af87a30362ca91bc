"""The links of occasional partners in the admin: sent, renewed, closed; never changed or deleted."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.access import coordinates
from programs.admin.badges import ACTIVE, DONE, NEUTRAL, STOPPED, badge
from programs.admin.base import ScopedAdmin
from programs.admin.mails import MailColumn
from programs.forms import AddressForm, attempt
from programs.referrals import access, actions
from programs.referrals.models import ReferralLink


def _standing(link: ReferralLink) -> tuple[str, str]:
    """Where a link stands today, in words and with its tone."""
    if link.revoked_at:
        return _("Fermé"), STOPPED
    if link.expires_at <= timezone.now():
        return _("Expiré"), NEUTRAL
    return (_("A servi"), DONE) if link.referral_id else (_("Ouvert"), ACTIVE)


@admin.register(ReferralLink)
class ReferralLinkAdmin(MailColumn, ScopedAdmin):
    change_form_template = "admin/change_form_moves.html"
    visible = staticmethod(access.visible_links)
    empty_hint = gettext_lazy(
        "Envoyez un lien à un partenaire qui n’a pas de compte : sa référence arrivera par là."
    )
    list_display = [
        "contact_name",
        "organization",
        "standing",
        "mail_state",
        "expires_at",
        "referral",
        "program",
    ]
    list_filter = ["program", "organization"]
    list_select_related = ["program", "organization", "referral__person", "created_by"]
    search_fields = [
        "contact_name__matches",
        "email__matches",
        "organization__known_as",
    ]
    autocomplete_fields = ["organization"]

    def can_change(self, user, obj=None):
        return obj is None and coordinates(user)

    def get_fieldsets(self, request, obj=None):
        sent = ["program", "organization", "contact_name", "email", "language"]
        if obj:
            return [(None, {"fields": [*sent, "mail_state", "referral", "expires_at", "sender"]})]
        told = _(
            "Un courriel part à cette adresse avec un lien valide huit jours, pour envoyer une seule "
            "référence, la suivre et y répondre."
        )
        return [(None, {"fields": sent, "description": told})]

    @admin.display(description=gettext_lazy("état"))
    def standing(self, link):
        return badge(*_standing(link))

    def get_readonly_fields(self, request, obj=None):
        return ["sender", "mail_state"]

    @admin.display(description=gettext_lazy("envoyé par"))
    def sender(self, link):
        return str(link.created_by)

    def save_model(self, request, obj, form, change):
        actions.send_link(link=obj, by=request.user)

    def response_add(self, request, obj, post_url_continue=None):
        sent = {"email": obj.email}
        messages.success(
            request,
            _(
                "Le lien est enregistré ; le courriel part dans la minute à %(email)s. Il est valide huit jours."
            )
            % sent,
        )
        return HttpResponseRedirect(reverse("admin:referrals_referrallink_changelist"))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        state, tone = _standing(obj) if obj else ("", "")
        context |= {
            "state": state,
            "tone": tone,
            "moves": self._buttons(obj) if obj else [],
            "history": [],
        }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _buttons(self, link: ReferralLink) -> list[dict]:
        renew = {"label": _("Renouveler"), "url": self._address("renew", link), "style": ""}
        close = {
            "label": _("Fermer le lien"),
            "url": self._address("close", link),
            "style": "danger",
        }
        return [renew] if link.revoked_at else [renew, close]

    # --- The pages that ask ------------------------------------------------------------------------

    def get_urls(self):
        pages = (("renouveler/", self.renew, "renew"), ("fermer/", self.close, "close"))
        return [
            path(
                f"<int:pk>/{end}",
                self.admin_site.admin_view(view),
                name=f"referrals_referrallink_{name}",
            )
            for end, view, name in pages
        ] + super().get_urls()

    def _address(self, name: str, link: ReferralLink) -> str:
        return reverse(f"{self.admin_site.name}:referrals_referrallink_{name}", args=[link.pk])

    def _link(self, request, pk: int) -> ReferralLink:
        if not self.can_view(request.user):
            raise PermissionDenied
        if (link := self.get_object(request, str(pk))) is None:
            raise Http404
        return link

    def renew(self, request, pk: int):
        """Ask where to before sending another link; then send it."""
        link = self._link(request, pk)
        asked = request.POST if request.method == "POST" else None
        form = AddressForm(asked, initial={"email": link.email})
        if form.is_valid() and attempt(form, actions.renew_link, link=link, **form.cleaned_data):
            said = _("Un nouveau lien est fait ; le courriel part dans la minute.")
            self.message_user(request, said, messages.SUCCESS)
            return HttpResponseRedirect(self.url_of(pk))
        consequences = [
            _("Un nouveau lien, valide huit jours, part à l’adresse ci-dessous."),
            _("Le lien précédent ne s’ouvre plus."),
        ]
        return self._ask(request, link, _("Renouveler le lien"), consequences, form=form)

    def close(self, request, pk: int):
        """Ask before closing the link; then close it."""
        link = self._link(request, pk)
        if request.method == "POST":
            actions.close_link(link=link)
            self.message_user(request, _("Le lien est fermé."), messages.SUCCESS)
            return HttpResponseRedirect(self.url_of(pk))
        consequences = [_("Le lien ne s’ouvre plus. Ce qui a été envoyé par lui reste.")]
        return self._ask(request, link, _("Fermer le lien"), consequences)

    def _ask(self, request, link, title: str, consequences: list, form=None):
        context = {
            "title": title,
            "object_label": str(link),
            "consequences": consequences,
            "form": form,
            "action": title,
            "danger": form is None,
            "cancel_url": self.url_of(link.pk),
        }
        return TemplateResponse(request, "components/confirm.html", context)
