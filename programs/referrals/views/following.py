"""What a referrer reads of a referral: what it sent, the steps, and no more of the person's file."""

from datetime import date

from django.core.exceptions import BadRequest
from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs.lib import phones
from programs.lib.periods import format_date
from programs.people.enums import ConsentGiver, SpokenLanguage
from programs.referrals.actions import missing_answers, referral_machine
from programs.referrals.enums import ReferralState, Urgency, state_told
from programs.referrals.models import Referral
from programs.referrals.news import news_of
from programs.taking_back import address_of, can_take_back

_S = ReferralState

SHOWN_AT_HOME = 8

# What has happened by the time of each state, on the way that most referrals go.
_RANKS = {
    _S.RECEIVED: 0,
    _S.ACKNOWLEDGED: 1,
    _S.UNDER_REVIEW: 1,
    _S.ACCEPTED: 2,
    _S.FIRST_CONTACT: 2,
    _S.IN_SERVICE: 3,
    _S.CLOSED: 4,
}
_WAY = (
    (_S.RECEIVED, gettext_lazy("Envoyée")),
    (_S.ACKNOWLEDGED, gettext_lazy("Réception confirmée")),
    (_S.ACCEPTED, gettext_lazy("Acceptée")),
    (_S.IN_SERVICE, gettext_lazy("En service")),
    (_S.CLOSED, _S.CLOSED.label),
)
_REASON_SHOWN = (_S.REFUSED, _S.CLOSED, _S.WITHDRAWN)

_TONES = {
    _S.RECEIVED: "neutral",
    _S.CLOSED: "done",
    _S.DUPLICATE: "done",
    _S.REFUSED: "stopped",
    _S.REDIRECTED: "stopped",
    _S.WITHDRAWN: "stopped",
}

# The groups by which the list is filtered.
GROUPS = {
    "en-attente": (
        gettext_lazy("En attente d’une réponse"),
        (_S.RECEIVED, _S.ACKNOWLEDGED, _S.UNDER_REVIEW),
    ),
    "acceptees": (
        gettext_lazy("Acceptées"),
        (_S.ACCEPTED, _S.FIRST_CONTACT, _S.IN_SERVICE),
    ),
    "terminees": (
        gettext_lazy("Terminées"),
        (_S.CLOSED, _S.DUPLICATE, _S.REFUSED, _S.REDIRECTED, _S.WITHDRAWN),
    ),
}


def name_of(referral: Referral) -> str:
    """The person's name as it was sent; what came by a spreadsheet has only the name of the file."""
    if not referral.as_sent:
        return str(referral.person)
    names = (referral.as_sent["first_name"], referral.as_sent["last_name"])
    return " ".join(filter(None, names))


def day(value: date) -> str:
    return format_date(value, get_language() or "fr")


def states_of(group: str) -> tuple[str, ...]:
    """The states of a group by which the list is filtered. Raises BadRequest."""
    if group not in GROUPS:
        raise BadRequest("no group of referrals is called so")
    return GROUPS[group][1]


# --- Lists ------------------------------------------------------------------------------------------


def search(referrals: QuerySet, text: str) -> QuerySet:
    """Those whose number, or whose name and telephone as they were sent, hold ``text``."""
    found = Q(code__matches=text) | Q(phone_sent__dials=text)
    found |= Q(*(Q(name_sent__matches=word) for word in text.split()))
    digits = text.upper().removeprefix("R-")
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        found |= Q(pk=int(digits), code="")
    return referrals.with_what_was_sent().filter(found)


def entries(desk, referrals) -> list[dict]:
    """The lines of a list: number, name, program, day, state, and where it opens."""
    return [
        {
            "number": referral.display_code,
            "name": name_of(referral),
            "program": referral.program,
            "received_on": referral.received_on,
            "state": state_told(referral.state),
            "tone": _TONES.get(referral.state, "active"),
            "unread": referral.unread if desk.sent(referral) else 0,
            "received_from": "" if desk.sent(referral) else str(referral.referrer or ""),
            "url": desk.url("follow", referral),
        }
        for referral in referrals
    ]


def with_unread(referrals: QuerySet) -> QuerySet:
    """Each referral with ``unread``, the messages of the coordinators that wait to be read."""
    waiting = Q(messages__from_referrer=False, messages__read_at=None)
    return referrals.annotate(unread=Count("messages", filter=waiting))


# --- One referral -----------------------------------------------------------------------------------


def story(desk, referral: Referral) -> dict:
    """All that the page of one referral shows."""
    moves = list(referral_machine.history(referral))
    acts = desk.sent(referral)
    written = list(referral.messages.select_related("author")) if acts else []
    following = referral_machine.next_states(referral)
    return heading(desk, referral) | {
        "acts": acts,
        "steps": _steps(referral, moves),
        "events": _events(referral, moves),
        "reason": _reason(referral) if referral.state in _REASON_SHOWN else "",
        "facts": facts(referral),
        "messages_of": written,
        "unread": any(not one.from_referrer and one.read_at is None for one in written),
        "files": files(desk, referral),
        "missing": missing_answers(referral),
        "may_complete": acts and bool(following) and bool(referral.as_sent),
        "may_withdraw": acts and _S.WITHDRAWN in following,
        "take_back": _take_back(desk, referral, moves),
        "in_service": acts and referral.state == _S.IN_SERVICE,
    }


def _take_back(desk, referral: Referral, moves: list) -> str:
    """Where somebody with an account takes back what they withdrew by mistake."""
    user, last = desk.speaker.user, moves[0] if moves else None
    return address_of(referral) if user and can_take_back(user, referral, last) else ""


def _reason(referral: Referral) -> str:
    """Why the referral ended, as the referrer may read it."""
    return referral.why_refused if referral.state == _S.REFUSED else referral.reason


def heading(desk, referral: Referral) -> dict:
    """What every page about one referral begins with."""
    pages = ("follow", "message", "read", "complete", "withdraw", "receipt")
    return {
        "desk": desk,
        "referral": referral,
        "name": name_of(referral),
        "state": state_told(referral.state),
        "tone": _TONES.get(referral.state, "active"),
        "urls": {page: desk.url(page, referral) for page in pages},
    }


def _steps(referral: Referral, moves: list) -> list[dict]:
    """The way that the referral has gone: label, day, and whether it is done, here, or still to come."""
    days = {move.to_state: move.effective_on for move in reversed(moves)}
    days.setdefault(_S.RECEIVED, referral.received_on)
    passed = [move.to_state for move in moves] + [move.from_state for move in moves]
    reached = max(_RANKS.get(state, 0) for state in [*passed, referral.state])
    ended = referral.state not in _RANKS
    steps = []
    for state, label in _WAY:
        rank = _RANKS[state]
        if rank > reached and ended:
            break
        if rank < reached and state not in days and len(moves) > 1:
            continue  # it was passed over
        here = rank == reached and not ended
        steps.append(_step(label, days.get(state), "here" if here else _status(rank, reached)))
    if ended:
        status = "done here" if referral.state == _S.DUPLICATE else "stopped here"
        steps.append(_step(state_told(referral.state), days.get(referral.state), status))
    return steps


def _status(rank: int, reached: int) -> str:
    return "done" if rank <= reached else "ahead"


def _step(label, on: date | None, status: str) -> dict:
    return {"label": label, "day": day(on) if on else "", "status": status}


def _events(referral: Referral, moves: list) -> list[dict]:
    """What happened, the last first: the states with what the referrer may read of them, and the services' news."""
    told = [(move.effective_on, 1, move.pk, _event(referral, move)) for move in moves]
    told += [
        (news.on, 2, number, {"when": day(news.on), "to": news.text, "why": ""})
        for number, news in enumerate(news_of(referral))
    ]
    told.sort(key=lambda one: one[:3], reverse=True)
    return [event for *_order, event in told]


def _event(referral: Referral, move) -> dict:
    label = state_told(move.to_state)
    if move.to_state == _S.REDIRECTED and referral.redirected_to:
        label = _("Redirigée vers %(organization)s") % {"organization": referral.redirected_to}
    why = move.reason if move.to_state in _REASON_SHOWN else ""
    if move.to_state == _S.REFUSED:
        why = referral.why_refused
    return {"when": day(move.effective_on), "to": label, "why": why}


def facts(referral: Referral) -> list[dict]:
    """What was sent, as labels and values; of what came by a spreadsheet, the name alone."""
    sent = referral.as_sent
    if not sent:
        return [{"label": _("Personne"), "value": name_of(referral)}]
    consent = sent["consent"]
    giver = consent["guardian_name"] or str(ConsentGiver(consent["given_by"]).label)
    known = [
        (_("Personne"), name_of(referral)),
        (_("Date de naissance"), _iso_day(sent["birth_date"])),
        (_("Téléphone"), phones.show(sent["phone"])),
        (_("Courriel"), sent["email"]),
        (_("Localité"), sent["city"]),
        (_("Langues parlées"), _languages(sent["languages"])),
        (_("Besoin"), sent["need"]),
        (_("Urgence"), str(Urgency(sent["urgency"]).label)),
        (_("Note à la coordination"), sent["note"]),
        (
            _("Consentement"),
            _("%(giver)s, le %(day)s, à : %(organization)s")
            % {
                "giver": giver,
                "day": _iso_day(consent["given_on"]),
                "organization": consent["given_to"],
            },
        ),
    ]
    return [{"label": label, "value": value or _("non inscrit")} for label, value in known]


def _iso_day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""


def _languages(codes) -> str:
    return ", ".join(str(SpokenLanguage(code).label) for code in codes or ())


def files(desk, referral: Referral) -> list[dict]:
    """The files that the referrer joined, without their content."""
    joined = referral.files.filter(from_referrer=True)
    return [
        {
            "name": file.name,
            "size": file.size,
            "added_at": file.added_at,
            "url": desk.url("file", referral, file.pk),
        }
        for file in joined
    ]


def summary(desk) -> dict:
    """What the home page shows of a desk: its last ``entries``, those with a message to read first."""
    found = with_unread(desk.referrals()).order_by("-unread", "-received_on", "-pk")
    return {
        "entries": entries(desk, found[:SHOWN_AT_HOME]),
        "may_refer": bool(desk.choices),
        "programs": list(desk.choices),
    }
