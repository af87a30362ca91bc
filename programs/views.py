"""The pages of the ground floor: contact, personal data, accessibility; the search; jobs; steps that are taken back."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import access, files, taking_back
from programs.access import lead_organizations
from programs.asked import read_number
from programs.models.jobs import KEPT_FOR, Job, JobFile, JobState
from programs.searching import KINDS, Group, Words, kinds_for, search, the_only_one
from programs.undoing import Door

# How many jobs the list shows: nobody looks further back, and they go after some days.
JOBS_SHOWN = 50
JOB_TONES = {
    JobState.WAITING: "neutral",
    JobState.RUNNING: "active",
    JobState.DONE: "done",
    JobState.FAILED: "stopped",
}


@login_not_required
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """The organisations that lead a program today, and who keeps the site."""
    context = {"organizations": lead_organizations(), "site_email": settings.CONTACT_EMAIL}
    return render(request, "pages/contact.html", context)


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of persons, why, who sees it, and what they may ask."""
    context = {"officer": settings.PRIVACY_OFFICER, "officer_email": settings.PRIVACY_EMAIL}
    return render(request, "pages/privacy.html", context)


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far the site conforms, where it does not, and whom to tell."""
    return render(request, "pages/accessibility.html", {"site_email": settings.CONTACT_EMAIL})


# --- The search

# What somebody looks for may be the name of a person: the next page is not told from where its reader comes. With
# « no-referrer » browsers would not say either from which site a form comes.
NOT_TOLD = "strict-origin"


@never_cache
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """What is found, kind by kind; the one record whose number was typed opens at once."""
    words = Words.read(request.GET.get("q", ""))
    sort = request.GET.get("sorte", "")
    if sort not in ("", *KINDS):
        raise BadRequest("nothing of this kind is searched")
    groups = search(request.user, words, sort)
    address = the_only_one(groups, words)
    if address and not sort:
        answer: HttpResponse = redirect(address)
    else:
        answer = render(request, "pages/search.html", _searched(request, words, groups))
    answer["Referrer-Policy"] = NOT_TOLD
    return answer


@never_cache
@require_POST
def search_suggestions(request: HttpRequest) -> HttpResponse:
    """The same under the field, while one types. In the body: an address would be kept by whoever counts requests."""
    words = Words.read(request.POST.get("q", ""))
    groups = search(request.user, words)
    return render(request, "pages/suggestions.html", _searched(request, words, groups))


def _searched(request: HttpRequest, words: Words, groups: list[Group]) -> dict:
    return {
        "searched": words,
        "groups": groups,
        "count": sum(len(group.hits) for group in groups),
        "kinds": kinds_for(request.user),
    }


# --- The work that somebody asked for


@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """What the user asked for lately, the last first."""
    jobs = access.visible_jobs(request.user)[:JOBS_SHOWN]
    shown = [{"job": job, "tone": JOB_TONES[job.state]} for job in jobs]
    return render(request, "jobs/list.html", {"jobs": shown, "days": KEPT_FOR.days})


@never_cache
@require_safe
def job_page(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a job is, and what came of it. The page asks for its inner part again until it is over."""
    job = access.get_job_for(request.user, pk)
    template = "jobs/progress.html" if request.htmx else "jobs/page.html"
    context = {"job": job, "tone": JOB_TONES[job.state], "file": _file_of(job)}
    return render(request, template, context)


@require_safe
def job_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file that a job made, for the one who asked for it."""
    file = _file_of(access.get_job_for(request.user, pk))
    if file is None:
        raise Http404
    return files.attachment(file)


def _file_of(job: Job):
    return JobFile.objects.filter(job=job).first()


# --- A step that is taken back


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, model: type[Model], pk: int) -> HttpResponse:
    """GET says what taking back the last step of a record would do, or why it is not to be done; POST does it, once."""
    steps = taking_back.DECLARED[model]
    record = get_object_or_404(steps.changed_by(request.user), pk=pk)
    page = steps.page(request.user, record)
    if request.method == "POST":
        try:
            back = taking_back.take_back_step(
                record=record, by=request.user, move=read_number(request.POST.get("move", ""))
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(page)
        state = {"state": back.get_state_display()}
        messages.success(request, _("L’étape est reprise. État actuel : %(state)s.") % state)
        return redirect(page)
    return _ask_to_take_back(request, taking_back.Taken(record, _door_of(request)), page)


def _ask_to_take_back(request: HttpRequest, taken: taking_back.Taken, page: str) -> HttpResponse:
    why = taken.why_not(request.user)
    obstacles = [] if why else taken.obstacles
    context = {
        "title": _("Reprendre cette étape"),
        "object_label": str(taken.record),
        "why_not": why or (taken.refusal if obstacles else ""),
        "obstacles": obstacles,
        "move": taken.move,
        "action": _("Reprendre cette étape"),
        "cancel_url": page,
    }
    if not context["why_not"]:
        context["consequences"] = taking_back.consequences(taken, _door_of(request))
    return render(request, "components/take_back.html", context)


def _door_of(request: HttpRequest) -> Door:
    """The records of a model that the user sees one by one, through its door in the administration."""

    def door(model: type[Model]):
        records = admin.site._registry.get(model)
        return records.get_queryset(request) if records else None

    return door
