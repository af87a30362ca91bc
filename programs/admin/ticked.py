"""Steps that many records of a list take at once: rows are ticked, one page asks once, and each takes its step.

Each record is moved by the action that moves it alone, in a transaction of its own that also notes how far the work is:
what is killed goes on where it was, and does nothing twice.
"""

import logging
import secrets

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import model_ngettext
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import access, history, integrity, jobs, mailing
from programs.asked import read_number
from programs.models.jobs import Job, JobState

logger = logging.getLogger(__name__)

# Up to so many are done while the page is awaited; more are the work of a job, with its progress.
AT_ONCE = 50
# More than that is no list that somebody looked through.
MOST = 5_000
# Names that a page tells of one group; the others are counted.
NAMED = 100
# Choices of rows that a session remembers, the last ones.
_KEPT = 5
_CHOICES, _CHOICE, _DONE, _LIST = "ticked", "choix", "fait", "_changelist_filters"
_PREFIX = "etape-"
# What a form sends beside its answers.
_NO_ANSWERS = {"csrfmiddlewaretoken", "submission_number"}


class TickedSteps:
    """Put before the admin of records that take steps: those that serve many are actions of its list.

    ``ticked_steps`` are only taken of ticked rows, and say in which states by their ``sources``. ``read_by_steps`` are
    the relations that ``available_steps`` looks at, read for all the records at once. ``subject`` is what the actions
    call the record, where it is not what its log calls it.
    """

    subject: str = ""
    steps: tuple = ()
    ticked_steps: tuple = ()
    read_by_steps: tuple[str, ...] = ()

    # --- The list ---------------------------------------------------------------------------------

    def steps_of_many(self) -> list:
        return [step for step in (*self.steps, *self.ticked_steps) if step.serves_many]

    def may_step(self, request, record=None) -> bool:
        """Whether the user has records take steps: whoever changes them, unless the admin says otherwise."""
        return self.has_change_permission(request, record)

    def get_actions(self, request):
        actions = super().get_actions(request)
        if IS_POPUP_VAR in request.GET or not self.may_step(request):
            return actions
        for step in self.steps_of_many():
            actions[_PREFIX + step.name] = (_tick, _PREFIX + step.name, step.label)
        return actions

    def ask_of_many(self, request, queryset):
        """Remember which rows were ticked, and go to the page that asks what their step needs."""
        keys = sorted(set(queryset.order_by().values_list("pk", flat=True)[: MOST + 1]))
        if len(keys) > MOST:
            self.message_user(request, _too_many(), messages.WARNING)
            return None
        token = secrets.token_urlsafe(9)
        kept = request.session.get(_CHOICES, {}) | {token: keys}
        request.session[_CHOICES] = dict(list(kept.items())[-_KEPT:])
        name = request.POST["action"].removeprefix(_PREFIX)
        address = self._many_step_url(name, **{_CHOICE: token, _LIST: request.GET.urlencode()})
        return HttpResponseRedirect(address)

    def called_by_actions(self) -> str:
        return self.subject

    # --- The page that asks -------------------------------------------------------------------------

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_many_step"
        view = self.admin_site.admin_view(self.many_step_view)
        return [path("etapes/<slug:step>/", view, name=name), *super().get_urls()]

    def _many_step_url(self, name: str, **asked) -> str:
        address = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_many_step"
        return f"{reverse(address, args=[name])}?{urlencode(asked)}"

    def _list_url(self, filters: str) -> str:
        address = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_changelist"
        return reverse(address) + (f"?{filters}" if filters else "")

    def many_step_view(self, request, step: str):
        """GET shows which of the ticked records may take the step, and asks; POST has each of them take it, once."""
        if not self.can_view(request.user):
            raise PermissionDenied
        chosen = next((one for one in self.steps_of_many() if one.name == step), None)
        if chosen is None:
            raise Http404
        if not self.may_step(request):
            raise PermissionDenied
        if _DONE in request.GET:
            return self._tell(request, chosen)
        token = request.GET.get(_CHOICE, "")
        keys = request.session.get(_CHOICES, {}).get(token)
        if not keys:
            said = _("Ces fiches ne sont plus cochées : cochez-les de nouveau.")
            self.message_user(request, said, messages.WARNING)
            return HttpResponseRedirect(self._list_url(request.GET.get(_LIST, "")))
        # A second click, or the page come back to: what was done is told, and not done again.
        if earlier := access.visible_jobs(request.user).of(_key_of(token)).first():
            return HttpResponseRedirect(jobs.address_of(earlier))
        return self._ask_of_many(request, chosen, token, keys)

    def _ask_of_many(self, request, step, token: str, keys: list[int]):
        may, left = self._told_apart(request, step, self.records_of(request, keys))
        if not may:
            return self._page_of_many(request, step, len(keys), left, "admin/ticked_done.html")
        sent = _answers_of(request.POST) if request.method == "POST" else None
        form = self._form_of_many(request, step, may, sent)
        if sent is not None and form.is_valid():
            return self._take_all(request, step, token, keys, sent)
        context = {
            "form": form,
            "may": self._named(may),
            "consequences": step.consequences,
            "action": step.label,
            "danger": step.style == "danger",
        }
        return self._page_of_many(request, step, len(keys), left, "admin/ticked.html", **context)

    def records_of(self, request, keys: list[int]) -> list:
        """The records of these keys that the user sees, in the order of their list."""
        found = list(self.get_queryset(request).filter(pk__in=keys))
        self.before_showing(found)
        prefetch_related_objects(found, *self.read_by_steps)
        return found

    def _told_apart(self, request, step, records) -> tuple[list, dict[str, list]]:
        """Those that may take the step, and the others by why they may not."""
        may, left = [], {}
        for record in records:
            if why := self._why_not(request, step, record):
                left.setdefault(why, []).append(record)
            else:
                may.append(record)
        return may, left

    def _why_not(self, request, step, record) -> str:
        if not self.may_step(request, record):
            return _("Vous pouvez la lire, et non la changer.")
        if not self._is_open(step, record):
            return self._state_sentence(record)
        return self.refusal_of(request.user, step, record)

    def _is_open(self, step, record) -> bool:
        if step in self.ticked_steps:
            return record.state in step.sources
        return step in self.available_steps(record)

    def in_turn(self, step, keys: list[int]) -> list[int]:
        """The same keys, in the order in which their records take the step, where one changes what the next finds."""
        return keys

    def refusal_of(self, user, step, record) -> str:
        """Why the action would refuse ``user`` this step, where that is known before it is asked."""
        return ""

    def _form_of_many(self, request, step, records, sent):
        """The form, once for all. What no record can take was typed wrong; what some cannot is told of them."""
        forms = (self._form_for(request, step, record, sent) for record in records)
        first = next(forms)
        if sent is None or first.is_valid():
            return first
        return next((form for form in forms if form.is_valid()), first)

    def _form_of(self, step, record, sent):
        return step.form(sent, record=record)

    def _form_for(self, request, step, record, sent):
        form = self._form_of(step, record, sent)
        form.offer(request.user)
        return form

    # --- What is done -------------------------------------------------------------------------------

    def _take_all(self, request, step, token: str, keys: list[int], sent: QueryDict):
        have_done = jobs.do if len(keys) <= AT_ONCE else jobs.ask
        job = have_done(
            "ticked",
            by=request.user,
            title=f"{step.label} · {_count(self.opts, len(keys))}",
            key=_key_of(token),
            model=self.opts.label,
            step=step.name,
            keys=self.in_turn(step, keys),
            answers=sent.urlencode(),
            filters=request.GET.get(_LIST, ""),
            at=0,
            left=[],
            mails=[],
        )
        job.refresh_from_db()
        if job.state != JobState.DONE or job.parameters["left"]:
            return HttpResponseRedirect(jobs.address_of(job))
        done = _("C’est fait : %(step)s · %(count)s.") % {
            "step": step.label,
            "count": _count(self.opts, len(keys)),
        }
        self.message_user(request, done, messages.SUCCESS)
        return HttpResponseRedirect(self._list_url(job.parameters["filters"]))

    def take_ticked(self, work: jobs.Work) -> None:
        """Do what was asked, from the record on at which it stopped."""
        job = work.job
        asked, request = job.parameters, HttpRequest()
        request.user = job.asked_by
        if not request.user.is_active or not self.can_view(request.user):
            raise ValidationError(_("Ce compte n’a plus accès à cette liste."))
        step = next(one for one in self.steps_of_many() if one.name == asked["step"])
        sent, keys = QueryDict(asked["answers"]), asked["keys"]
        while asked["at"] < len(keys):
            with transaction.atomic(), mailing.put_off() as mails:
                why = self._take_one(request, step, keys[asked["at"]], sent)
                _note(job, step, why, [] if why else mails)
        with transaction.atomic():
            _tell_others(job)
            work.finish(self._many_step_url(step.name, **{_DONE: job.pk}))

    def _take_one(self, request, step, key: int, sent: QueryDict) -> str:
        """Have one record take the step, as an act of its own; else why not."""
        found = self.records_of(request, [key])
        if not found:
            return _("Elle n’existe plus, ou ne vous est plus ouverte.")
        if why := self._why_not(request, step, found[0]):
            return why
        form = self._form_for(request, step, found[0], sent)
        if not form.is_valid():
            return _sentences(form.errors)
        try:
            self.perform(request.user, step, form)
        except ValidationError as error:
            return " ".join(error.messages)
        except IntegrityError as error:
            return " ".join(integrity.refusal(error).messages)
        return ""

    @transaction.atomic
    def perform(self, user, step, form):
        """Take the step, all of it or nothing, and return what its action returned.

        Of several that one request takes, each is an act of its own, and taken back by itself.
        """
        subject = {self.called_by_actions(): form.record}
        signature = {"by": user} if step.signed else {}
        with history.own_act():
            return step.action(**subject, **signature, **form.answers())

    # --- What came of it ----------------------------------------------------------------------------

    def _tell(self, request, step):
        job = access.get_job_for(request.user, read_number(request.GET[_DONE]))
        asked = job.parameters
        if job.kind != "ticked" or (asked["model"], asked["step"]) != (self.opts.label, step.name):
            raise Http404
        seen = {
            one.pk: one for one in self.records_of(request, [key for key, _why in asked["left"]])
        }
        left: dict[str, list] = {}
        for key, why in asked["left"]:
            left.setdefault(why, []).extend([seen[key]] if key in seen else [])
        done = asked["at"] - len(asked["left"])
        context = {"said": _result(done, len(asked["left"])), "filters": asked["filters"]}
        total = len(asked["keys"])
        return self._page_of_many(request, step, total, left, "admin/ticked_done.html", **context)

    def _page_of_many(self, request, step, total: int, left: dict, template: str, **context):
        filters = context.pop("filters", request.GET.get(_LIST, ""))
        groups = [{"why": why, **self._named(records)} for why, records in left.items()]
        shared = {
            "title": step.label,
            "object_label": _count(self.opts, total),
            "groups": groups,
            "left": sum(len(records) for records in left.values()),
            "cancel_url": self._list_url(filters),
        }
        return TemplateResponse(request, template, shared | context)

    def _named(self, records: list) -> dict:
        return {
            "count": len(records),
            "said": _count(self.opts, len(records)),
            "more": max(0, len(records) - NAMED),
            "records": [
                {"label": str(record), "url": self.url_of(record.pk)} for record in records[:NAMED]
            ],
        }


def _tick(moving: TickedSteps, request, queryset):
    return moving.ask_of_many(request, queryset)


@jobs.kind("ticked")
def _take_ticked(work: jobs.Work) -> None:
    moving = admin.site._registry[apps.get_model(work.job.parameters["model"])]
    try:
        moving.take_ticked(work)
    except (ValidationError, DatabaseError, MemoryError):
        raise
    except Exception as error:
        logger.exception("a step of many was interrupted")
        with transaction.atomic():
            _tell_others(work.job)
        raise ValidationError(_interrupted(work.job)) from error


def _note(job: Job, step, why: str, mails: list) -> None:
    """Note, with what was done to one record, that it is the turn of the next, and what is to be told of this one."""
    asked = job.parameters
    asked["mails"] += mails
    if why:
        asked["left"].append([asked["keys"][asked["at"]], why])
    asked["at"] += 1
    Job.objects.filter(pk=job.pk).update(
        parameters=asked, done=asked["at"], total=len(asked["keys"]), step=str(step.label)[:200]
    )


def _tell_others(job: Job) -> None:
    """Write to each of those concerned once, and forget what was typed: it is in the records."""
    mailing.send_together(job.parameters["mails"])
    job.parameters |= {"answers": "", "mails": []}
    Job.objects.filter(pk=job.pk).update(parameters=job.parameters)


def _key_of(token: str) -> str:
    return f"ticked:{token}"


def _answers_of(posted: QueryDict) -> QueryDict:
    kept = posted.copy()
    for name in _NO_ANSWERS & kept.keys():
        del kept[name]
    return kept


def _sentences(errors) -> str:
    return " ".join(sentence for one in errors.values() for sentence in one)


def _count(opts, number: int) -> str:
    return f"{number} {model_ngettext(opts, number)}"


def _result(done: int, left: int) -> str:
    said = ngettext("%(count)s faite", "%(count)s faites", done) % {"count": done}
    if not left:
        return said
    return f"{said}, " + ngettext("%(count)s laissée", "%(count)s laissées", left) % {"count": left}


def _interrupted(job: Job) -> str:
    done = job.parameters["at"] - len(job.parameters["left"])
    return ngettext(
        "Une erreur imprévue a arrêté ce travail. %(count)s fiche est faite et le reste; les autres n’ont pas changé : "
        "cochez-les de nouveau.",
        "Une erreur imprévue a arrêté ce travail. %(count)s fiches sont faites et le restent; les autres n’ont pas "
        "changé : cochez-les de nouveau.",
        done,
    ) % {"count": done}


def _too_many() -> str:
    return _("C’est trop à la fois : cochez au plus %(most)s fiches.") % {"most": MOST}
