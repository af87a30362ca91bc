"""What cells of bursaries hold beside the ordinary: the scores of a review, the rules of a call."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bursaries.admitting import regions_known
from bursaries.eligibility import Regions, Rule, parse, write
from bursaries.models import EligibilityRule
from programs.importing import kinds
from programs.importing.errors import BadCell
from programs.importing.measures import number_of
from programs.lib import quantities
from programs.lib.text import excerpt

_LONGEST = EligibilityRule._meta.get_field("message").max_length

# What a criterion, by its code, was given.
Given = tuple[str, Decimal]


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
