"""``manage.py report``: writes a bilan, a program's sheet or a region's catalogue to a file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from programs.lib.periods import today
from programs.models import Program, Region
from reporting import making
from reporting.enums import FileFormat


def _why_unwritable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("le dossier n’existe pas.")
    if isinstance(error, IsADirectoryError | NotADirectoryError):
        return _("ce n’est pas un nom de fichier.")
    if isinstance(error, PermissionError):
        return _("vous n’avez pas le droit d’y écrire.")
    return error.strerror or str(error)


class Command(BaseCommand):
    help = _(
        "Écrit un rapport dans un fichier : le bilan d’un exercice, la fiche d’un programme ou le recueil "
        "des fiches d’une région. La fin du nom de fichier choisit le format : .html, .pdf, .xlsx, .csv ou .json."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True, metavar="bilan|fiche|recueil")
        bilan = kinds.add_parser("bilan", help=_("Le bilan annuel d’un programme."))
        bilan.add_argument("--program", required=True, help=_("L’identifiant du programme."))
        bilan.add_argument("--year", required=True, help=_("L’exercice, par exemple 2007-2008."))
        fiche = kinds.add_parser("fiche", help=_("La fiche d’un programme."))
        fiche.add_argument("--program", required=True, help=_("L’identifiant du programme."))
        recueil = kinds.add_parser("recueil", help=_("Le recueil des fiches d’une région."))
        recueil.add_argument(
            "--region", required=True, help=_("Le numéro de la région, par exemple 07.")
        )
        for kind in (bilan, fiche, recueil):
            kind.add_argument("--lang", choices=making.LANGUAGES, default="fr")
            kind.add_argument("--output", required=True, type=Path, help=_("Le fichier à écrire."))

    def handle(self, *args, **options) -> None:
        output: Path = options["output"]
        format = output.suffix.removeprefix(".").lower()
        if format not in FileFormat.values:
            raise CommandError(
                _("« %(name)s » : terminez le nom par .html, .pdf, .xlsx, .csv ou .json.")
                % {"name": output.name}
            )
        made = getattr(self, f"_make_{options['kind']}")(options)
        try:
            content = made.render(format)
            output.write_bytes(content)
        except making.UNPRINTABLE as error:
            raise CommandError(f"{making.why_unprintable(error)} ({error})") from error
        except OSError as error:
            raise CommandError(
                _("Impossible d’écrire « %(path)s » : %(why)s")
                % {"path": output, "why": _why_unwritable(error)}
            ) from error
        self.stdout.write(_("%(path)s : %(size)s octets") % {"path": output, "size": len(content)})

    def _make_bilan(self, options) -> making.Made:
        program = self._program(options["program"])
        try:
            period = making.period_of(program, options["year"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        report = making.bilan_for(program, period)
        return making.make_bilan(report, options["lang"], as_of=today())

    def _make_fiche(self, options) -> making.Made:
        return making.make_fiche(self._program(options["program"]), options["lang"], as_of=today())

    def _make_recueil(self, options) -> making.Made:
        region = Region.objects.filter(code__iexact=options["region"]).first()
        if region is None:
            known = ", ".join(Region.objects.values_list("code", flat=True))
            raise CommandError(
                _("La région « %(code)s » n’existe pas. Régions : %(known)s.")
                % {"code": options["region"], "known": known}
            )
        return making.make_recueil(
            region, options["lang"], as_of=today(), programs=Program.objects.all()
        )

    def _program(self, slug: str) -> Program:
        program = Program.objects.select_related("lead", "region").filter(slug=slug).first()
        if program is None:
            known = ", ".join(Program.objects.order_by("slug").values_list("slug", flat=True)[:20])
            raise CommandError(
                _("Le programme « %(slug)s » n’existe pas. Programmes : %(known)s.")
                % {"slug": slug, "known": known or _("aucun")}
            )
        return program
