"""Schools: what an organisation that teaches has beside its name and its region."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.enums import SchoolLanguage, SchoolLevel, SchoolSetting
from programs.history import tracked
from programs.lookups import sort_key_of
from programs.models.fields import choices_array, known_codes, told
from programs.models.organizations import Organization, several
from programs.triggers import BOARD_STANDS_ABOVE


class SchoolQuerySet(models.QuerySet):
    def of_board(self, board: Organization):
        return self.filter(board=board)

    def teaching(self, *levels: SchoolLevel):
        """Schools that have any of ``levels``; those whose levels are not known are not among them."""
        return self.filter(levels__overlap=list(levels))

    def told_apart(self):
        """Homonyms among those found say what sets them apart: their town, their board, else their code."""
        name = models.Func(
            models.F("organization__name"),
            function="arrimage_normalise",
            output_field=models.CharField(),
        )
        return self.select_related("organization__region", "board").annotate(
            is_homonym=several([name]),
            is_homonym_of_town=several([name, models.F("town")]),
            is_homonym_of_board=several([name, models.F("board")]),
        )


@tracked
class School(models.Model):
    """What is said of an ``Organization`` that teaches. Its name and its region are the organisation's."""

    organization = models.OneToOneField(
        Organization, models.CASCADE, verbose_name=_("organisme"), related_name="school"
    )
    board = models.ForeignKey(
        Organization,
        models.PROTECT,
        verbose_name=_("conseil scolaire ou centre de services"),
        null=True,
        blank=True,
        related_name="board_schools",
        help_text=_(
            "Le centre de services scolaire, la commission ou le conseil scolaire dont elle dépend. Laissez vide "
            "pour un établissement privé ou un cégep."
        ),
    )
    official_code = models.CharField(
        _("code du ministère"),
        max_length=20,
        blank=True,
        help_text=_("Tel que le ministère l’écrit, zéros du début compris."),
    )
    levels = choices_array(
        SchoolLevel,
        _("niveaux"),
        help_text=_("Ce qu’on y enseigne. Laissez vide si ce n’est pas connu."),
    )
    language = models.CharField(
        _("langue d’enseignement"), max_length=12, choices=SchoolLanguage, blank=True
    )
    town = models.CharField(_("ville"), max_length=100, blank=True)
    setting = models.CharField(_("milieu"), max_length=12, choices=SchoolSetting, blank=True)

    objects = SchoolQuerySet.as_manager()

    class Meta:
        verbose_name = _("école")
        verbose_name_plural = _("écoles")
        ordering = [sort_key_of("organization__name"), "pk"]
        triggers = [BOARD_STANDS_ABOVE]
        constraints = [
            known_codes("school_levels_known", "levels", SchoolLevel),
            models.UniqueConstraint(
                fields=["official_code"],
                condition=~models.Q(official_code=""),
                name="school_official_code_once",
                violation_error_message=_("Une autre école porte déjà ce code du ministère."),
            ),
            models.CheckConstraint(
                name="school_official_code_is_plain",
                condition=models.Q(official_code__regex=r"^[A-Z0-9-]*$"),
                violation_error_message=_(
                    "Un code du ministère s’écrit en chiffres, en majuscules sans accent et en traits d’union : 762001."
                ),
            ),
            models.CheckConstraint(
                name="school_is_not_its_board",
                condition=~models.Q(board=models.F("organization")),
                violation_error_message=_("Une école n’est pas son propre conseil scolaire."),
            ),
        ]

    # Whether others of those shown with it have its name, and that name in its town or under its board.
    is_homonym = is_homonym_of_town = is_homonym_of_board = False

    def __str__(self):
        if not self.is_homonym:
            return told(self, "organization")
        return f"{self.organization.worn.name} ({self._set_apart_by})"

    @property
    def levels_said(self) -> str:
        return levels_said(self.levels)

    @property
    def _set_apart_by(self) -> str:
        if self.town and not self.is_homonym_of_town:
            return self.town
        if self.board and not self.is_homonym_of_board:
            return self.board.short_name
        return self.organization.code


def levels_said(levels: Iterable[str]) -> str:
    """« Primaire, 7e à 11e année »: three grades or more that follow each other are said at once."""
    runs: list[list[SchoolLevel]] = []
    for level in (level for level in SchoolLevel if level in set(levels)):
        if runs and level.isdigit() and runs[-1][-1] == str(int(level) - 1):
            runs[-1].append(level)
        else:
            runs.append([level])
    return ", ".join(word for run in runs for word in _run_said(run))


def _run_said(run: list[SchoolLevel]) -> list[str]:
    if len(run) < 3:
        return [str(level.label) for level in run]
    words = {"first": run[0].value, "last": run[-1].value}
    return [gettext("%(first)se à %(last)se année") % words]
