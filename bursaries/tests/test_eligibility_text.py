"""Rules as JSON, as a line of a spreadsheet, and in words."""

import json
from decimal import Decimal
from time import process_time

import pytest
from django.utils.translation import override
from hypothesis import strategies as st

from bursaries.eligibility import (
    Answers,
    Operator,
    Rule,
    Subject,
    check,
    from_json,
    parse,
    rule_said,
    to_json,
    write,
)
from bursaries.tests.rules import REGIONS, at_least, at_most, level, rules
from programs.lib.tests.examples import for_any

languages = st.sampled_from(["fr-ca", "en"])
COLLEGE = {"subject": "level", "operator": "one_of", "values": ["college"]}


class TestJson:
    @for_any(rules)
    def test_it_reads_back_what_it_writes(self, asked):
        assert from_json(json.loads(json.dumps(to_json(asked))), REGIONS) == tuple(asked)

    def test_it_holds_what_a_rule_says_and_no_more(self):
        assert to_json([level("college"), at_least(Subject.AVERAGE, "70.50")]) == [
            COLLEGE,
            {"subject": "average", "operator": "at_least", "number": "70.5"},
        ]

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({}, "Les règles sont une liste"),
            (["level"], "« level » n’est pas une règle"),
            ([{"subject": "level"}], "n’est pas une règle"),
            ([{**COLLEGE, "subject": "taille"}], "« taille » n’est pas un sujet de règle"),
            ([{**COLLEGE, "operator": "like"}], "« like » n’est pas une comparaison"),
            (
                [{**COLLEGE, "values": ["tertiaire"]}],
                "« tertiaire » n’est pas un choix de « Niveau",
            ),
            ([{**COLLEGE, "values": "college"}], "n’est pas une règle"),
            ([{**COLLEGE, "values": [["college"]]}], "n’est pas une règle"),
            ([{**COLLEGE, "message": None}], "n’est pas une règle"),
            ([{**COLLEGE, "weight": 3}], "Une règle ne dit rien de « weight »"),
            ([COLLEGE, COLLEGE], "deux fois : Niveau d’études"),
            (
                [{"subject": "age", "operator": "at_least", "number": "beaucoup"}],
                "« beaucoup » n’est pas un nombre",
            ),
            ([{"subject": "age", "operator": "at_least", "number": 18}], "n’est pas une règle"),
            (
                [{"subject": "origin", "operator": "one_of", "values": ["99"]}],
                "« 99 » n’est pas un choix de « Région d’origine »",
            ),
        ],
    )
    def test_what_is_not_known_is_refused(self, data, said):
        with pytest.raises(ValueError, match=said):
            from_json(data, REGIONS)


class TestLine:
    @for_any(rules, languages, languages)
    def test_it_reads_back_what_it_writes_in_any_language(self, asked, writing, reading):
        with override(writing):
            line = write(asked)
        with override(reading):
            assert parse(line, REGIONS) == tuple(asked)

    def test_it_is_what_a_coordinator_would_write(self):
        asked = [
            Rule(Subject.RESIDENCE, Operator.ONE_OF, ("07", "elsewhere")),
            level("college", "undergraduate"),
            level("secondary", operator=Operator.NONE_OF, message="Pas [encore] ; merci"),
            at_least(Subject.AVERAGE, "70.5"),
        ]
        assert write(asked) == (
            "Région de résidence : 07, elsewhere; "
            "Niveau d’études : Collégial, Premier cycle universitaire; "
            "Niveau d’études : tout sauf Secondaire [Pas [encore\\] ; merci]; "
            "Moyenne générale : au moins 70,5"
        )

    @pytest.mark.parametrize(
        ("line", "asked"),
        [
            ("niveau d'etudes: collegial", level("college")),
            ("level: college | GRADUATE", level("college", "graduate")),
            ("Level of studies: anything but secondary", level("secondary", operator="none_of")),
            ("Niveau d’études : parmi collégial", level("college")),
            ("Niveau d’études : sauf collégial", level("college", operator="none_of")),
            ("Région d’origine : Outaouais", Rule(Subject.ORIGIN, "one_of", ("07",))),
            ("Région d’origine : Ailleurs", Rule(Subject.ORIGIN, "one_of", ("elsewhere",))),
            ("Temps vécu dans la région : au moins 12 mois", at_least(Subject.MONTHS_LIVED, 12)),
            ("Moyenne générale : minimum 70,5 %", at_least(Subject.AVERAGE, "70.5")),
            ("Âge à la clôture : au plus 35 ans", at_most(Subject.AGE, 35)),
            (
                "Level: college [EN : Sorry.] [Nous regrettons.]",
                level("college", message="Nous regrettons.", message_en="Sorry."),
            ),
        ],
    )
    def test_it_reads_what_people_type(self, line, asked):
        assert parse(line, REGIONS) == (asked,)

    @pytest.mark.parametrize("line", ["", " ; \n ;"])
    def test_a_blank_line_has_no_rule(self, line):
        assert parse(line, REGIONS) == ()

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("les meilleurs", "« les meilleurs » n’est pas une règle"),
            ("Niveau d’études :", "n’est pas une règle"),
            ("Taille : au moins 3", "« Taille » n’est pas dans la liste"),
            ("Niveau d’études : collégien", "Vouliez-vous dire « Collégial »"),
            ("Niveau d’études : au moins collégial", "« au moins collégial » n’est pas"),
            ("Niveau d’études : tout sauf", "« tout sauf » n’est pas dans la liste"),
            ("Âge à la clôture : 18", "écrivez « au moins » ou « au plus »"),
            ("Âge à la clôture : au moins", "écrivez « au moins » ou « au plus »"),
            ("Âge à la clôture : au moins dix-huit", "n’est pas un nombre"),
            ("Niveau d’études : collégial [Non", "un message commence par"),
            ("Niveau d’études : collégial] Non", "un message commence par"),
            ("Niveau d’études : collégial [Non] [Non]", "un message par langue"),
            ("Level: college; Niveau d’études : collégial", "écrite deux fois"),
            ("Région d’origine : Estrie", "« Estrie » n’est pas dans la liste"),
        ],
    )
    def test_what_it_cannot_read_is_refused(self, line, said):
        with pytest.raises(ValueError, match=said):
            parse(line, REGIONS)

    def test_a_line_that_is_made_to_be_long_is_refused_at_once(self):
        began = process_time()
        for line in ("[" * 50_000, "age: [" + "\\" * 50_000, "langues parlées: " + "en," * 20_000):
            with pytest.raises(ValueError, match=r"un message commence|n’est pas dans la liste"):
                parse(line, REGIONS)
        assert process_time() - began < 2


class TestWords:
    @pytest.mark.parametrize(
        ("rule", "french", "english"),
        [
            (
                level("college", "undergraduate", "graduate"),
                "Niveau d’études : collégial, premier cycle universitaire ou deuxième cycle universitaire",
                "Level of studies: college, undergraduate or master’s",
            ),
            (
                Rule(Subject.ORIGIN, "none_of", ("07", "elsewhere")),
                "Région d’origine : tout sauf Outaouais ou Ailleurs",
                "Region of origin: anything but Outaouais or Elsewhere",
            ),
            (
                Rule(Subject.LANGUAGES, "one_of", ("en",)),
                "Langues parlées : anglais",
                "Spoken languages: English",
            ),
            (
                Rule(Subject.PATHWAY, "one_of", ("coop", "major")),
                "Parcours au secondaire : éducation coopérative ou MHS (majeure haute spécialisation)",
                "Secondary pathway: cooperative education or SHSM (Specialist High Skills Major)",
            ),
            (
                at_least(Subject.MONTHS_LIVED, 12),
                "Temps vécu dans la région : au moins 12 mois",
                "Time lived in the region: at least 12 months",
            ),
            (
                at_most(Subject.AGE, 1),
                "Âge à la clôture : au plus 1 an",
                "Age on the closing day: at most 1 year",
            ),
            (
                at_least(Subject.AVERAGE, "70.5"),
                "Moyenne générale : au moins 70,5 %",
                "Overall average: at least 70.5%",
            ),
        ],
    )
    def test_a_rule_is_printed_in_both_languages(self, rule, french, english):
        assert said_in_both(lambda: rule_said(rule, REGIONS)) == (french, english)

    def test_a_rule_that_is_met(self):
        reason = reason_of(level("college", "graduate"), level="college")
        assert said_in_both(lambda: reason.to_coordinator(REGIONS)) == (
            "Niveau d’études : collégial. Règle respectée : collégial ou deuxième cycle universitaire.",
            "Level of studies: college. Rule met: college or master’s.",
        )
        assert said_in_both(lambda: reason.to_applicant(REGIONS)) == (
            "Niveau d’études : votre réponse convient (collégial).",
            "Level of studies: your answer is accepted (college).",
        )

    def test_a_rule_that_fails_says_how_to_mend_it(self):
        reason = reason_of(at_least(Subject.AVERAGE, 70), average=Decimal("69.96"))
        assert said_in_both(lambda: reason.to_coordinator(REGIONS)) == (
            "Moyenne générale : la personne a répondu « 69,96 % », et le concours demande : au moins 70 %.",
            "Overall average: the person answered “69.96%”, and the call asks for: at least 70%.",
        )
        assert said_in_both(lambda: reason.to_applicant(REGIONS)) == (
            "Moyenne générale : vous avez répondu « 69,96 % », et cette bourse demande : au moins 70 %."
            " Si votre réponse n’est pas exacte, corrigez-la ou écrivez-nous.",
            "Overall average: you answered “69.96%”, and this bursary asks for: at least 70%."
            " If your answer is not right, please correct it or write to us.",
        )

    def test_a_refusal_says_why_and_nothing_of_what_can_no_more_be_changed(self):
        reason = reason_of(at_least(Subject.AVERAGE, 70), average=Decimal("69.96"))
        assert said_in_both(lambda: reason.to_refused(REGIONS)) == (
            "Moyenne générale : vous avez répondu « 69,96 % », et cette bourse demande : au moins 70 %.",
            "Overall average: you answered “69.96%”, and this bursary asks for: at least 70%.",
        )

    def test_a_commitment_is_said_in_sentences_and_may_still_be_made(self):
        asked = Rule(Subject.COMMITMENT, "one_of", ("yes",))
        reason = reason_of(asked, commitment="no")
        assert said_in_both(lambda: reason.to_applicant(REGIONS)) == (
            "Engagement à travailler dans la région : vous avez répondu que vous ne le prenez pas, et cette bourse le"
            " demande. Si vous souhaitez le prendre, changez votre réponse.",
            "Commitment to work in the region: you answered that you do not make it, and this bursary asks for it."
            " If you wish to make it, please change your answer.",
        )
        assert said_in_both(lambda: reason.to_refused(REGIONS)) == (
            "Engagement à travailler dans la région : vous avez répondu que vous ne le prenez pas, et cette bourse le"
            " demande.",
            "Commitment to work in the region: you answered that you do not make it, and this bursary asks for it.",
        )
        assert said_in_both(lambda: reason.to_coordinator(REGIONS)) == (
            "Engagement à travailler dans la région : la personne ne le prend pas, et le concours le demande.",
            "Commitment to work in the region: the person does not make it, and the call asks for it.",
        )
        made = reason_of(asked, commitment="yes")
        assert said_in_both(lambda: made.to_coordinator(REGIONS)) == (
            "Engagement à travailler dans la région : pris, comme le concours le demande.",
            "Commitment to work in the region: made, as the call asks.",
        )

    def test_an_answer_that_lacks_is_asked_for(self):
        reason = reason_of(Rule(Subject.RESIDENCE, "one_of", ("07",)))
        assert said_in_both(lambda: reason.to_coordinator(REGIONS)) == (
            "Région de résidence : pas de réponse, à vérifier. Règle : Outaouais.",
            "Region of residence: no answer, to be checked. Rule: Outaouais.",
        )
        assert said_in_both(lambda: reason.to_applicant(REGIONS)) == (
            "Région de résidence : il nous manque votre réponse. Merci de l’ajouter à votre demande ;"
            " cette bourse demande : Outaouais.",
            "Region of residence: we do not have your answer. Please add it to your application;"
            " this bursary asks for: Outaouais.",
        )

    def test_several_answers_and_a_region_that_is_no_more_are_named(self):
        rule = Rule(Subject.LANGUAGES, "one_of", ("es",))
        reason = reason_of(rule, languages=("fr", "en"))
        assert reason.to_coordinator(REGIONS) == (
            "Langues parlées : la personne a répondu « français, anglais », et le concours demande : espagnol."
        )
        gone = Rule(Subject.ORIGIN, "one_of", ("55",))
        assert rule_said(gone, REGIONS) == "Région d’origine : 55"

    def test_the_call_may_speak_for_itself_in_each_language(self):
        """Where it has no words of its own in the language of the reader, ours stand."""
        rule = level("college", message="Cette bourse attend le cégep.")
        french, english = said_in_both(
            lambda: reason_of(rule, level="secondary").to_applicant(REGIONS)
        )
        assert french == "Cette bourse attend le cégep."
        assert english == (
            "Level of studies: you answered “secondary”, and this bursary asks for: college."
            " If your answer is not right, please correct it or write to us."
        )


def reason_of(rule: Rule, **facts):
    (reason,) = check([rule], Answers(**facts)).reasons
    return reason


def said_in_both(say) -> tuple[str, str]:
    with override("fr-ca"):
        french = say()
    with override("en"):
        return french, say()
