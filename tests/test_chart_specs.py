"""The Vega-Lite specification of a chart opens as it is elsewhere, and follows the page where a page draws it."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import altair
import pytest
import vl_convert
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, expect

from macros.addresses import of_chart
from macros.charts.colours import light_colours
from macros.charts.marks import drawing
from macros.charts.render import register_fonts, specification
from macros.describe import description
from macros.export.charts import chart_spec
from macros.faults import Report
from macros.languages import FOLDERS, LANGS, Lang
from macros.load import collection as load
from macros.model import Collection
from macros.project import Project
from macros.values import Values
from tests.conftest import SITE, Copy
from tests.taken import FOREIGN, Taken, plain, taken, texts

EMBED = """async addresses => {
    const said = [];
    for (const address of addresses) {
        const box = document.body.appendChild(document.createElement("div"));
        const spec = await (await fetch(address)).json();
        const made = await window.vegaEmbed(box, spec, { renderer: "svg" });
        said.push([...box.querySelectorAll("svg text")].map(text => text.textContent));
        made.finalize();
        box.remove();
    }
    return said;
}"""
"""What stands in the charts of specifications that a program of others draws as they are."""


@cache
def _schema() -> Draft7Validator:
    schema: dict[str, Any] = altair.load_schema()
    return Draft7Validator({**schema, "$ref": "#/definitions/TopLevelLayerSpec"})


def faults(spec: dict[str, Any]) -> list[str]:
    """What the schema of Vega-Lite has against a specification."""
    return [error.message for error in _schema().iter_errors(spec)]


def test_every_chart_of_a_page_is_valid_by_the_schema(collection: Collection) -> None:
    for question in collection.questions.values():
        for figure in question.figures.values():
            spec = specification(drawing(Values(collection, question, "en"), figure), "narrow")
            del spec["config"]  # it says `None` for what there shall not be
            for layers in spec.get("concat", [spec]):
                assert faults({"data": {"values": []}} | layers) == [], figure.id


def beginning(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The records that a chart shows before anything is chosen."""
    records: list[dict[str, Any]] = spec["data"]["values"]
    for param in spec.get("params", ()):
        name = next(name for name in records[0] if f"filter_{name.replace('-', '_')}" == param["name"])
        records = [record for record in records if record[name] == param["value"]]
    return records


def test_a_specification_is_valid_as_it_is_and_as_a_page_draws_it(
    site: Path, collection: Collection, project: Project
) -> None:
    colours = light_colours(project.colours.read_text(encoding="utf-8"))
    for each in taken(site, collection):
        spec = each.spec
        page = spec["usermeta"].pop("page")
        assert "var(" not in json.dumps(spec) and "embedOptions" not in spec["usermeta"], each.name
        assert faults(spec) == [] and faults(spec | page) == [], each.name
        assert set(re.findall(r"#[0-9a-f]{6}", json.dumps(spec["config"]))) <= set(colours.values())
        assert spec["config"]["background"] == colours["--pf-paper"]
        assert isinstance(spec["width"], int) and "url" not in spec["data"]
        assert page["config"]["background"] == "transparent" and page["width"] == "container"


def test_a_specification_tells_what_it_is_and_where_it_comes_from(site: Path, collection: Collection) -> None:
    for each in taken(site, collection):
        spec = each.spec
        source = each.block.select_one(".figure__source span")
        assert source and source.get_text().endswith(f": {spec['usermeta']['source']}."), each.name
        assert spec["usermeta"]["title"] == each.figure.title[each.lang]
        assert spec["usermeta"]["site"] == collection.catalogue.title[each.lang]
        assert spec["usermeta"]["address"] == each.address
        assert spec["usermeta"]["licence"] == collection.catalogue.licence.url
        assert spec["description"] == description(Values(collection, each.question, each.lang), each.figure)


def test_a_specification_begins_with_values_of_the_chart_on_the_page(site: Path, collection: Collection) -> None:
    for each in taken(site, collection):
        said = {record["_said"] for record in beginning(each.spec)}
        assert said and said <= {str(mark["data-said"]) for mark in each.marks}, each.name


def check_drawn(each: Taken, said: list[str]) -> None:
    """What is drawn of a specification: the words around it, a text for each value, numbers of its language."""
    spec = each.spec
    said = [plain(text) for text in said]
    title = each.question.tables[each.figure.table].title if each.figure.chart.panels else each.figure.title
    for text in (title[each.lang], spec["usermeta"]["source"], each.address):
        assert plain(text) in "".join(said), (each.name, text)
    if each.figure.chart.kind == "bars":
        for record in beginning(spec):
            assert [text for text in said if text.endswith(plain(record["_text"]))], (each.name, record)
    numbers = [text for text in said if re.fullmatch(r"[\d.,]+", text)]
    assert numbers and not [text for text in numbers if FOREIGN[each.lang].search(text)], each.name


@pytest.mark.parametrize("lang", LANGS)
def test_a_program_that_knows_nothing_of_the_site_draws_every_specification(
    browser: Browser, served: str, site: Path, collection: Collection, lang: Lang
) -> None:
    problems: list[str] = []
    root = f"{served}{FOLDERS[lang]}/" if FOLDERS[lang] else served
    every = [each for each in taken(site, collection) if each.lang == lang]
    with browser.new_context(bypass_csp=True) as context:  # the policy of this site is not that of another
        page = context.new_page()
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(f"{root}about/")
        page.add_script_tag(url=f"{root}charts/vega.js")
        drawn = page.evaluate(EMBED, [root + of_chart(each.figure, "vl.json") for each in every])
    for each, said in zip(every, drawn, strict=True):
        check_drawn(each, said)
    assert {"nl": "20.000", "en": "20,000"}[lang] in {text for said in drawn for text in said}
    assert problems == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["outcomes", "started-by-age"])
def test_a_specification_is_drawn_alike_without_a_browser(
    site: Path, collection: Collection, lang: Lang, name: str
) -> None:
    register_fonts()
    question = collection.questions["knelpuntopleidingen-2021"]
    each = Taken(site, question, question.figures[name], lang)
    check_drawn(each, texts(ElementTree.fromstring(vl_convert.vegalite_to_svg(each.spec))))


def test_the_title_of_a_figure_stands_only_over_what_it_tells_of(site: Path, collection: Collection) -> None:
    question = collection.questions["knelpuntopleidingen-2021"]
    each = Taken(site, question, question.figures["started-by-age"], "nl")
    spec = each.spec
    for param in spec["params"]:
        if param["name"] == "filter_outcome":
            param["value"] = "Vroegtijdig stopgezet"
    said = "".join(texts(ElementTree.fromstring(vl_convert.vegalite_to_svg(spec))))
    assert plain(each.figure.title["nl"]) not in said
    assert plain(question.tables["trainings"].title["nl"] + "Verloop: Vroegtijdig stopgezet") in said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_live_chart_of_a_page_has_the_colours_and_the_width_of_the_page(
    browser: Browser, served: str, scheme: Any
) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{served}online-opleidingen-2023/1/")
        strong, ink = page.evaluate(
            """["strong", "ink"].map(name => {
                const one = document.body.appendChild(document.createElement("p"));
                one.style.color = `var(--pf-${name})`;
                const colour = getComputedStyle(one).color;
                one.remove();
                return colour;
            })"""
        )
        box = page.locator('figure[aria-labelledby="by-quarter"]')
        box.locator(".figure__live").click()
        chart = box.locator(".chart__live svg")
        expect(chart.locator("text").filter(has_text="60.000")).to_have_css("fill", ink)
        expect(chart.locator(".mark-symbol path").first).to_have_css("fill", strong)
        assert {"light": "26, 34, 38", "dark": "233, 236, 238"}[scheme] in ink
        assert box.get_by_text("Bron: Antwoord").count() == 1
        assert chart.evaluate("svg => svg.clientWidth / svg.closest('.chart__live').clientWidth") > 0.99


@pytest.mark.parametrize("lang", LANGS)
def test_a_specification_of_a_third_answer_with_signs_of_programs_in_its_titles_is_drawn(
    with_third: Copy, lang: Lang, tmp_path: Path
) -> None:
    title = "\\\"] : [alert(x)] // ' </script> var(--pf-none)"
    quoted = "'" + title.replace("'", "''") + "'"
    with_third.edit("data/invented-2024/question.yaml", '{nl: "Mannen <b>&</b> vrouwen"', f"{{nl: {quoted}")
    project = Project(with_third.root)
    found = load(project, Report())
    assert found
    values = Values(found, found.questions["invented-2024"], lang)
    colours = light_colours(project.colours.read_text(encoding="utf-8"))
    for figure in values.question.figures.values():
        spec = json.loads(chart_spec(values, figure, SITE, tmp_path / "kept", colours))
        assert faults(spec) == [] and spec["usermeta"]["title"] == figure.title[lang]
        drawn = texts(ElementTree.fromstring(vl_convert.vegalite_to_svg(spec)))
        table = values.question.tables[figure.table]
        assert plain((table if figure.chart.panels else figure).title[lang]) in "".join(drawn)
