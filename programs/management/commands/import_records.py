"""``manage.py import_records RESOURCE FILE``: the same import as in the admin, from the command line."""

import sys
from argparse import RawDescriptionHelpFormatter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, DjangoHelpFormatter
from django.utils.translation import gettext as _
from django.utils.translation import override

from programs.importing import registry
from programs.importing.directories import Scope
from programs.importing.errors import UnreadableFile
from programs.importing.questions import OTHER, SAME, Answers
from programs.importing.results import RecordResult
from programs.models import Program

_PROGRESS_EVERY = 500


class _Formatter(DjangoHelpFormatter, RawDescriptionHelpFormatter):
    """Keeps the lines of the list of columns."""


class Command(BaseCommand):
    """Exits 0 where the file was imported, 1 where it or any of its rows was refused."""

    def create_parser(self, prog_name, subcommand, **kwargs):
        with override("fr"):
            return super().create_parser(
                prog_name, subcommand, epilog=_columns_help(), formatter_class=_Formatter, **kwargs
            )

    @property
    def help(self):
        return _(
            "Importe un fichier XLSX, ODS, CSV ou TSV. Rien n’est enregistré si une seule ligne est refusée."
        )

    def add_arguments(self, parser):
        parser.add_argument(
            "resource",
            metavar="RESOURCE",
            choices=registry.names(),
            help=_("ce que le fichier contient"),
        )
        parser.add_argument("file", metavar="FILE", type=Path, help=_("le fichier"))
        parser.add_argument(
            "--program", metavar="SLUG", help=_("le programme des lignes qui n’en nomment pas")
        )
        parser.add_argument(
            "--alike",
            choices=[SAME, OTHER],
            default="",
            help=_(
                "ce que sont les lignes qui ressemblent à une personne inscrite ou contredisent sa fiche : la même "
                "(same) ou une autre (other) ; sans cette option, elles sont refusées"
            ),
        )
        parser.add_argument(
            "--dry-run", action="store_true", help=_("vérifie le fichier sans rien enregistrer")
        )

    def handle(self, *args, **options):
        with override("fr"):
            result = self._import(**options)
            self._print(result, dry_run=options["dry_run"])
            if result.is_refused:
                raise CommandError(
                    _("Rien n’a été importé. Lignes refusées : %(count)d.")
                    % {"count": result.counts.refused}
                )

    def _import(
        self,
        *,
        resource: str,
        file: Path,
        program: str | None,
        dry_run: bool,
        alike: str,
        **options,
    ):
        scope = Scope(program=_program(program) if program else None)
        importer = registry.get(resource)(scope)
        importer.answers = Answers(for_all=alike)
        if self.stderr.isatty():
            importer.progress = self._show_progress
        try:
            return importer.import_file(file.read_bytes(), file.name, dry_run=dry_run)
        except UnreadableFile as error:
            raise CommandError(error.sentence) from error
        except OSError as error:
            raise CommandError(
                _("Le fichier « %(file)s » ne peut pas être lu : %(why)s.")
                % {"file": file, "why": error.strerror}
            ) from error

    def _print(self, result: RecordResult, *, dry_run: bool) -> None:
        for error in result.cell_errors:
            self.stdout.write(str(error))
        if hidden := result.cell_error_count - len(result.cell_errors):
            self.stdout.write(_("… et %(count)d autres cellules à corriger.") % {"count": hidden})
        counts = result.counts
        for label, count in (
            (_("Nouvelles"), counts.new),
            (_("Modifiées"), counts.updated),
            (_("Inchangées"), counts.unchanged),
            (_("Refusées"), counts.refused),
        ):
            self.stdout.write(f"{label}\u00a0: {count}")
        if dry_run and not result.is_refused:
            self.stdout.write(_("Vérification seulement : rien n’a été enregistré."))

    def _show_progress(self, done: int, total: int) -> None:
        if done % _PROGRESS_EVERY == 0 or done == total:
            end = "\n" if done == total else ""
            sys.stderr.write(f"\r{done} / {total}{end}")
            sys.stderr.flush()


def _program(slug: str) -> Program:
    try:
        return Program.objects.select_related("lead").get(slug=slug)
    except Program.DoesNotExist as error:
        raise CommandError(
            _("Aucun programme n’a l’identifiant « %(slug)s ».") % {"slug": slug}
        ) from error


def _columns_help() -> str:
    """Each resource and its columns, as ``--help`` lists them."""
    lines = [_("Ressources et colonnes (* obligatoire), dans l’ordre de chargement :")]
    for name in registry.names():
        resource = registry.get(name)
        lines += ["", f"{name} ({resource.get_display_name()})"]
        for column in resource.columns:
            mark = "*" if column.required else ""
            lines.append(
                f"  {column.name}{mark} « {column.fr} » / “{column.en}” : {column.expects}"
            )
        for sets in resource.alternatives:
            lines.append(
                "  " + _("il faut %(list)s") % {"list": _(" ou ").join(map(" + ".join, sets))}
            )
    return "\n".join(lines)
