"""``manage.py import_plan FILE --program SLUG``: brings the document of a plan in, as the page does."""

import hashlib
import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from programs.models import Program
from programs.plans.bringing import Document, Target, bring_in, compare, telling
from programs.plans.bringing.understanding import understand
from programs.plans.bringing.writing import refuse_unwritten
from programs.plans.reading import read


class Command(BaseCommand):
    """Exits 0 where the document was brought in, or changes nothing; 1 where it was refused, and nothing is changed."""

    def create_parser(self, prog_name, subcommand, **kwargs):
        with override("fr"):
            return super().create_parser(prog_name, subcommand, **kwargs)

    @property
    def help(self):
        return _(
            "Importe le document d’un plan d’action : DOCX, ODT, PDF, TXT, XLSX, ODS ou CSV. Rien n’est enregistré "
            "s’il est refusé."
        )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path, help=_("le document"))
        parser.add_argument(
            "--program", metavar="SLUG", required=True, help=_("le programme du plan")
        )
        parser.add_argument(
            "--period",
            metavar="2024-2025",
            default="",
            help=_("la période du plan, si le document ne la dit pas"),
        )
        parser.add_argument(
            "--plan",
            metavar="CODE",
            default="",
            help=_("l’identifiant du plan ; sans lui, celui de la même période, ou un nouveau"),
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help=_("dit ce que le document donnerait, sans rien enregistrer"),
        )
        parser.add_argument(
            "--json", action="store_true", help=_("écrit seulement l’arbre et ses comptes, en JSON")
        )

    def handle(self, *args, **options):
        with override("fr"):
            try:
                self._import(**options)
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from error

    def _import(
        self, *, file: Path, program: str, period: str, plan: str, dry_run: bool, **options
    ) -> None:
        target = Target(_program(program), period, plan)
        content = _content(file)
        outline = understand(read(file.name, content)).outline
        if options["json"]:
            self.stdout.write(json.dumps(telling.json_of(outline), ensure_ascii=False, indent=2))
        else:
            self._write(telling.told(outline))
        if dry_run:
            there = target.find(outline)
            proposal = compare(there, outline)
            if there:
                refuse_unwritten(there)
        else:
            document = Document(file.name, hashlib.sha256(content).hexdigest())
            brought = bring_in(target=target, outline=outline, document=document, by=None)
            proposal = brought.proposal
        if options["json"]:
            return
        self._write(telling.warnings_told(proposal.warnings))
        if dry_run:
            self._write(telling.changes_told(proposal))
            self.stdout.write(_("Vérification seulement : rien n’a été enregistré."))
        elif brought.made is None:
            self.stdout.write(_("Rien ne change : le plan dit déjà tout ce que dit ce document."))
        else:
            self._write(telling.counted(proposal))
            self.stdout.write(_("Le plan « %(code)s » est importé.") % {"code": brought.plan.code})

    def _write(self, lines) -> None:
        for line in lines:
            self.stdout.write(line)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(
            _("Le fichier « %(file)s » ne peut pas être lu : %(why)s.")
            % {"file": file, "why": error.strerror}
        ) from error


def _program(slug: str) -> Program:
    try:
        return Program.objects.select_related("lead").get(slug=slug)
    except Program.DoesNotExist as error:
        raise CommandError(
            _("Aucun programme n’a l’identifiant « %(slug)s ».") % {"slug": slug}
        ) from error
