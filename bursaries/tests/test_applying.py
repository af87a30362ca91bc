"""An application from its first word to its number, and what its author reads of it then."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bursaries.actions import applying, drafts
from bursaries.enums import ApplicationState, RoundState
from bursaries.models import Application, ApplicationFile
from bursaries.tests.calls import (
    CLOSING,
    OPEN,
    address,
    bare_call,
    call,
    content,
    draft_of,
    filled,
    saving,
)
from bursaries.tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    AwardTierFactory,
    EligibilityRuleFactory,
    LetterFactory,
    QuestionFactory,
    ReferenceFactory,
    RequiredDocumentFactory,
    ReviewFactory,
    ScoreFactory,
)
from programs.files import LARGEST
from programs.links import token_of
from programs.tests.at_once import all_at_once
from programs.tests.uploads import pdf, upload

pytestmark = pytest.mark.django_db

ERROR = "<title>Erreur\u00a0:"


@pytest.fixture(autouse=True)
def while_it_is_open():
    with time_machine.travel(OPEN, tick=False):
        yield


def save(client, draft, seen=None, **values):
    sent = {"fields": list(values), "seen": json.dumps(seen or {}), **values}
    return client.post(saving(draft), sent)


def send(client, draft, **values):
    return client.post(address(draft), {"do": "send"} | values)


def fresh(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


class TestSaving:
    def test_what_is_typed_is_kept_as_it_is_typed(self, client):
        draft = draft_of(bare_call())
        answer = save(client, draft, postal_code="n'importe quoi", first_name=" Zoé ")
        assert (answer.status_code, answer.json()["saved"]) == (
            200,
            "Enregistré à 14\u00a0h\u00a005",
        )
        assert fresh(draft).typed == {"postal_code": ["n'importe quoi"], "first_name": [" Zoé "]}
        page = content(client.get(address(draft)))
        assert ["n&#x27;importe quoi" in page, 'value=" Zoé "' in page, "is-invalid" in page] == [
            True,
            True,
            False,
        ]

    def test_the_button_does_the_same_without_a_script(self, client):
        draft = draft_of(bare_call())
        answer = client.post(address(draft), {"do": "save", "city": "Gatineau"})
        assert (answer.status_code, fresh(draft).typed) == (302, {"city": ["Gatineau"]})

    def test_a_field_that_the_form_does_not_have_is_not_kept(self, client):
        draft = draft_of(bare_call())
        save(client, draft, state="submitted", person="1", birth_date="2001-01-01")
        assert (fresh(draft).typed, fresh(draft).state) == ({}, ApplicationState.DRAFT)

    def test_what_nobody_types_is_refused_in_words(self, client):
        draft = draft_of(bare_call())
        answer = save(client, draft, city="x" * (drafts.LONGEST + 1))
        assert (answer.status_code, list(answer.json())) == (422, ["refused"])

    def test_a_window_that_did_not_touch_a_field_leaves_what_another_wrote(self, client):
        draft = draft_of(bare_call())
        opened = client.get(address(draft)).context["seen"]
        save(client, draft, city="Maniwaki")
        client.post(address(draft), {"do": "save", "seen": opened, "city": "", "phone": "1"})
        assert fresh(draft).typed == {"city": ["Maniwaki"], "phone": ["1"]}

    def test_what_two_windows_wrote_goes_to_the_last_and_the_other_is_shown(self, client):
        draft = draft_of(bare_call())
        opened = client.get(address(draft)).context["seen"]
        save(client, draft, city="Maniwaki")
        answer = save(client, draft, seen=json.loads(opened), city="Gatineau")
        assert "<blockquote>Maniwaki</blockquote>" in answer.json()["replaced"]
        assert fresh(draft).typed["city"] == ["Gatineau"]

    def test_the_same_is_said_without_a_script_until_it_was_seen(self, client):
        draft = draft_of(bare_call())
        opened = client.get(address(draft)).context["seen"]
        save(client, draft, city="Maniwaki")
        client.post(address(draft), {"seen": opened, "city": "Gatineau"})
        shown = [content(client.get(address(draft))) for _time in range(2)]
        client.post(address(draft), {"do": "seen", "city": "Gatineau"})
        shown.append(content(client.get(address(draft))))
        said = ["<blockquote>Maniwaki</blockquote>" in page for page in shown]
        assert (said, fresh(draft).typed) == ([True, True, False], {"city": ["Gatineau"]})

    def test_what_a_window_says_that_it_saw_may_be_anything(self, client):
        draft = draft_of(bare_call())
        for odd in ("[]", "{", '{"city": 3}', ""):
            client.post(saving(draft), {"fields": "city", "city": odd or "x", "seen": odd})
        assert fresh(draft).typed == {"city": ["x"]}

    def test_after_the_closing_it_is_kept_and_told(self, client):
        draft = draft_of(bare_call())
        with time_machine.travel(CLOSING + timedelta(seconds=1), tick=False):
            answer = save(client, draft, city="Gatineau").json()
        assert "Il est trop tard" in answer["late"]
        assert fresh(draft).typed == {"city": ["Gatineau"]}

    def test_a_link_that_was_renewed_and_one_that_was_sent_say_so(self, client):
        draft, sent = draft_of(bare_call()), ApplicationFactory()
        old = saving(draft)
        Application.objects.filter(pk=draft.pk).update(nonce=sent.nonce)
        answers = [client.post(old, {"fields": "city"}), client.post(saving(sent))]
        assert [(one.status_code, list(one.json())) for one in answers] == [
            (404, ["renewed"]),
            (409, ["sent"]),
        ]


class TestTheSelfCheck:
    def test_it_says_what_is_missing_met_or_not_met_and_stops_nobody(self, client):
        round = bare_call()
        EligibilityRuleFactory(round=round)
        draft = draft_of(round)
        said = [
            save(client, draft, level=level).json()["check"]
            for level in ("", "college", "doctoral")
        ]
        assert [
            "il nous manque votre réponse" in said[0],
            "votre réponse convient" in said[1],
            "Ces bourses vont aux études collégiales" in said[2],
        ] == [True, True, True]
        send(client, draft, **filled(round, level="doctoral"))
        assert fresh(draft).state == ApplicationState.SUBMITTED

    @pytest.mark.parametrize(
        ("subject", "name"),
        [("age", "birth_date"), ("average", "average"), ("months_lived", "lives_there_since")],
    )
    def test_what_no_condition_is_about_is_not_asked(self, client, subject, name):
        asking, other = bare_call(), bare_call()
        EligibilityRuleFactory(
            round=asking, subject=subject, operator="at_least", values=[], number=1
        )
        shown = [
            name in client.get(address(draft_of(round))).context["form"].fields
            for round in (asking, other)
        ]
        assert shown == [True, False]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("82,5 %", "82.50"), ("82.5", "82.50"), ("100", "100.00"), ("101", None), ("x", None)],
)
def test_an_average_is_taken_as_people_write_it(client, typed, kept):
    round = bare_call()
    EligibilityRuleFactory(
        round=round, subject="average", operator="at_least", values=[], number=60
    )
    draft = draft_of(round)
    assert save(client, draft, average=typed).status_code == 200
    send(client, draft, **filled(round, average=typed))
    average = fresh(draft).average
    assert (average and str(average), fresh(draft).state) == (
        kept,
        "submitted" if kept else "draft",
    )


class TestDocuments:
    def test_each_is_joined_named_handed_over_and_taken_back(self, client):
        draft = draft_of(call())
        document = draft.round.documents.get()
        joined = upload(pdf(), "relevé.pdf")
        answer = client.post(address(draft), {f"file_{document.pk}": joined, "city": "Gatineau"})
        assert answer.url.endswith("#documents")
        file = draft.files.get()
        assert (file.name, file.document, fresh(draft).typed) == (
            "relevé.pdf",
            document,
            {"city": ["Gatineau"]},
        )
        url = reverse("application_file", args=[token_of(draft), file.pk])
        assert b"".join(client.get(url).streaming_content) == pdf()
        client.post(address(draft), {"do": f"remove:{file.pk}"})
        assert ApplicationFile.objects.count() == 0

    @pytest.mark.parametrize(
        ("file", "sentence"),
        [
            (lambda: upload(b"MZ" + b"0" * 100, "virus.pdf"), "ni un PDF, ni une image"),
            (lambda: upload(b"0" * (LARGEST + 1), "film.pdf"), "dépasse 10 Mo"),
            (lambda: upload(b"", "vide.pdf"), "vide"),
        ],
    )
    def test_what_is_no_document_is_refused_beside_it_and_nothing_is_lost(
        self, client, file, sentence
    ):
        draft = draft_of(call())
        name = f"file_{draft.round.documents.get().pk}"
        answer = client.post(address(draft), {name: file(), "city": "Gatineau"})
        assert list(answer.context["form"].errors) == [name]
        assert sentence in content(answer)
        assert (draft.files.count(), fresh(draft).typed) == (0, {"city": ["Gatineau"]})

    def test_the_same_file_twice_is_told(self, client):
        draft = draft_of(call())
        name = f"file_{draft.round.documents.get().pk}"
        client.post(address(draft), {name: upload(pdf(), "un.pdf")})
        answer = client.post(address(draft), {name: upload(pdf(), "deux.pdf")})
        assert "Ce fichier est déjà joint." in content(answer)
        assert draft.files.count() == 1

    def test_no_more_are_taken_than_a_selection_reads(self, client, monkeypatch):
        monkeypatch.setattr(drafts, "MOST_FILES", 0)
        draft = draft_of(call())
        name = f"file_{draft.round.documents.get().pk}"
        answer = client.post(address(draft), {name: upload(pdf(), "un.pdf")})
        assert "au plus 0 fichiers" in content(answer)

    def test_another_s_document_is_not_there(self, client):
        draft, other = draft_of(call()), draft_of(call())
        client.post(
            address(other), {f"file_{other.round.documents.get().pk}": upload(pdf(), "un.pdf")}
        )
        file = other.files.get()
        url = reverse("application_file", args=[token_of(draft), file.pk])
        assert client.get(url).status_code == 404
        client.post(address(draft), {"do": f"remove:{file.pk}"})
        assert other.files.count() == 1


class TestSending:
    def test_columns_are_written_the_draft_emptied_and_it_is_acknowledged(
        self, client, django_capture_on_commit_callbacks
    ):
        round = call()
        draft = draft_of(round)
        name = f"file_{round.documents.get().pk}"
        client.post(address(draft), {name: upload(pdf(), "un.pdf")})
        ReferenceFactory(application=draft, asked_at=OPEN)
        with django_capture_on_commit_callbacks(execute=True):
            answer = send(client, draft, **filled(round))
        sent = fresh(draft)
        assert (answer.url, sent.state, sent.typed) == (address(draft), "submitted", {})
        assert (sent.name, sent.phone, sent.postal_code) == (
            "Camille L’Inventée",
            "819 555-0123",
            "J8X 3X4",
        )
        assert (sent.submitted_at, sent.consented_on, sent.origin) == (OPEN, OPEN.date(), None)
        assert sent.choices.get().tier == round.tiers.get()
        assert sent.answers.get().text == "Pour rester près des miens."
        (letter,) = mail.outbox
        assert sent.code in letter.subject and "jeudi 20 septembre 2007 à 14" in letter.body
        assert "Camille" not in letter.subject + letter.body

    def test_what_is_wrong_is_summed_up_and_kept_as_typed(self, client):
        round = call()
        draft = draft_of(round)
        question = round.questions.get()
        answer = send(
            client,
            draft,
            **filled(
                round,
                postal_code="K1A",
                city=None,
                consent=None,
                **{f"question_{question.pk}": "mot " * 51},
            ),
        )
        assert set(answer.context["form"].errors) == {
            *("postal_code", "city", "consent", "referee_name"),
            *(f"question_{question.pk}", f"file_{round.documents.get().pk}"),
        }
        page = answer.content.decode()
        assert [ERROR in page, 'href="#id_city"' in page, 'value="K1A"' in page] == [True] * 3
        assert (fresh(draft).state, fresh(draft).typed["postal_code"]) == ("draft", ["K1A"])

    @pytest.mark.parametrize(
        ("grace", "late", "state"),
        [
            (0, 0, "submitted"),
            (0, 1, "draft"),
            (30, 30 * 60, "submitted"),
            (30, 30 * 60 + 1, "draft"),
        ],
    )
    def test_the_closing_is_to_the_second(self, client, grace, late, state):
        round = bare_call(grace_minutes=grace)
        draft = draft_of(round)
        with time_machine.travel(CLOSING + timedelta(seconds=late), tick=False):
            answer = send(client, draft, **filled(round))
        assert fresh(draft).state == state
        if state == "draft":
            assert "Il est trop tard" in content(answer)
            assert fresh(draft).typed["last_name"] == ["L’Inventée"]

    def test_the_clock_is_read_once_the_draft_is_locked(self):
        """What passed the form a second before the closing and waited is late."""
        draft = draft_of(bare_call())
        with (
            time_machine.travel(CLOSING + timedelta(seconds=1), tick=False),
            pytest.raises(applying.ValidationError, match="trop tard"),
        ):
            applying.submit_application(application=draft, columns={}, choices=[], answers={})

    def test_a_round_that_is_taken_back_opens_no_link(self, client):
        draft = draft_of(bare_call(state=RoundState.DRAFT))
        assert client.get(address(draft)).status_code == 404
        assert send(client, draft).status_code == 404

    def test_sent_twice_it_is_sent_once(self, client, django_capture_on_commit_callbacks):
        round = bare_call()
        draft = draft_of(round)
        with django_capture_on_commit_callbacks(execute=True):
            codes = [send(client, draft, **filled(round)).status_code for _time in range(3)]
        assert (codes, len(mail.outbox)) == ([302] * 3, 1)
        assert fresh(draft).moves.filter(to_state="submitted").count() == 1

    def test_of_several_awards_each_has_its_preference(self, client):
        round = bare_call()
        other = AwardTierFactory(round=round, label="Bourse de 4 000 $")
        first = round.tiers.exclude(pk=other.pk).get()
        draft = draft_of(round)
        same = {f"tier_{first.pk}": "1", f"tier_{other.pk}": "1"}
        for wrong in ({}, same):
            assert len(send(client, draft, **filled(round, **wrong)).context["form"].errors) == 1
        send(client, draft, **filled(round, **same | {f"tier_{first.pk}": "2"}))
        assert [one.tier for one in fresh(draft).choices.all()] == [other, first]

    def test_a_number_says_nothing_of_how_many_applied(self, client):
        round = bare_call()
        codes = []
        for _time in range(2):
            draft = draft_of(round)
            send(client, draft, **filled(round))
            codes.append(fresh(draft).code)
        assert [len(code) for code in codes] == [8, 8]
        assert codes[0] != codes[1]


@pytest.mark.django_db(transaction=True)
def test_two_windows_that_send_at_once_send_one():
    draft = draft_of(bare_call())
    columns = {"first_name": "Camille", "last_name": "L’Inventée"}
    done = all_at_once(
        lambda one: applying.submit_application(
            application=one, columns=columns, choices=[], answers={}
        ),
        [draft] * 4,
    )
    assert (done, fresh(draft).moves.count()) == (["done"] * 4, 1)


class TestWhatWasSent:
    def test_it_is_shown_and_changes_no_more(self, client):
        round = call()
        sent = ApplicationFactory(round=round, code="C-ABCDEF", city="Gatineau")
        AnswerFactory(application=sent, question=round.questions.get())
        page = content(client.get(address(sent)))
        assert ["C-ABCDEF" in page, "Gatineau" in page, "près des miens" in page] == [True] * 3
        assert "jeudi 20 septembre 2007" in page
        client.post(address(sent), {"do": "send", "city": "Ailleurs"})
        assert fresh(sent).city == "Gatineau"

    def test_its_province_is_named_as_the_form_asked_for_it(self, client):
        sent = ApplicationFactory(province="QC")
        parts = client.get(address(sent)).context["parts"]
        rows = {row["label"]: row["value"] for _title, rows in parts for row in rows}
        assert rows["Province ou territoire"] == "Québec"

    @pytest.mark.parametrize(
        ("state", "kind", "label"),
        [
            ("awarded", "award", "Accordée"),
            ("waiting", "waiting", "Liste d’attente"),
            ("refused", "refusal", "Refusée"),
            ("ineligible", "ineligible", "Non admissible"),
        ],
    )
    def test_it_is_received_until_its_letter_left(self, client, state, kind, label):
        fields = {"waiting_rank": 1} if state == "waiting" else {}
        fields |= {"reason": "Motif interne"} if state == "ineligible" else {}
        sent = ApplicationFactory(state=state, **fields)
        shown = [client.get(address(sent)).context["state"]]
        letter = LetterFactory(kind=kind, award=None, application=sent)
        shown.append(client.get(address(sent)).context["state"])
        type(letter).objects.update(sent_at=OPEN)
        answer = client.get(address(sent))
        assert [*shown, answer.context["state"]] == ["Reçue", "Reçue", label]
        assert "Motif interne" not in content(answer)

    @pytest.mark.parametrize("state", ["submitted", "eligible", "reviewed"])
    def test_nothing_tells_how_far_the_selection_has_come(self, client, state):
        sent = ApplicationFactory(state=state)
        answer = client.get(address(sent))
        assert answer.context["state"] == "Reçue"

    def test_whoever_is_not_eligible_reads_why(self, client):
        rule = EligibilityRuleFactory()
        sent = ApplicationFactory(
            round=rule.round, state="ineligible", reason="Interne", level="doctoral"
        )
        LetterFactory(kind="ineligible", award=None, application=sent, sent_at=OPEN)
        assert rule.message in content(client.get(address(sent)))

    def test_it_tells_nothing_of_reviewers_scores_or_others(self, client):
        review = ReviewFactory(
            comment="Zibeline", application__note="Zibeline", reviewer__user__last_name="Zibeline"
        )
        ScoreFactory(review=review)
        sent = review.application
        ApplicationFactory(round=sent.round, last_name="Zibeline")
        ReferenceFactory(application=sent, text="Zibeline", answered_at=OPEN)
        page = content(client.get(address(sent)))
        assert ["Zibeline" in page, "Reçue" in page] == [False, True]

    def test_its_author_takes_it_back(self, client):
        sent = ApplicationFactory(state="waiting", waiting_rank=3)
        url = reverse("application_withdraw", args=[token_of(sent)])
        assert client.get(url).status_code == 200
        client.post(url), client.post(url)
        assert (fresh(sent).state, fresh(sent).waiting_rank) == ("withdrawn", None)
        assert client.get(address(sent)).context["state"] == "Retirée"

    def test_an_award_is_not_given_back_by_a_button(self, client):
        sent = ApplicationFactory(state="awarded")
        client.post(reverse("application_withdraw", args=[token_of(sent)]))
        assert fresh(sent).state == "awarded"

    @pytest.mark.parametrize("make", [draft_of, lambda round: ApplicationFactory(round=round)])
    def test_the_number_of_queries_does_not_grow_with_what_it_holds(self, client, make):
        application = make(call())

        def more(count: int) -> int:
            for _time in range(count):
                AwardTierFactory(round=application.round)
                RequiredDocumentFactory(round=application.round)
                question = QuestionFactory(round=application.round)
                ReferenceFactory(application=application)
                AnswerFactory(application=application, question=question)
            with CaptureQueriesContext(connection) as counted:
                client.get(address(application))
            return len(counted)

        assert more(1) == more(3)

    def test_no_cache_and_no_search_engine_keeps_it(self, client):
        answer = client.get(address(ApplicationFactory()))
        assert "no-store" in answer["Cache-Control"]
        assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == (
            "noindex, nofollow",
            "same-origin",
        )
