"""Who opens a page: a decorator for each circle of those who have an account."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache

from programs.access import coordinates, keeps_accounts
from programs.enums import MembershipRole


def open_to(circle: Callable[..., bool]) -> Callable[[Callable], Callable]:
    """Serve a page to whoever is of ``circle``, and let no cache keep it."""

    def decorate(view: Callable) -> Callable:
        @never_cache
        @wraps(view)
        def page(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
            if not circle(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return page

    return decorate


def _comes_for_a_partner(user) -> bool:
    return MembershipRole.PARTNER in user.roles


# Whoever comes for a partner organisation.
for_partners = open_to(_comes_for_a_partner)
# Whoever coordinates programs.
for_coordinators = open_to(coordinates)
# Whoever follows the money of programs: finance officers and coordinators.
for_accounts = open_to(keeps_accounts)
