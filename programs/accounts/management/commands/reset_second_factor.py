"""Take away the second factor of an account, where no administrator can enter any more."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from programs.accounts import actions
from programs.accounts.models import User


class Command(BaseCommand):
    help = _("Retire le second facteur d’un compte et ferme ses sessions.")

    def add_arguments(self, parser):
        parser.add_argument("email", help=_("Le courriel du compte."))

    def handle(self, *args, email: str, **options):
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(_("Aucun compte n’a ce courriel."))
        actions.drop_second_factor(user=user)
        self.stdout.write(_("Le second facteur de %(person)s est retiré.") % {"person": user.email})
