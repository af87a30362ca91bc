"""What reports are about, and the years that they may be of."""

from datetime import date

import pytest

from programs.accounts.tests.factories import coordinator_of
from programs.importing.directories import Scope
from programs.importing.registry import get
from programs.tests.admin_pages import signed_in, url
from programs.tests.factories import ProgramFactory
from reporting.kinds import KINDS
from reporting.subjects import period_of
from reporting.tests.factories import LABEL, YEAR, published_files

pytestmark = pytest.mark.django_db


def test_a_label_names_a_year_of_the_program():
    program = ProgramFactory(ends_on=date(2009, 6, 30))
    assert period_of(KINDS["bilan"], program, LABEL, YEAR.end) == YEAR


@pytest.mark.parametrize(
    "year, sentence",
    [
        ("deux", "« deux » n’est pas un exercice. Écrivez-le 2007-2008 ou 2008-2009."),
        ("2004-2005", "Le programme commence le 2006-07-01 : il n’a pas d’exercice 2004-2005."),
        ("2010-2011", "Le programme a pris fin le 2009-06-30 : il n’a pas d’exercice 2010-2011."),
    ],
)
def test_a_year_that_is_not_one_of_the_program_is_refused(year, sentence):
    program = ProgramFactory(ends_on=date(2009, 6, 30))
    with pytest.raises(ValueError) as refused:
        period_of(KINDS["bilan"], program, year, YEAR.end)
    assert str(refused.value).replace("\u00a0", " ") == sentence


class TestTheCodeOnPublishedReports:
    """It begins the number of each: once one is published, it no longer changes."""

    @pytest.mark.parametrize("about", ["program", "organization"])
    def test_it_is_written_until_then_and_only_read_afterwards(self, client, about):
        program = ProgramFactory(code="QP")
        signed_in(client, coordinator_of(program))
        subject = program if about == "program" else program.lead
        page = url(about, "change", subject.pk)
        assert self._is_written(client, page)
        published_files(subject)
        assert not self._is_written(client, page)

    def _is_written(self, client, page: str) -> bool:
        return "code" in client.get(page).context["adminform"].form.fields

    def test_a_file_does_not_change_it_either(self):
        program = ProgramFactory(code="QP", slug="quebec-pluriel")
        published_files(program)
        cells = ["quebec-pluriel", "ZZ", program.title, program.lead.code, program.region.code]
        said = "identifiant;sigle;titre;organisme responsable;région;début\n"
        said += ";".join([*cells, program.starts_on.isoformat()])
        result = get("programs")(Scope()).import_file(
            said.encode(), "programmes.csv", dry_run=False
        )
        program.refresh_from_db()
        assert (program.code, result.is_refused) == ("QP", True)
