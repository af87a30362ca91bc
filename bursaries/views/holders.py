"""The page of a holder, who has a signed link and no account: what is theirs, and nothing else.

Mail scanners open links: reading any of these pages changes nothing.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bursaries.access import (
    holder_attestations,
    holder_awards,
    holder_files,
    holder_letters,
    holder_link_of,
    holder_obligations,
)
from bursaries.actions import holders
from bursaries.actions.letters import printed
from bursaries.disbursed import is_paid
from bursaries.enums import OBLIGATION_ACTIVE, InstalmentState, LetterKind
from bursaries.forms.holders import AwardFileForm, LinkForm, WorkForm
from bursaries.models import (
    Award,
    AwardInstalment,
    HolderLink,
    Obligation,
    ServiceAttestation,
)
from bursaries.owing import statements_of
from bursaries.sent_by_holders import (
    may_be_taken_back,
    may_be_withdrawn,
    to_mend,
    why_returned,
)
from bursaries.statements import deadlines_of, due_of, standing_said
from bursaries.views.duties import TONES, bar_of, job_of, lines_of, notice_on_paper, statement_pdf
from programs import robots
from programs.forms import attempt
from programs.letters.printing import pdf_answer
from programs.lib.periods import format_date, today
from programs.referrals.views.links import by_link

# From one network address in an hour, and for one e-mail address in a day.
RATE = "20/h/ip,5/d/key"
WAIT = "3600"  # seconds
_ASKS = ["GET", "HEAD", "POST"]


def _closed(request: HttpRequest, form: LinkForm, status: int) -> HttpResponse:
    return render(request, "bursaries/holder_closed.html", {"form": form}, status=status)


of_link = by_link(holder_link_of, lambda request: _closed(request, LinkForm(), status=404))


@login_not_required
@never_cache
@require_http_methods(_ASKS)
def holder_ask(request: HttpRequest) -> HttpResponse:
    """« Recevoir mon lien » : the same answer for every address, whether somebody has a link there or not."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if form.trapped:
            return redirect("holder_asked")
        if form.is_valid():
            email = form.cleaned_data["email"]
            if robots.within_limit(request, "holder_link", RATE, key=email):
                holders.resend_links(email=email)
                return redirect("holder_asked")
            form.add_error(None, _("Trop de demandes viennent d’être faites. Attendez une heure."))
            status = 429
    answer = _closed(request, form, status)
    if status == 429:
        answer.headers["Retry-After"] = WAIT
    return answer


@login_not_required
@require_safe
def holder_asked(request: HttpRequest) -> HttpResponse:
    """The same page for everybody."""
    return render(request, "bursaries/holder_asked.html")


@of_link
@require_safe
def holder_home(request: HttpRequest, link: HolderLink, token: str) -> HttpResponse:
    """What is theirs: their awards with their instalments, and what they owe."""
    obligations = list(
        holder_obligations(link)
        .select_related("rule__region")
        .prefetch_related(
            "letters",
            "service__employer",
            "service__attestations__files",
            "service__attestations__moves",
        )
    )
    statements = statements_of(obligations, today())
    awards = holder_awards(link).select_related("round", "tier")
    told = (
        "instalments__expense",
        "instalments__moves",
        "files__instalment__moves",
        "letters",
    )
    context = {
        "link": link,
        "token": token,
        "lead": link.program.lead,
        "awards": [_award(one) for one in awards.prefetch_related(*told)],
        "duties": [_duty(one, statements[one.pk]) for one in obligations],
    }
    return render(request, "bursaries/holder_home.html", context)


def _award(award: Award) -> dict:
    sent = {file.instalment_id for file in award.files.all() if file.instalment_id}
    contracts = [one for one in award.letters.all() if one.kind == LetterKind.CONTRACT]
    return {
        "award": award,
        # The last one made is the one to sign.
        "contract": contracts[0] if contracts else None,
        "instalments": [_instalment(one, one.pk in sent) for one in award.instalments.all()],
        "files": [
            {"one": file, "may_be_withdrawn": may_be_withdrawn(file)} for file in award.files.all()
        ],
    }


def _instalment(one: AwardInstalment, is_sent: bool) -> dict:
    """Where an instalment is, in the words of whoever waits for it."""
    if is_paid(one):
        label, tone = _("Versé"), "done"
    elif one.state == InstalmentState.AUTHORIZED:
        label, tone = _("En voie d’être versé"), "active"
    elif one.state == InstalmentState.ATTESTED:
        label, tone = _("Attestation reçue"), "active"
    elif one.state == InstalmentState.CANCELLED:
        label, tone = _("Annulé"), "stopped"
    elif is_sent:
        label, tone = _("Attestation envoyée"), "active"
    else:
        label, tone = _("Attestation attendue"), "attention"
    return {"one": one, "label": label, "tone": tone, "returned": why_returned(one)}


def _duty(obligation: Obligation, found) -> dict:
    may_attest = obligation.state in OBLIGATION_ACTIVE
    jobs = [job_of(one, obligation) for one in obligation.service.all()]
    rows = [row for job in jobs for row in job["attestations"]]
    for row in rows:
        row["may_be_taken_back"] = may_be_taken_back(row["one"])
    return {
        "obligation": obligation,
        "rule": obligation.rule.in_words,
        "tone": TONES[obligation.state],
        "balance": standing_said(obligation, found),
        "may_attest": may_attest,
        "to_mend": to_mend(row["one"] for row in rows) if may_attest else [],
        "letters": list(obligation.letters.all()),
        "deadlines": deadlines_of(obligation, found),
        "bar": bar_of(found),
        "due": due_of(obligation, found),
        "lines": lines_of(found),
        "jobs": jobs,
    }


@of_link
@require_http_methods(_ASKS)
def holder_work(request: HttpRequest, link: HolderLink, token: str, duty_pk: int) -> HttpResponse:
    """« J’ai travaillé du … au … chez … »; ``?corriger`` names what was sent back, which is then proposed."""
    obligation = get_object_or_404(
        holder_obligations(link).select_related("rule__region"), pk=duty_pk
    )
    returned = _returned(request, link, obligation)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = WorkForm(*posted, obligation=obligation, returned=returned)
    if form.is_valid() and (
        sent := attempt(
            form,
            lambda: holders.attest_by_link(link=link, obligation=obligation, **form.details()),
        )
    ):
        messages.success(request, _received(sent))
        return redirect("holder_home", token)
    context = {
        "form": form,
        "token": token,
        "returned": returned,
        "title": _("J’ai travaillé"),
        "subtitle": obligation.rule.in_words,
        "action": _("Envoyer"),
    }
    return render(request, "bursaries/holder_work.html", context)


def _returned(
    request: HttpRequest, link: HolderLink, obligation: Obligation
) -> ServiceAttestation | None:
    """That of the ones sent back which the holder mends, if any."""
    asked = request.GET.get("corriger", "")
    attested = holder_attestations(link).filter(service__obligation=obligation)
    waiting = to_mend(attested.select_related("service__employer"))
    return next((one for one in waiting if str(one.pk) == asked), None)


def _received(sent: ServiceAttestation) -> str:
    """What was sent, in words: whoever wrote other days than they meant sees it here."""
    return _(
        "C’est reçu, merci : %(days)s, chez %(employer)s. La coordination le confirmera ; d’ici là, vous pouvez le "
        "retirer."
    ) % {"days": _days_of(sent), "employer": sent.service.employer_said}


def _days_of(sent: ServiceAttestation) -> str:
    language = get_language() or "fr"
    return _("du %(start)s au %(end)s") % {
        "start": format_date(sent.starts_on, language),
        "end": format_date(sent.ends_on, language),
    }


@of_link
@require_http_methods(_ASKS)
def holder_take_back(
    request: HttpRequest, link: HolderLink, token: str, attestation_pk: int
) -> HttpResponse:
    """Take back what was just sent, while nobody decided on it. Of what is no more, the page of the holder tells."""
    own = holder_attestations(link).select_related("service__obligation", "service__employer")
    found = own.prefetch_related("moves").filter(pk=attestation_pk).first()
    if found is None:
        return redirect("holder_home", token)
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(
        form, lambda: holders.take_back_by_link(link=link, attestation=found) or True
    ):
        messages.success(request, _("C’est retiré : ces jours ne sont plus attestés."))
        return redirect("holder_home", token)
    context = {
        "form": form,
        "title": _("Retirer ce que vous avez envoyé"),
        "object_label": found.service.employer_said,
        "consequences": [
            _("Les jours %(days)s ne sont plus attestés, et leurs preuves sont retirées.")
            % {"days": _days_of(found)},
            _("Vous pouvez ensuite attester les bons jours."),
        ],
        "action": _("Retirer"),
        "danger": True,
        "cancel_url": reverse("holder_home", args=[token]),
    }
    return render(request, "components/confirm.html", context)


@of_link
@require_http_methods(_ASKS)
def holder_file(request: HttpRequest, link: HolderLink, token: str, award_pk: int) -> HttpResponse:
    """Send an attestation of studies, or the signed contract."""
    award = get_object_or_404(holder_awards(link), pk=award_pk)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AwardFileForm(*posted, award=award)
    if form.is_valid() and attempt(
        form, lambda: holders.send_award_file(link=link, award=award, **form.details())
    ):
        messages.success(request, _("Le fichier est reçu, merci."))
        return redirect("holder_home", token)
    context = {
        "form": form,
        "token": token,
        "title": _("Envoyer un document"),
        "subtitle": _("Bourse %(code)s") % {"code": award.code},
        "action": _("Envoyer"),
    }
    return render(request, "bursaries/holder_form.html", context)


@of_link
@require_http_methods(_ASKS)
def holder_withdraw(
    request: HttpRequest, link: HolderLink, token: str, document_pk: int
) -> HttpResponse:
    """Withdraw a document that was just sent, while nothing rests on it. Of what is no more, their page tells."""
    found = holder_files(link).select_related("award", "instalment").filter(pk=document_pk).first()
    if found is None:
        return redirect("holder_home", token)
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(
        form, lambda: holders.withdraw_file(link=link, file=found) or True
    ):
        messages.success(request, _("C’est retiré : ce document n’est plus à votre dossier."))
        return redirect("holder_home", token)
    says = [_("Le document quitte votre dossier. Vous pouvez ensuite envoyer le bon.")]
    if found.instalment:
        says.append(_("L’attestation de ce versement est de nouveau attendue."))
    context = {
        "form": form,
        "title": _("Retirer ce que vous avez envoyé"),
        "object_label": f"{found.name} · {found.get_kind_display()}",
        "consequences": says,
        "action": _("Retirer"),
        "danger": True,
        "cancel_url": reverse("holder_home", args=[token]),
    }
    return render(request, "components/confirm.html", context)


@of_link
@require_safe
def holder_statement(
    request: HttpRequest, link: HolderLink, token: str, duty_pk: int
) -> HttpResponse:
    """The statement of today as a PDF."""
    found = holder_obligations(link).select_related("program__lead", "person", "rule__region")
    return statement_pdf(get_object_or_404(found, pk=duty_pk), link.language)


@of_link
@require_safe
def holder_letter(
    request: HttpRequest, link: HolderLink, token: str, letter_pk: int
) -> HttpResponse:
    """The contract to sign, or what was written about what is owed, as a PDF."""
    found = holder_letters(link).select_related(
        "award__program__lead", "award__person", "obligation__program__lead"
    )
    letter = get_object_or_404(found, pk=letter_pk)
    name = f"{slugify(letter.get_kind_display())}-{letter.dated_on}.pdf"
    return pdf_answer(printed(letter) if letter.award_id else notice_on_paper(letter), name)
