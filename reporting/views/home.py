"""Where everybody arrives."""

from django.db.models import F
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bursaries.views import reviewing_own
from programs.budgets.menu import claimants
from programs.budgets.views import claimed
from programs.enums import MembershipRole
from programs.partnerships.menu import signatories
from programs.partnerships.views import directory_own, portal_contents
from programs.plans.menu import carriers
from programs.plans.views import carried
from programs.plans.views.desks import AccountDesk as CarryingDesk
from programs.referrals.views import following
from programs.referrals.views.desks import AccountDesk
from reporting import access, shelf


@never_cache
@require_safe
def home(request):
    """Coordinators and finance officers work in the admin; the others see what concerns them, reviewers that alone."""
    if request.user.is_staff:
        return redirect("admin:index")
    evaluates = MembershipRole.REVIEWER in request.user.roles
    if evaluates and not request.user.roles.keys() - {MembershipRole.REVIEWER}:
        return redirect("review_home")
    refers = MembershipRole.PARTNER in request.user.roles
    published = shelf.of(access.visible_versions(request.user).filter(number=F("latest"))[:3])
    return render(
        request,
        "reporting/home.html",
        {
            "refers": refers,
            "portal": following.summary(AccountDesk(request.user)) if refers else {},
            "directory": directory_own.summary(request.user) if refers else {},
            "carried": carried.summary(CarryingDesk(request.user))
            if carriers(request.user)
            else {},
            "agreements": portal_contents.summary(request.user)
            if signatories(request.user)
            else {},
            "claims": claimed.summary(request.user) if claimants(request.user) else {},
            "reviews": reviewing_own.summary(request.user) if evaluates else {},
            "funds": MembershipRole.FUNDER in request.user.roles,
            "shelf": published,
            "funded": [] if published else access.funded_programs(request.user),
        },
    )
