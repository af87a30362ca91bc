"""``manage.py import_records RESOURCE FILE``: the same import as in the admin, from the command line."""

import sys
from argparse import RawDescriptionHelpFormatter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, DjangoHelpFormatter
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import override

from programs.importing import registry
from programs.importing.choices import Choices, Unanswered
from programs.importing.days import EVERY_COLUMN
from programs.importing.directories import Scope
from programs.importing.errors import UnreadableFile
from programs.importing.kept import KeptFile
from programs.importing.questions import OTHER, SAME, Answers
from programs.importing.results import RecordResult
from programs.importing.taking import Repeated, latest, take_in
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
        self._add_choices(parser)

    def _add_choices(self, parser):
        """What a form asks where the file does not say it."""
        parser.add_argument("--sheet", metavar="NAME", default="", help=_("la feuille à lire"))
        parser.add_argument(
            "--hidden",
            choices=("take", "leave"),
            default="",
            help=_("les lignes masquées ou filtrées : les importer ou les laisser"),
        )
        parser.add_argument(
            "--dates",
            choices=("day", "month"),
            default="",
            help=_("ce qui vient d’abord dans les dates écrites en chiffres : le jour ou le mois"),
        )
        parser.add_argument(
            "--column",
            metavar="C=NAME",
            action="append",
            default=[],
            help=_("ce qu’est la colonne C ; « C= » la laisse de côté"),
        )

    def handle(self, *args, **options):
        with override("fr"):
            result = self._import(**options)
            for note in result.notes:
                mark = _("À vérifier") if note.level == "ask" else _("À noter")
                self.stdout.write(f"{mark}\u00a0: {note.text}")
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
        progress = self._show_progress if self.stderr.isatty() else None
        try:
            kept = KeptFile(
                file.read_bytes(),
                file.name,
                resource,
                choices=_choices(**options),
                answers=Answers(for_all=alike),
            )
            if dry_run:
                importer = registry.get(resource)(scope)
                importer.answers = kept.answers
                importer.progress = progress or importer.progress
                return importer.import_file(
                    kept.data, kept.name, dry_run=True, choices=kept.choices
                )
            # Whoever types the command again means it.
            earlier = latest(resource, kept.digest, program=scope.program, by=None)
            kept.seen = earlier.pk if earlier else None
            _made, result = take_in(kept, scope=scope, progress=progress)
            return result
        except Repeated as error:
            raise CommandError(
                _("Ce fichier vient d’être importé par quelqu’un d’autre.")
            ) from error
        except Unanswered as error:
            raise CommandError("\n".join([error.sentence, *_ways_to_answer(error)])) from error
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
        for doubt in result.doubts:
            self.stdout.write(_("À vérifier : %(doubt)s") % {"doubt": doubt})
        if hidden := result.doubt_count - len(result.doubts):
            self.stdout.write(_("… et %(count)d autres cellules à vérifier.") % {"count": hidden})
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


def _choices(*, sheet: str, hidden: str, dates: str, column: list[str], **_others) -> Choices:
    mapping = {}
    for one in column:
        letter, _mark, name = one.partition("=")
        mapping[letter.strip().upper()] = name.strip()
    return Choices(
        sheet=sheet, hidden=hidden, mapping=mapping, dates={EVERY_COLUMN: dates} if dates else {}
    )


def _ways_to_answer(error: Unanswered) -> list[str]:
    """The options that answer what the reading asks."""
    ways = []
    for question in error.questions:
        name, _mark, letter = question.name.partition(".")
        if name == "mapping":
            ways.append(
                _("Répondez par --column %(letter)s=NOM, ou --column %(letter)s= pour la laisser.")
                % {"letter": letter}
            )
        else:
            answers = [f"--{name} {answer} ({words})" for answer, words in question.options]
            ways.append(_("Répondez par %(list)s.") % {"list": get_text_list(answers, _("ou"))})
    return ways


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
