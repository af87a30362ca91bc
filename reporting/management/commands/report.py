"""``manage.py report``: writes a document of any kind to a file."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Model
from django.utils.translation import gettext as _

from programs.lib.periods import Period, today
from programs.models import Program
from programs.plans.models import ActionPlan
from reporting import making, options
from reporting.enums import FileFormat, Span
from reporting.kinds import KINDS, Kind
from reporting.making import Order
from reporting.subjects import named, period_of, subject_of


def _why_unwritable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("le dossier n’existe pas.")
    if isinstance(error, IsADirectoryError | NotADirectoryError):
        return _("ce n’est pas un nom de fichier.")
    if isinstance(error, PermissionError):
        return _("vous n’avez pas le droit d’y écrire.")
    return error.strerror or str(error)


def _write(output: Path, slices: Iterator[bytes]) -> int:
    """Write a file slice by slice, opened once the first one is there; gives its size."""
    first = next(slices)
    with output.open("wb") as file:
        return sum(file.write(part) for part in chain((first,), slices))


def _by_word() -> dict[str, list[Kind]]:
    """The kinds by the word that asks for them: those of one word differ in what they are about."""
    found: dict[str, list[Kind]] = {}
    for kind in KINDS.values():
        found.setdefault(kind.word, []).append(kind)
    return found


class Command(BaseCommand):
    help = _(
        "Écrit un rapport dans un fichier : le bilan d’un exercice, la fiche d’un programme ou le recueil "
        "des fiches d’une région. La fin du nom de fichier choisit le format : .html, .pdf, .xlsx, .csv, .json ou .zip."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        words = _by_word()
        kinds = parser.add_subparsers(dest="word", required=True, metavar="|".join(words))
        for word, alike in words.items():
            asked = kinds.add_parser(word, help=str(alike[0].help))
            subject = asked.add_mutually_exclusive_group(required=True)
            for kind in alike:
                about = subject_of(kind)
                subject.add_argument(f"--{about.option}", help=str(about.help))
            if any(kind.span == Span.YEAR for kind in alike):
                asked.add_argument(
                    "--year", required=True, help=_("L’exercice, par exemple 2007-2008.")
                )
            for option in alike[0].options:
                choices = {"choices": option.choices} if option.choices else {}
                asked.add_argument(f"--{option.name}", help=str(option.help), **choices)
            asked.add_argument("--lang", "--language", choices=making.LANGUAGES, default="fr")
            asked.add_argument("--output", required=True, type=Path, help=_("Le fichier à écrire."))

    def handle(self, *args, **given) -> None:
        output: Path = given["output"]
        format = output.suffix.removeprefix(".").lower()
        if format not in FileFormat.values:
            raise CommandError(
                _("« %(name)s » : terminez le nom par .html, .pdf, .xlsx, .csv, .json ou .zip.")
                % {"name": output.name}
            )
        order = self._order(given)
        if format not in order.kind.formats:
            raise CommandError(
                _("Ce document s’écrit en %(formats)s.")
                % {"formats": ", ".join(f".{known}" for known in order.kind.formats)}
            )
        made = making.make(order)
        try:
            size = _write(output, made.slices(format))
        except making.UNPRINTABLE as error:
            raise CommandError(f"{making.why_unprintable(error)} ({error})") from error
        except OSError as error:
            raise CommandError(
                _("Impossible d’écrire « %(path)s » : %(why)s")
                % {"path": output, "why": _why_unwritable(error)}
            ) from error
        for remark in made.remarks:
            self.stdout.write(remark)
        self.stdout.write(_("%(path)s : %(size)s octets") % {"path": output, "size": size})

    def _order(self, given) -> Order:
        kind, key = next(_asked(given))
        subject, day = self._subject(kind, key), today()
        try:
            period = period_of(kind, subject, given.get("year", ""), day)
            asked = self._asked(kind, subject, period, given, day)
        except ValueError as error:
            raise CommandError(str(error)) from error
        return Order(
            kind=kind,
            subject=subject,
            period=period,
            language=given["lang"],
            as_of=day,
            report=making.report_of(kind, subject, period) if kind.is_published else None,
            programs=Program.objects.all(),
            year=given.get("year", ""),
            options=asked,
        )

    def _asked(self, kind: Kind, subject: Model, period: Period, given: dict, day: date) -> dict:
        texts = {option.name: given[option.name] or "" for option in kind.options}
        return options.read(kind, subject, period, texts, ActionPlan.objects.all(), day)

    def _subject(self, kind: Kind, key: str) -> Model:
        about = subject_of(kind)
        subject = about.find(key)
        if subject is None:
            known = named(about.known().values_list(about.key, flat=True))
            raise CommandError(str(about.unknown) % {"key": key, "known": known})
        return subject


def _asked(given) -> Iterator[tuple[Kind, str]]:
    """The kind whose subject was named, and its name."""
    for kind in _by_word()[given["word"]]:
        if (key := given[subject_of(kind).option]) is not None:
            yield kind, key
