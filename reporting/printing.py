"""What letters are printed with: ``programs.letters.printing`` is told of this module when the site starts."""

from django.utils.safestring import SafeString

from programs.letters.model import Letter
from programs.letters.printing import Unprintable
from reporting.making import UNPRINTABLE, why_unprintable
from reporting.rendering.correspondence import letter_pdf, render_letter


def html(letter: Letter) -> SafeString:
    """The letter as it is read on a page."""
    return render_letter(letter)


def pdf(letter: Letter) -> bytes:
    """The letter on paper."""
    try:
        return letter_pdf(letter)
    except UNPRINTABLE as error:
        raise Unprintable(why_unprintable(error)) from error
