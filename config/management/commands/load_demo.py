"""Load the demonstration data through the import resources, and its accounts."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from config.demo import files
from config.demo.minutes import prepare_minutes
from config.demo.packs import prepare_packs
from config.demo.receipts import join_receipts
from programs.accounts.demo import PASSWORD, create_accounts, existing_accounts
from programs.accounts.models import User
from programs.importing.errors import UnreadableFile
from programs.importing.results import Counts
from programs.lib.periods import today
from programs.models import Job, Program
from programs.plans.actions import keep_version
from programs.plans.models import ActionPlan
from reporting import actions as reports
from reporting.enums import ReportState
from reporting.models import Report


class Command(BaseCommand):
    help = _(
        "Charge les données de démonstration et leurs comptes. Les charger de nouveau ne double rien."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help=_("Ne fait rien où il y a déjà un programme.")
        )
        parser.add_argument(
            "--accounts", action="store_true", help=_("Imprime les comptes de démonstration.")
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help=_("Publie un premier bilan, pour que le bailleur de fonds ait de quoi lire."),
        )

    def handle(self, *args, if_empty: bool, accounts: bool, publish: bool, **options):
        if not settings.DEMO_ACCOUNTS:
            raise CommandError(
                _(
                    "Cette installation garde de vraies données : ni fiches ni comptes de démonstration "
                    "n’y sont chargés (DEMO_ACCOUNTS)."
                )
            )
        if not (if_empty and Program.objects.exists()):
            with transaction.atomic():
                counts = load()
                create_accounts()
                if publish:
                    ask_for_first_bilan()
            self.stdout.write(
                _(
                    "Données de démonstration : %(new)d fiches nouvelles, %(updated)d mises à jour, "
                    "%(unchanged)d inchangées."
                )
                % vars(counts)
            )
        if accounts:
            self._print_accounts()

    def _print_accounts(self):
        found = existing_accounts()
        if not found:
            self.stdout.write(_("Aucun compte de démonstration dans cette base."))
            return
        rows = [(account.description, account.email, PASSWORD) for account in found]
        headings = (_("Compte de démonstration"), _("Courriel"), _("Mot de passe"))
        first, second = (max(len(row[i]) for row in [headings, *rows]) for i in (0, 1))
        for role, email, password in [headings, *rows]:
            self.stdout.write(f"  {role:<{first}}  {email:<{second}}  {password}")


@transaction.atomic
def load() -> Counts:
    """Load every file: all of it, or nothing. Raises CommandError."""
    total = Counts()
    for file in files.directory():
        _import(file, total)
    for program in files.programs():
        carry = program.carry(today())
        for file in program.files:
            _import(file, total, carry)
    keep_adopted_plans()
    join_receipts()
    prepare_minutes()
    prepare_packs()
    with connection.cursor() as cursor:
        # The planner believes tables empty that were just filled, and joins them row by row.
        cursor.execute("ANALYZE")
    return total


def keep_adopted_plans() -> None:
    """Keep the lines of each plan that came in adopted as its version: later ones are compared with it."""
    for plan in ActionPlan.objects.filter(version__gt=0, versions=None):
        keep_version(plan=plan, by=None)


@transaction.atomic
def ask_for_first_bilan() -> Job:
    """Have the bilan of the first year published: by the worker where there is one, while the first page opens."""
    report = Report.objects.filter(state=ReportState.DRAFT).earliest("ends_on")
    author = User.objects.filter(is_superuser=True).earliest("pk")
    reviewed = reports.submit_report(report=report, by=author)
    return reports.ask_to_publish(report=reviewed, by=author)


def _import(file: files.DemoFile, total: Counts, carry: files.Carry = files.NOWHERE) -> None:
    """Import one file and add what it did to ``total``."""
    try:
        result = file.importer().import_file(file.content(carry), file.path.name)
    except UnreadableFile as error:
        raise CommandError(f"{file.slug}/{file.path.name} : {error.sentence}") from error
    if result.is_refused:
        cells = "\n".join(str(error) for error in result.cell_errors)
        raise CommandError(f"{file.slug}/{file.path.name}\n{cells}")
    total.new += result.counts.new
    total.updated += result.counts.updated
    total.unchanged += result.counts.unchanged
