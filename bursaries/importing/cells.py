"""What cells of bursaries hold beside the ordinary: a moment, a number, the scores of a review, the rules of a call."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bursaries.admitting import regions_known
from bursaries.eligibility import Regions, Rule, parse, write
from bursaries.models import EligibilityRule
from programs.importing import kinds
from programs.importing.errors import BadCell
from programs.lib import quantities
from programs.lib.periods import parse_date
from programs.lib.text import excerpt

_LONGEST = EligibilityRule._meta.get_field("message").max_length

# What a criterion, by its code, was given.
Given = tuple[str, Decimal]


class Moment(kinds.Kind):
    """A day and an hour, as clocks show them where the site is; the offset is said of an hour that comes twice."""

    expects = gettext_lazy("un jour et une heure : 2022-10-01 23:59")
    is_text = False

    def blank(self):
        return None

    def read(self, value, directories) -> datetime:
        if isinstance(value, datetime):
            return _aware(value)
        day, _space, hour = kinds.as_text(value).replace("T", " ").partition(" ")
        try:
            return _aware(datetime.fromisoformat(f"{parse_date(day).isoformat()} {hour}"))
        except ValueError as error:
            raise BadCell(
                _("« %(text)s » n’est pas un jour et une heure. Attendu : %(it)s.")
                % {"text": excerpt(kinds.as_text(value)), "it": self.expects}
            ) from error

    def write(self, value, directories=None) -> str:
        """To the microsecond where it has any: what an export writes is the very moment."""
        local = timezone.localtime(value)
        bare = local.replace(tzinfo=None)
        said = bare.isoformat(" ") if bare.second or bare.microsecond else f"{bare:%Y-%m-%d %H:%M}"
        return f"{said}{local:%z}" if local.fold else said


def _aware(moment: datetime) -> datetime:
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


class Number(kinds.Kind):
    """A number with decimals. Where it ``keeps``, a blank leaves the record as it is."""

    is_text = False

    def __init__(self, expects, keeps: bool = False):
        self.expects = expects
        self.keeps = keeps

    def blank(self):
        return kinds.KEEP if self.keeps else None

    def read(self, value, directories) -> Decimal:
        return number_of(value)

    def write(self, value, directories=None):
        return kinds.number_for_cells(value)


def number_of(value) -> Decimal:
    """The number that a cell holds, with two decimals at most. Raises BadCell."""
    text = kinds.as_text(value).removesuffix("%").strip()
    try:
        number = (
            quantities.parse_number(text)
            if isinstance(value, str)
            else quantities.exact_number(value)
        )
    except (ValueError, TypeError) as error:
        raise BadCell(_("« %(text)s » n’est pas un nombre.") % {"text": excerpt(text)}) from error
    if quantities.round_half_up(number, 2) != number:
        raise BadCell(_("« %(text)s » a plus de deux décimales.") % {"text": excerpt(text)})
    return number


class Scores(kinds.Kind):
    """Criteria and what each was given, set apart by ;. A blank leaves the record as it is."""

    expects = gettext_lazy(
        "les notes par critère, séparées par « ; » : motivation = 4; besoin = 3,5"
    )

    def blank(self):
        return kinds.KEEP

    def read(self, value, directories) -> list[Given]:
        text = super().read(value, directories).replace("\n", ";")
        return [self._given(piece.strip()) for piece in text.split(";") if piece.strip()]

    def _given(self, piece: str) -> Given:
        code, equals, said = piece.partition("=")
        if not equals or not code.strip() or not said.strip():
            raise BadCell(
                _("« %(text)s » n’est pas une note. Attendu : %(it)s.")
                % {"text": excerpt(piece), "it": self.expects}
            )
        return code.strip(), number_of(said.strip())

    def write(self, value: Sequence[Given], directories=None) -> str:
        return "; ".join(
            f"{code} = {quantities.format_number(number, 'fr')}" for code, number in value
        )


class EligibilityRules(kinds.Kind):
    """The conditions of a call in one line. A blank leaves those that there are."""

    expects = gettext_lazy(
        "les conditions, séparées par « ; » : Niveau d’études : Collégial; Âge à la clôture : au moins 18"
    )

    def blank(self):
        return kinds.KEEP

    def read(self, value, directories) -> tuple[Rule, ...]:
        try:
            rules = parse(super().read(value, directories), _regions(directories))
        except ValueError as error:
            raise BadCell(str(error)) from error
        if len({(rule.subject, rule.operator) for rule in rules}) < len(rules):
            raise BadCell(_("Une condition est écrite deux fois : réunissez-en les réponses."))
        if any(
            len(message) > _LONGEST for rule in rules for message in (rule.message, rule.message_en)
        ):
            raise BadCell(
                _("Une explication a au plus %(longest)d caractères.") % {"longest": _LONGEST}
            )
        return rules

    def write(self, value, directories=None) -> str:
        return write(value)


def _regions(directories) -> Regions:
    return directories.once(EligibilityRules, regions_known)
