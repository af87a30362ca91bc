"""What makes a consent good: who may give it, and from which age on."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programs.lib.periods import add_months, today
from programs.people.enums import ConsentGiver

# Québec's Act respecting the protection of personal information in the private sector (CQLR, c. P-39.1,
# s. 4.1): the consent of a minor under 14 years of age is given by the person having parental authority or
# by the tutor.
AGE_OF_CONSENT = 14


@dataclass(frozen=True)
class Agreement:
    """A consent as somebody tells it: by whom it was given, on which day, and the guardian's name."""

    given_by: str
    given_on: date
    guardian_name: str = ""

    def check(self, birth_date: date | None) -> None:
        """Refuse an agreement that a person born on ``birth_date`` (None: unknown) cannot have given so.

        Raises ValidationError with the sentences under ``given_by``, ``given_on`` and ``guardian_name``.
        """
        wrong: dict[str, str] = {}
        if self.given_on > today():
            wrong["given_on"] = _(
                "Cette date est à venir : le consentement se donne avant l’envoi."
            )
        elif birth_date and self.given_on < birth_date:
            wrong["given_on"] = _("Cette date précède la naissance de la personne.")
        elif self.given_by != ConsentGiver.GUARDIAN and needs_guardian(birth_date, self.given_on):
            wrong["given_by"] = _(
                "Cette personne avait moins de 14 ans ce jour-là : le consentement d’un parent ou d’un "
                "tuteur est requis."
            )
        if self.given_by == ConsentGiver.GUARDIAN and not self.guardian_name.strip():
            wrong["guardian_name"] = _("Écrivez le nom du parent ou du tuteur qui consent.")
        if wrong:
            raise ValidationError(wrong)


def needs_guardian(birth_date: date | None, on: date) -> bool:
    """Whether a person born on ``birth_date`` is under fourteen ``on`` that day; unknown birth dates are not."""
    return birth_date is not None and on < add_months(birth_date, 12 * AGE_OF_CONSENT)
