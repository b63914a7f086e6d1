"""The JSON-stat files that the site publishes, read back with pyjstat and judged by jsonstat-validator."""

import json
from collections.abc import Mapping
from decimal import Decimal
from itertools import product
from typing import Any

import pandas as pd
import pytest
from jsonstat_validator import JSONStatValidationError, validate_jsonstat
from pyjstat import pyjstat

from macros.export.jsonstat import ABSENT, METRIC
from macros.languages import LANGS, Lang
from macros.metadata import about_table
from macros.periods import Period
from tests.built import on_disk
from tests.published import Published, Shelf, every_table, told

ONLINE = "online-opleidingen-2023"
pytestmark = pytest.mark.filterwarnings("ignore:Shouldn't use this function:DeprecationWarning")  # pyjstat's own call


def read(published: Published, name: str) -> dict[str, Any]:
    """A dataset with its numbers digit by digit."""
    found: dict[str, Any] = json.loads(published.json(name), parse_float=Decimal, parse_int=Decimal)
    return found


@every_table
def test_the_file_is_a_dataset_of_json_stat(shelf: Shelf, answer: str, name: str, lang: Lang) -> None:
    dataset = json.loads(shelf(answer, lang).json(name))
    assert validate_jsonstat(dataset)
    assert (dataset["version"], dataset["class"]) == ("2.0", "dataset")
    assert len(dataset["value"]) == len(list(product(*(range(size) for size in dataset["size"]))))
    with pytest.raises(JSONStatValidationError):
        validate_jsonstat(dataset | {"size": [*dataset["size"], 2]})


@every_table
def test_a_reader_of_json_stat_gets_the_figures_of_the_data(shelf: Shelf, answer: str, name: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    table = published.question.tables[name]
    frame = pyjstat.Dataset.read(published.json(name)).write("dataframe", naming="id")
    found = {tuple(row[dimension] for dimension in table.dimensions): row["value"] for row in frame.to_dict("records")}
    assert len(found) == len(frame)
    figures = {codes: float(value) for codes, (value, _) in told(table).items() if value is not None}
    assert {codes: value for codes, value in found.items() if not pd.isna(value)} == figures


@every_table
def test_a_reader_of_json_stat_gets_the_names_of_the_data(shelf: Shelf, answer: str, name: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    table = published.question.tables[name]
    frame = pyjstat.Dataset.read(published.json(name)).write("dataframe", naming="label")
    for dimension in table.dimensions.values():
        labels = dict.fromkeys(code.label[lang] for code in dimension.codes.values())
        assert list(dict.fromkeys(frame[dimension.label[lang]])) == list(labels)


@every_table
def test_a_cell_has_its_digits_and_its_status_and_what_is_not_in_the_source_one_of_its_own(
    shelf: Shelf, answer: str, name: str, lang: Lang
) -> None:
    published = shelf(answer, lang)
    table = published.question.tables[name]
    dataset, cells = read(published, name), told(table)
    said: Mapping[str, str] = dataset.get("status", {})
    for place, codes in enumerate(product(*(dimension.codes for dimension in table.dimensions.values()))):
        value, status = cells.get(codes, (None, ABSENT))
        assert str(dataset["value"][place]) == str(value), codes
        assert said.get(str(place), "") == status, codes
    assert {int(place) for place in said} <= set(range(len(dataset["value"])))


@every_table
def test_every_status_is_explained(shelf: Shelf, answer: str, name: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    dataset = read(published, name)
    explained = dataset["extension"].get("statuses", {})
    assert set(explained) == set(dataset.get("status", {}).values())
    for id, said in explained.items():
        if id != ABSENT:
            status = published.values.collection.statuses[id]
            assert said == {"label": status.label[lang], "explanation": status.explanation[lang]}
        assert said["label"] and said["explanation"]


@every_table
def test_every_quantity_has_its_unit(shelf: Shelf, answer: str, name: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    table, units = published.question.tables[name], published.values.collection.units
    dataset = read(published, name)
    (metric,) = dataset["role"]["metric"]
    own = [each.id for each in table.dimensions.values() if any(code.unit for code in each.codes.values())]
    assert [metric] == (own or [METRIC])
    said = dataset["dimension"][metric]["category"]["unit"]
    for codes in table.cells:
        unit = units[table.unit_of(codes)]
        found = said[unit.id if metric == METRIC else table.at(codes)[metric]]
        assert (found["label"], found["decimals"], found.get("symbol", "")) == (
            unit.label[lang],
            unit.decimals,
            unit.suffix,
        )


@every_table
def test_sums_are_parents_of_their_parts_and_times_are_times(shelf: Shelf, answer: str, name: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    dataset = read(published, name)
    for dimension in published.question.tables[name].dimensions.values():
        category = dataset["dimension"][dimension.id]["category"]
        assert category["index"] == list(dimension.codes)
        assert {code: tuple(parts) for code, parts in category.get("child", {}).items()} == dimension.parts
    for time in dataset["role"]["time"]:
        assert all(Period.parse(code) for code in dataset["dimension"][time]["category"]["index"])


@pytest.mark.parametrize("lang", LANGS)
def test_areas_are_areas(shelf: Shelf, lang: Lang) -> None:
    published = shelf(ONLINE, lang)
    roles = {name: read(published, name)["role"] for name in published.question.tables}
    assert {name for name, role in roles.items() if "geo" in role} == {"by-province"}
    assert roles["by-province"] == {"time": ["period"], "geo": ["region"], "metric": [METRIC]}
    assert roles["completions"]["time"] == ["start", "period"]


@every_table
def test_a_dataset_says_where_it_comes_from_and_on_which_terms(
    shelf: Shelf, answer: str, name: str, lang: Lang
) -> None:
    published = shelf(answer, lang)
    dataset, catalogue = read(published, name), published.values.collection.catalogue
    about = about_table(published.values, published.question.tables[name])
    assert (dataset["label"], dataset["source"], dataset["updated"]) == (about.title, about.source, about.changed)
    assert tuple(dataset.get("note", ())) == about.notes
    extension = dataset["extension"]
    assert extension["rights"] == catalogue.rights[lang]
    assert extension["licence"]["url"] == dataset["link"]["license"][0]["href"] == catalogue.licence.url


@every_table
def test_the_addresses_in_a_dataset_lead_to_files_of_the_site(shelf: Shelf, answer: str, name: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    dataset = read(published, name)
    (csv,), (page,) = dataset["link"]["alternate"], dataset["link"]["about"]
    assert on_disk(published.site, csv["href"]) == published.csv(name)
    found = on_disk(published.site, dataset["href"])
    assert found and found.read_text(encoding="utf-8") == published.json(name)
    figures = [figure for figure in published.question.figures.values() if figure.table == name]
    place = page["href"].removesuffix(f"#{figures[0].id}")
    index = on_disk(published.site, place)
    assert index and place.endswith(f"/{answer}/{published.question.tables[name].part}/")
    assert index.is_file() or answer == "invented-2024"
