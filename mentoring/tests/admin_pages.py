"""Records, addresses and forms of mentoring's admin, for its tests."""

from django.urls import reverse

from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.tests.factories import ProgramFactory

MODELS = ("mentor", "mentee", "pairing", "pairingmeeting", "outcome")


def record_of(model: str, program):
    factories = {
        "mentor": MentorFactory,
        "mentee": MenteeFactory,
        "pairing": PairingFactory,
    }
    if model in factories:
        return factories[model](program=program)
    factory = {"pairingmeeting": MeetingFactory, "outcome": OutcomeFactory}[model]
    return factory(pairing__program=program)


def url(model: str, page: str, *args) -> str:
    return reverse(f"admin:mentoring_{model}_{page}", args=args)


def foreign_records() -> dict:
    """Records of another organisation that would be seen if anything leaked."""
    program = ProgramFactory(title="Programme secret")
    secret = {"person__last_name": "Secretan", "person__city": "Villesecrete"}
    pairing = PairingFactory(
        program=program,
        mentor=MentorFactory(program=program, **secret),
        mentee=MenteeFactory(program=program, **secret),
        code="JUM-SECRET",
        note="Notesecrete",
    )
    return {
        "mentor": pairing.mentor,
        "mentee": pairing.mentee,
        "pairing": pairing,
        "pairingmeeting": MeetingFactory(pairing=pairing, note="Notesecrete"),
        "outcome": OutcomeFactory(pairing=pairing, note="Notesecrete"),
    }


SECRETS = ("Programme secret", "Secretan", "Villesecrete", "JUM-SECRET", "Notesecrete")


def leaks(answer) -> list[str]:
    text = answer.content.decode()
    return [secret for secret in SECRETS if secret in text]


def listed(client, model: str, **filters) -> list:
    return list(client.get(url(model, "changelist"), filters).context["cl"].result_list)
