"""A table as a dataset of JSON-stat 2.0 (https://json-stat.org/full/), a cube of all combinations of its classes.

The source need not have every combination. One that it does not have is `null` with the status `ABSENT`, so that it
differs from a blank of the source. What JSON-stat has no place for stands under `extension`.
"""

import json
import re
from itertools import product

from macros.addresses import MEDIA_TYPES, Site, of_table
from macros.export.tables import statuses_in, unit_of
from macros.metadata import About, about_table
from macros.model import Dimension, Table, Unit
from macros.periods import is_time
from macros.values import Values
from macros.words import words

ABSENT = "_absent"
"""The status of a combination that is no observation of the source. No status of `concepts.yaml` begins so."""
METRIC = "_metric"
"""The dimension of one class that holds the unit of a table without a measure. No dimension of a table begins so."""

Members = dict[str, object]


def table_jsonstat(values: Values, table: Table, site: Site) -> str:
    """The dataset as JSON, one member a line. `value` has a number for each combination of classes, the last dimension
    running fastest, with the digits that the source prints; `status` says by position what is special about it."""
    cube = [table.cells.get(codes) for codes in product(*(d.codes for d in table.dimensions.values()))]
    numbers = ("null" if cell is None or cell.value is None else f"{cell.value:f}" for cell in cube)
    said = ((place, ABSENT if cell is None else cell.status) for place, cell in enumerate(cube))
    about = about_table(values, table)
    dimensions = {name: _dimension(values, table, name) for name in table.dimensions}
    sizes = [len(dimension.codes) for dimension in table.dimensions.values()]
    if table.measure is None:
        dimensions[METRIC] = _unit_dimension(values, table)
        sizes.append(1)
    members: Members = {
        "version": "2.0",
        "class": "dataset",
        "href": site.to(values.lang, of_table(table, "json")),
        "label": about.title,
        "source": about.source,
        "updated": about.changed,
        "note": about.notes,
        "id": tuple(dimensions),
        "size": sizes,
        "role": _roles(values, table),
        "dimension": dimensions,
        "status": {str(place): status for place, status in said if status},
        "link": _links(values, table, about, site),
        "extension": _extension(values, table, about, absent=None in cube),
    }
    lines = [f'"{name}": {_json(member)}' for name, member in members.items() if member]
    lines.append(f'"value": [{", ".join(numbers)}]')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _dimension(values: Values, table: Table, name: str) -> Members:
    """A dimension with its classes in order, the sums of others as parents of those."""
    dimension, lang = table.dimensions[name], values.lang
    category: Members = {
        "index": tuple(dimension.codes),
        "label": {code.id: code.label[lang] for code in dimension.codes.values()},
    }
    if dimension.parts:
        category["child"] = dimension.parts
    if dimension is table.measure:
        units = {code.id: unit_of(values, table, code) for code in dimension.codes.values()}
        category["unit"] = {code: _unit(values, unit) for code, unit in units.items()}
    return {"label": dimension.label[lang], "category": category}


def _unit_dimension(values: Values, table: Table) -> Members:
    unit = values.collection.units[table.unit]
    label = unit.label[values.lang]
    category = {"index": (unit.id,), "label": {unit.id: label}, "unit": {unit.id: _unit(values, unit)}}
    return {"label": words(values.lang)["stat_unit"], "category": category}


def _unit(values: Values, unit: Unit) -> Members:
    said: Members = {"label": unit.label[values.lang], "decimals": unit.decimals}
    return said | {"symbol": unit.suffix, "position": "end"} if unit.suffix else said


def _roles(values: Values, table: Table) -> Members:
    """Which dimensions are times, areas and quantities: what all classes of the first are periods, and those of the
    second have codes of regions (NUTS) in the country that the answers are about."""
    country = values.collection.catalogue.nuts[:2]
    roles = {
        "time": [name for name, dimension in table.dimensions.items() if is_time(tuple(dimension.codes))],
        "geo": [name for name, dimension in table.dimensions.items() if country and _is_area(dimension, country)],
        "metric": [table.measure.id if table.measure else METRIC],
    }
    return {role: names for role, names in roles.items() if names}


def _is_area(dimension: Dimension, country: str) -> bool:
    named = [code for code in dimension.codes if not code.startswith("_")]
    return bool(named) and all(re.fullmatch(rf"{country}[0-9A-Z]{{0,3}}", code) for code in named)


def _links(values: Values, table: Table, about: About, site: Site) -> Members:
    """The same figures as CSV, the page that shows them and the licence, by the relations that IANA registers."""
    licence = values.collection.catalogue.licence.url
    links = {
        "alternate": {"type": MEDIA_TYPES["csv"], "href": site.to(values.lang, of_table(table, "csv"))},
        "about": {"type": "text/html", "href": site.to(values.lang, about.page)},
        "license": {"type": "text/html", "href": licence},
    }
    return {relation: [link] for relation, link in links.items() if link["href"]}


def _extension(values: Values, table: Table, about: About, absent: bool) -> Members:
    """What the figures are, on which terms they are given, and what the statuses of this table mean."""
    lang, catalogue = values.lang, values.collection.catalogue
    statuses = {
        status.id: {"label": status.label[lang], "explanation": status.explanation[lang]}
        for status in statuses_in(values, table)
    }
    if absent:
        statuses[ABSENT] = {"label": words(lang)["absent"], "explanation": words(lang)["absent_why"]}
    licence = catalogue.licence
    said: Members = {
        "language": lang,
        "description": about.description,
        "published": about.published,
        "publisher": catalogue.publisher[lang],
        "licence": {"title": licence.title[lang], "spdx": licence.spdx, "url": licence.url},
        "rights": catalogue.rights[lang],
        "statuses": statuses,
    }
    return {name: member for name, member in said.items() if member}


def _json(member: object) -> str:
    return json.dumps(member, ensure_ascii=False)
