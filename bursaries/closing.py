"""When a call opens and closes, to the second of the server's clock, and how that is said.

Every moment is compared as an instant: two local times of one night say nothing of how far apart they are. A moment
counts by its whole second, the one that an acknowledgement prints: what arrives within the second of the closing
is in time, what arrives a second later is late.
"""

from datetime import datetime, timedelta

from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from programs.lib.calendars import TORONTO, at, hour_said, instant, times_shown
from programs.lib.periods import format_date


def check_closing(closes_at: datetime) -> datetime:
    """The instant of a closing that was typed, or that stands already.

    A time without a zone is Toronto's. Raises ValueError, in French, for seconds, which nobody would read, and for
    the hours of the nights of the change of time, of which one is not there and one is there twice.
    """
    wall = closes_at.astimezone(TORONTO) if closes_at.tzinfo else closes_at
    wall = wall.replace(tzinfo=None)
    if wall.second or wall.microsecond:
        raise ValueError(_("Une clôture s’écrit à la minute, sans secondes."))
    if times_shown(wall) == 2:
        language = get_language() or "fr"
        raise ValueError(
            _(
                "Le %(day)s, %(time)s revient deux fois : l’heure recule cette nuit-là."
                " Choisissez une autre heure."
            )
            % {
                "day": format_date(wall.date(), language, "full"),
                "time": hour_said(wall.time(), language),
            }
        )
    return at(wall.date(), wall.time())


def closing_said(closes_at: datetime, language: str) -> str:
    """« le vendredi 1er mars 2024 à 23 h 59, heure de l’Est (Toronto) »; midnight is named by both its days."""
    local = closes_at.astimezone(TORONTO)
    with override(language):
        if local.hour == local.minute == local.second == 0:
            said = _("à minuit, dans la nuit du %(eve)s au %(day)s, heure de l’Est (Toronto)")
            return said % {
                "eve": _eve(local, language),
                "day": format_date(local.date(), language, "full"),
            }
        return _("le %(day)s à %(time)s, heure de l’Est (Toronto)") % {
            "day": format_date(local.date(), language, "full"),
            "time": hour_said(local.time(), language),
        }


def is_open(opens_at: datetime, closes_at: datetime, now: datetime) -> bool:
    """Whether an application may be begun and sent."""
    return instant(opens_at) <= instant(now) and not _is_past(closes_at, now)


def may_finish(
    begun_at: datetime | None, closes_at: datetime, grace_minutes: int, now: datetime
) -> bool:
    """Whether an application may be sent: until the closing, or so many minutes after it where it was begun before."""
    if grace_minutes < 0:
        raise ValueError(_("Le délai de grâce n’est pas négatif."))
    if begun_at is None or _is_past(closes_at, begun_at):
        return not _is_past(closes_at, now)
    return not _is_past(last_moment(closes_at, grace_minutes), now)


def last_moment(closes_at: datetime, grace_minutes: int) -> datetime:
    """Until when what was begun in time may be sent."""
    return instant(closes_at) + timedelta(minutes=grace_minutes)


def finishing_said(closes_at: datetime, grace_minutes: int, language: str) -> str:
    """The rule for what was begun before the closing, as the page of the call prints it."""
    with override(language):
        if not grace_minutes:
            rule = _("Une demande commencée doit être envoyée avant la clôture.")
        else:
            rule = _(
                "Une demande commencée avant la clôture peut encore être envoyée, au plus tard %(moment)s."
            ) % {"moment": closing_said(last_moment(closes_at, grace_minutes), language)}
        clock = _("L’heure de notre serveur fait foi : une seconde après, il est trop tard.")
        return f"{rule} {clock}"


def left_said(now: datetime, closes_at: datetime, language: str) -> str:
    """How long is left, never more than there is: « Il reste 3 jours et 4 heures. »"""
    seconds = int((_whole_second(closes_at) - _whole_second(now)).total_seconds())
    with override(language):
        if seconds < 0:
            return _("La période de demande est terminée.")
        minutes = seconds // 60
        if not minutes:
            return _("Il reste moins d’une minute.")
        return _("Il reste %(time)s.") % {"time": _time_said(minutes)}


def _time_said(minutes: int) -> str:
    """The two largest units."""
    hours, days = minutes // 60, minutes // (60 * 24)
    parts = [
        (days, ngettext("%(count)d jour", "%(count)d jours", days)),
        (hours % 24, ngettext("%(count)d heure", "%(count)d heures", hours % 24)),
        (minutes % 60, ngettext("%(count)d minute", "%(count)d minutes", minutes % 60)),
    ]
    while not parts[0][0]:
        del parts[0]
    one, *other = [words % {"count": count} for count, words in parts[:2] if count]
    return _("%(one)s et %(other)s") % {"one": one, "other": other[0]} if other else one


def _is_past(limit: datetime, moment: datetime) -> bool:
    return _whole_second(moment) > instant(limit)


def _whole_second(moment: datetime) -> datetime:
    return instant(moment).replace(microsecond=0)


def _eve(local: datetime, language: str) -> str:
    """The day before, with its year where the night passes a New Year."""
    eve = local.date() - timedelta(days=1)
    whole = format_date(eve, language, "full")
    if eve.year != local.year:
        return whole
    return whole.removesuffix(f", {eve.year}").removesuffix(f" {eve.year}")
