"""The forms of invitations and of one's own account."""

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.access import organizations_coordinated_by
from programs.accounts import access
from programs.accounts.models import User
from programs.enums import MembershipRole
from programs.models import Organization


class InvitationForm(forms.Form):
    """Whom a user invites for an organisation: the roles and the programs are those that they may open."""

    email = forms.EmailField(label=_("Courriel"), max_length=254)
    first_name = forms.CharField(label=_("Prénom"), max_length=80, required=False)
    last_name = forms.CharField(label=_("Nom"), max_length=80, required=False)
    language = forms.ChoiceField(
        label=_("Langue de l’invitation"), choices=settings.LANGUAGES, initial="fr-ca"
    )
    role = forms.ChoiceField(label=_("Rôle"))
    vouched_by = forms.ModelChoiceField(
        label=_("Pour les programmes de"),
        queryset=Organization.objects.none(),
        help_text=_("La personne ne voit que les programmes de cet organisme responsable."),
    )

    def __init__(self, *args, user: User, organization: Organization, **kwargs):
        super().__init__(*args, **kwargs)
        roles = access.roles_to_give(user, organization)
        # None is chosen beforehand: some roles open everything.
        self.fields["role"].choices = [
            ("", _("Choisissez")),
            *(choice for choice in MembershipRole.choices if choice[0] in roles),
        ]
        leads = organizations_coordinated_by(user)
        vouching = self.fields["vouched_by"]
        if user.is_superuser:
            leads = leads.filter(led_programs__isnull=False).distinct()
            vouching.required = False
            vouching.empty_label = _("Tous les programmes où l’organisme a sa part")
        elif leads.count() == 1:
            vouching.empty_label = None
        vouching.queryset = leads.order_by("name", "pk").told_apart()


class AcceptanceForm(forms.Form):
    """What an invited person says of themselves: their name, and the password that they choose."""

    first_name = forms.CharField(label=_("Prénom"), max_length=80)
    last_name = forms.CharField(label=_("Nom"), max_length=80)
    password = forms.CharField(
        label=_("Mot de passe"),
        strip=False,
        help_text=password_validation.password_validators_help_text_html(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label=_("Mot de passe, encore une fois"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, email: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email
        for name, purpose in (("first_name", "given-name"), ("last_name", "family-name")):
            self.fields[name].widget.attrs["autocomplete"] = purpose

    def clean(self):
        cleaned = super().clean()
        password, again = cleaned.get("password"), cleaned.pop("password_again", None)
        if password and again and password != again:
            self.add_error("password_again", _("Les deux mots de passe ne sont pas les mêmes."))
        if password:
            names = {name: cleaned.get(name, "") for name in ("first_name", "last_name")}
            try:
                password_validation.validate_password(password, User(email=self.email, **names))
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned


class ProfileForm(forms.ModelForm):
    """What people change of their own account; the address is the administrators' business."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "language"]
