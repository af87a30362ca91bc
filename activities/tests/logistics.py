"""What tests of logistics ask for: a workshop of a program with a budget, whoever runs it, the papers it is paid on."""

import io
from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from activities.models import Activity, Cost, HighlightPicture
from activities.tests.factories import CostFactory
from programs.budgets.models import BudgetLine
from programs.budgets.tests.factories import BudgetFactory, BudgetLineFactory
from programs.enums import PictureConsent, Service
from programs.models import Program
from programs.pictures import take_picture
from programs.tests.factories import ProgramFactory
from programs.tests.uploads import pdf

DAY = date(2007, 10, 18)


def a_program(**details) -> Program:
    return ProgramFactory(services=[Service.ACTIVITIES, Service.BUDGETS], **details)


def a_line(program: Program, *, adopted: str = "5000.00") -> BudgetLine:
    """A line of the adopted budget of 2007-2008."""
    budget = BudgetFactory(
        program=program,
        starts_on=date(2007, 7, 1),
        ends_on=date(2008, 6, 30),
        adopted_on=date(2007, 7, 1),
    )
    return BudgetLineFactory(budget=budget, adopted=Decimal(adopted), label="Transport scolaire")


def a_cost(activity: Activity, quoted: str | None = "450.00", **details) -> Cost:
    amount = None if quoted is None else Decimal(quoted)
    return CostFactory(activity=activity, quoted=amount, **details)


def invoice(name: str = "facture.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf() + b"\n%" + name.encode(), "application/pdf")


def photo(name: str = "visite.jpg", *, size=(320, 240), colour: str = "seagreen"):
    """A small photograph as a browser sends it."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def a_picture(highlight, *, printable: bool = True, **details) -> HighlightPicture:
    """A picture of a highlight, that may be printed or lacks the consent."""
    said = {"alt": "Deux élèves à un tour à métaux", "credit": "Maude Exemple"}
    if printable:
        said["consent"] = PictureConsent.NOT_NEEDED
    size, colour = details.pop("size", (320, 240)), details.pop("colour", "seagreen")
    made = HighlightPicture.of(
        take_picture(photo(size=size, colour=colour)), highlight=highlight, **said | details
    )
    made.save()
    return made
