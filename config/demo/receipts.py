"""The supporting documents of the demonstration: small, plainly invented, drawn when it is loaded."""

import io

import pikepdf
from PIL import Image, ImageDraw

from config.demo import files
from programs.budgets.actions import join_file
from programs.budgets.enums import EXPENSE_SHARED_OUT, ExpenseState
from programs.budgets.models import Expense
from programs.files import JPEG, PDF, CheckedFile
from programs.lib.money import format_amount

_PROVEN = (*EXPENSE_SHARED_OUT, ExpenseState.JUSTIFIED)
# Of the expenses of a file every so many has one; of those, every so many is the photograph of a receipt.
_ONE_IN, _PHOTOGRAPH_ONE_IN = 3, 4


def join_receipts() -> None:
    """Join a document to some expenses of the files, where they have none. What people entered stays as it is."""
    for program in files.programs():
        codes = [row["code"] for row in program.records("expenses")[::_ONE_IN]]
        expenses = Expense.objects.filter(program__slug=program.slug, code__in=codes)
        proven = expenses.filter(state__in=_PROVEN, files=None, reverses=None)
        for expense in proven.order_by("code"):
            is_photograph = codes.index(expense.code) % _PHOTOGRAPH_ONE_IN == 1
            file = _photograph_of(expense) if is_photograph else _invoice_of(expense)
            join_file(expense=expense, file=file, by=None)


def _said_by(expense: Expense) -> list[str]:
    return [
        expense.supplier,
        f"Facture {expense.reference or expense.code}",
        expense.spent_on.isoformat(),
        expense.description,
        f"Total : {format_amount(expense.claimed or expense.amount, 'fr')}",
        "Document inventé pour la démonstration.",
    ]


def _invoice_of(expense: Expense) -> CheckedFile:
    return CheckedFile(f"facture-{expense.code}.pdf", page_of(_said_by(expense)), PDF)


def page_of(said: list[str]) -> bytes:
    """A PDF of one small page, on which a few lines are written."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(420, 298))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    lines = b"".join(b"(%s) Tj T*\n" % _escaped(text) for text in said)
    drawn = b"BT /F1 13 Tf 22 TL 36 250 Td\n" + lines + b"ET"
    page.Contents = pdf.make_stream(drawn)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _escaped(text: str) -> bytes:
    plain = text.encode("cp1252", "replace")
    return plain.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _photograph_of(expense: Expense) -> CheckedFile:
    image = Image.new("RGB", (360, 260), (250, 247, 240))
    pen = ImageDraw.Draw(image)
    for place, text in enumerate(_said_by(expense)):
        pen.text((18, 20 + 34 * place), text.replace("\u202f", " "), fill=(40, 40, 48))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=70)
    return CheckedFile(f"recu-{expense.code}.jpg", out.getvalue(), JPEG)
