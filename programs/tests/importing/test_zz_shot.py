import pytest
from django.test import Client
from programs.tests.factories import *
from programs.tests.importing.files import csv_of

@pytest.mark.django_db(transaction=True)
def test_shot(live_server, page, tmp_path):
    p = ProgramFactory(slug="ici", lead__name="Responsable")
    u = coordinator_of(p)
    PersonFactory(holder=p.lead, code="P1", first_name="Zoé", last_name="Inventée", city="Hull")
    PersonFactory(holder=p.lead, code="P2", first_name="Luc", last_name="Inventé", city="Hull")
    c = Client(); c.force_login(u)
    page.context.add_cookies([{"name": "sessionid", "value": c.cookies["sessionid"].value, "url": live_server.url}])
    page.set_viewport_size({"width": 1280, "height": 900})
    good = tmp_path/"gens.csv"; good.write_bytes(csv_of("code;prénom;nom;localité;langues", "P1;Zoé;Inventée;Aylmer;fr, sw", "P2;Luc;Inventé;Hull;", "P3;Ana;Neuve;Hull;anglais"))
    bad = tmp_path/"fautes.csv"; bad.write_bytes(csv_of("code;prénom;nom;date de naissance;région", "P1;Zoé;Inventée;demain;99", "P2;Luc;Inventé;30 juin 1980;7", "P2;Luc;Inventé;;"))
    for path in ("programs/person/import/",):
        page.goto(f"{live_server.url}/admin/{path}" if "/admin" not in path else path)
        page.screenshot(path="/tmp/shot1.png", full_page=True)
        page.set_input_files("input[type=file]", str(good)); page.click("input[type=submit]")
        page.screenshot(path="/tmp/shot2.png", full_page=True)
        page.click("input[name=confirm]")
        page.screenshot(path="/tmp/shot3.png", full_page=True)
        page.goto(f"{live_server.url}/admin/{path}")
        page.set_input_files("input[type=file]", str(bad)); page.click("input[type=submit]")
        page.screenshot(path="/tmp/shot4.png", full_page=True)
        page.goto(f"{live_server.url}/admin/programs/person/export/")
        page.screenshot(path="/tmp/shot5.png", full_page=True)
