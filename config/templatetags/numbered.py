"""``{% csrf_token %}``, beside which every form has a number of its own (docs/decisions/0067).

It stands among the tags that every template has, so that no form has to ask for it: those of Django, of allauth and of
crispy-forms have it as well.
"""

import uuid

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

from programs.sendings import FIELD

register = template.Library()


class NumberedNode(CsrfTokenNode):
    """Django's own, and the number of this form: another one each time that it is shown."""

    def render(self, context):
        token = super().render(context)
        if not token:
            return token
        return format_html(
            '{}<input type="hidden" name="{}" value="{}">', token, FIELD, uuid.uuid4()
        )


@register.tag
def csrf_token(parser, token):
    """The hidden fields that every form sent with POST begins with."""
    return NumberedNode()
