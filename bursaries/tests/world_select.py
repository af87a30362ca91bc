"""What the pages of selection and of reviewers ask of the world: files to read, and which step of what."""

from bursaries.models import ApplicationFile, ReferenceFile
from programs.files import PDF, CheckedFile
from programs.links import token_of
from programs.tests.worlds import World

ABOUT = {
    "bursary_round": "bursaries_bursaryround",
    "bursary_selection": "bursaries_bursaryround",
    "bursary_eligibility": "bursaries_bursaryround",
    "bursary_reviewer": "bursaries_bursaryround",
    "bursary_assign": "bursaries_bursaryround",
    "bursary_ranking": "bursaries_bursaryround",
    "bursary_decisions": "bursaries_bursaryround",
    "bursary_waiting": "bursaries_bursaryround",
    "bursary_promote": "bursaries_bursaryround",
    "bursary_letters": "bursaries_bursaryround",
    "bursary_letter_template": "bursaries_bursaryround",
    "bursary_letter_preview": "bursaries_bursaryround",
    "bursary_letter_pdf": "bursaries_letter",
    "bursary_letter_remove": "bursaries_letter",
    "bursary_application": "bursaries_application",
    "bursary_reference_file": "bursaries_application",
    "bursary_review_step": "bursaries_review",
    "letter_box": "bursaries_application",
    "letter_box_file": "bursaries_letter",
    "review": "bursaries_review",
}


def fill(world: World) -> None:
    application = world.records["bursaries_application"]
    reference = world.records["bursaries_reference"]
    paper = CheckedFile("essai.pdf", b"%PDF-1.4 essai", PDF)
    of_application = ApplicationFile.of(paper, application=application)
    of_application.save()
    of_reference = ReferenceFile.of(paper, reference=reference)
    of_reference.save()
    world.keep(of_application, of_reference)


def values(world: World, address, record) -> dict[str, tuple]:
    if address.name not in ABOUT and not address.name.startswith(("bursary_", "review")):
        return {}
    records = world.records
    of_reference = address.name in ("bursary_reference_file", "review_reference_file")
    file = records[f"bursaries_{'reference' if of_reference else 'application'}file"]
    return {
        "round_step": ("terminer", "annuler"),
        "application_step": ("desistement", "reprendre-decision"),
        "review_step": ("retirer",),
        "reviewer_pk": (records["bursaries_reviewer"].pk,),
        "kind": ("award",),
        "file_pk": (file.pk,),
        **(
            {"token": (token_of(records["bursaries_application"]),)}
            if address.name in ("letter_box", "letter_box_file")
            else {}
        ),
    }
