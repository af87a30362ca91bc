"""Lists on paper: for a carrier, for whoever receives, and for the teacher of a group."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities import access
from activities.actions import lists
from activities.views.certificates import printed
from programs.doors import for_coordinators


@for_coordinators
@require_safe
def session_host_list(request: HttpRequest, pk: int) -> HttpResponse:
    session = access.get_session_for(request.user, pk)
    return printed(lists.host_list(session), f"{_('accueil')}-{session.day.isoformat()}")


@for_coordinators
@require_safe
def session_carrier_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet of one vehicle."""
    transport = get_object_or_404(
        access.visible_transports(request.user).select_related(
            "session__offering__activity__program__lead"
        ),
        pk=pk,
    )
    name = f"{_('transport')}-{transport.session.day.isoformat()}-{transport.label}"
    return printed(lists.carrier_list(transport), name)


@for_coordinators
@require_safe
def registration_list(request: HttpRequest, pk: int) -> HttpResponse:
    """That of one group, for its teacher."""
    registration = access.get_registration_for(request.user, pk)
    return printed(lists.teacher_list(registration), f"{_('groupe')}-{registration.who}")
