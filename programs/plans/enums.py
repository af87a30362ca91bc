"""Choices, named groups of states and transition tables of action plans."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """The levels of a plan, from the widest to the narrowest. A plan need not have them all."""

    AXIS = "axis", _("Axe")
    THEME = "theme", _("Thème")
    OBJECTIVE = "objective", _("Objectif")
    SPECIFIC = "specific", _("Objectif spécifique")
    ACTION = "action", _("Action")


# What an action stands under. Each holds only narrower ones.
HEADING_LEVELS = (Level.AXIS, Level.THEME, Level.OBJECTIVE, Level.SPECIFIC)
DEPTHS: dict[str, int] = {level: depth for depth, level in enumerate(Level.values)}


class Layout(TextChoices):
    """How a plan is printed."""

    OUTLINE = "outline", _("Texte suivi")
    TABLE = "table", _("Tableaux")


class PlanState(TextChoices):
    DRAFT = "draft", _("Brouillon")
    ADOPTED = "adopted", _("Adopté")
    IN_FORCE = "in_force", _("En vigueur")
    CLOSED = "closed", _("Clos")


_P = PlanState
PLAN_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _P.DRAFT: (_P.ADOPTED,),
    # Back to draft: the adoption was noted too early, or of the wrong text.
    _P.ADOPTED: (_P.IN_FORCE, _P.DRAFT),
    _P.IN_FORCE: (_P.CLOSED,),
    _P.CLOSED: (_P.IN_FORCE,),
}
PLAN_FOLLOWED = (_P.ADOPTED, _P.IN_FORCE)


class ActionState(TextChoices):
    """Where an action stands. « En retard » and « bloquée » are not here: they follow from dates and obstacles."""

    UPCOMING = "upcoming", _("À venir")
    IN_PROGRESS = "in_progress", _("En cours")
    DONE = "done", _("Réalisée")
    ON_PAUSE = "on_pause", _("En pause")
    POSTPONED = "postponed", _("Reportée")
    ABANDONED = "abandoned", _("Abandonnée")


_A = ActionState
# Whoever follows 75 actions on one screen clicks beside the mark: every state leads back to those before it.
ACTION_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _A.UPCOMING: (_A.IN_PROGRESS, _A.DONE, _A.ON_PAUSE, _A.POSTPONED, _A.ABANDONED),
    _A.IN_PROGRESS: (_A.UPCOMING, _A.DONE, _A.ON_PAUSE, _A.POSTPONED, _A.ABANDONED),
    _A.DONE: (_A.UPCOMING, _A.IN_PROGRESS, _A.ON_PAUSE, _A.POSTPONED),
    _A.ON_PAUSE: (_A.UPCOMING, _A.IN_PROGRESS, _A.DONE, _A.POSTPONED, _A.ABANDONED),
    _A.POSTPONED: (_A.UPCOMING, _A.IN_PROGRESS, _A.DONE, _A.ON_PAUSE, _A.ABANDONED),
    _A.ABANDONED: (_A.UPCOMING, _A.IN_PROGRESS, _A.ON_PAUSE, _A.POSTPONED),
}
# Still to be done in the time of the plan: these are late, blocked or silent; the others are not.
ACTION_OPEN = (_A.UPCOMING, _A.IN_PROGRESS, _A.ON_PAUSE)
ACTION_SETTLED = (_A.DONE, _A.ABANDONED)
ACTION_REASON_REQUIRED = (_A.ABANDONED,)


class Part(TextChoices):
    """What an organisation, or a role, has to do with an action."""

    RESPONSIBLE = "responsible", _("Responsable")
    COLLABORATOR = "collaborator", _("Collaborateur")
    CONCERNED = "concerned", _("Concerné")


# Who carries an action out, and writes its progress.
PARTS_CARRYING = (Part.RESPONSIBLE, Part.COLLABORATOR)


class Counting(TextChoices):
    """How the numbers that are reported on an action make what was achieved."""

    ADDED = "added", _("Chaque nouvelle dit ce qui s’ajoute")
    TOTAL = "total", _("Chaque nouvelle dit le total à ce jour")


class ProgressState(TextChoices):
    DRAFT = "draft", _("Brouillon")
    SUBMITTED = "submitted", _("Transmise")
    RETURNED = "returned", _("Retournée")
    APPROVED = "approved", _("Approuvée")


_U = ProgressState
PROGRESS_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _U.DRAFT: (_U.SUBMITTED,),
    _U.SUBMITTED: (_U.RETURNED, _U.APPROVED, _U.DRAFT),
    _U.RETURNED: (_U.SUBMITTED,),
    # An approval given too fast is taken back by returning the news.
    _U.APPROVED: (_U.RETURNED,),
}
PROGRESS_WRITABLE = (_U.DRAFT, _U.RETURNED)
PROGRESS_REASON_REQUIRED = (_U.RETURNED,)


class IndicatorKind(TextChoices):
    """Numbers add up, from period to period; a level, as a delay or an average, does not: the last one counts."""

    NUMBER = "number", _("Nombre")
    RATIO = "ratio", _("Rapport de deux nombres")
    LEVEL = "level", _("Niveau (délai, moyenne…)")


class Cadence(TextChoices):
    """How long one period of an indicator lasts. ``MONTHS`` has its length."""

    MONTH = "month", _("Mois")
    QUARTER = "quarter", _("Trimestre")
    HALF = "half", _("Semestre")
    YEAR = "year", _("Année")


MONTHS: dict[str, int] = {
    Cadence.MONTH: 1,
    Cadence.QUARTER: 3,
    Cadence.HALF: 6,
    Cadence.YEAR: 12,
}


class Direction(TextChoices):
    """Which way an indicator is meant to go."""

    UP = "up", _("Au moins la cible")
    DOWN = "down", _("Au plus la cible")


class Origin(TextChoices):
    STATED = "stated", _("Inscrite")
    COMPUTED = "computed", _("Calculée des fiches")
