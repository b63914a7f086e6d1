"""The zip file of each answer: everything there is, laid out so that it works, with a text that says what it is."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from frictionless import validate

from macros.export.archive import archive, inside
from macros.export.files import answer_files
from macros.export.jsonstat import ABSENT
from macros.harmless import harmless
from macros.languages import LANGS, Lang, Text
from macros.metadata import about_answer, about_table, long_date
from macros.model import TOTAL, Collection
from macros.project import Project
from macros.values import Values
from macros.words import words
from tests.conftest import SITE
from tests.corrected import corrected
from tests.published import Published, Shelf, every_answer

FORMS = (".svg", ".png", "@2x.png", ".vl.json")


def readme(published: Published) -> str:
    return published.archive().read(f"{published.question.id}/readme.txt").decode("utf-8")


def quoted(sign: str, lang: Lang) -> str:
    return f"„{sign}”" if lang == "nl" else f"“{sign}”"


def flowing(text: str) -> str:
    """A text without the ends of its lines."""
    return re.sub(r"\s+", " ", text)


@every_answer
def test_the_zip_holds_every_file_of_the_answer(shelf: Shelf, answer: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    made = published.archive()
    expected = {
        address.replace(f"data/{answer}/", "").replace(f"charts/{answer}/", "charts/"): address
        for address in published.addresses
    }
    assert set(made.namelist()) == {f"{answer}/{path}" for path in (*expected, "readme.txt")}
    for path, address in expected.items():
        assert made.read(f"{answer}/{path}") == (published.root / address).read_bytes(), path
    assert {"datapackage.json", *(f"{table}.csv" for table in published.question.tables)} <= set(expected)


@every_answer
def test_the_zip_stays_in_its_folder_and_can_be_read_by_all(shelf: Shelf, answer: str, lang: Lang) -> None:
    made = shelf(answer, lang).archive()
    assert made.testzip() is None
    assert made.namelist() == sorted(set(made.namelist()))
    for entry in made.infolist():
        assert PurePosixPath(entry.filename).parts[0] == answer and ".." not in PurePosixPath(entry.filename).parts
        assert re.fullmatch(r"[a-z0-9.@/-]+", entry.filename)
        assert (entry.create_system, entry.external_attr >> 16) == (3, 0o100644)
        assert entry.compress_type == zipfile.ZIP_DEFLATED


@every_answer
def test_the_description_of_the_columns_works_where_it_is_unpacked(
    shelf: Shelf, answer: str, lang: Lang, tmp_path: Path
) -> None:
    shelf(answer, lang).archive().extractall(tmp_path)
    report = validate(str(tmp_path / answer / "datapackage.json"))
    assert report.flatten(["name", "type", "note"]) == [] and report.valid


@every_answer
def test_the_readme_names_every_file_and_explains_every_table(shelf: Shelf, answer: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    text, values = readme(published), published.values
    paths = [name.removeprefix(f"{answer}/") for name in published.archive().namelist()]
    charts = {name for figure in published.question.figures for name in (f"charts/{figure}{form}" for form in FORMS)}
    for path in set(paths) - charts - {"readme.txt"}:
        assert f"\n- {path}: " in text, path
    said = flowing(text)
    assert charts <= set(paths) and flowing(words(lang)["readme_charts"]) in said
    for table in published.question.tables.values():
        about = about_table(values, table)
        for part in (about.title, about.source, *about.notes, SITE.to(lang, about.page)):
            assert flowing(part) in said, part
        assert all(f"\n- {dimension.id}: " in text for dimension in table.dimensions.values())
        assert values.collection.units[table.unit].label[lang] in said
    for figure in published.question.figures.values():
        assert f"- charts/{figure.id} ({', '.join(FORMS)}): {flowing(figure.title[lang])}" in said


@every_answer
def test_the_readme_explains_every_sign_and_status(shelf: Shelf, answer: str, lang: Lang) -> None:
    published = shelf(answer, lang)
    said = flowing(readme(published))
    used = {cell.status for table in published.question.tables.values() for cell in table.cells.values()} - {""}
    for status in (published.values.collection.statuses[id] for id in used):
        assert f"- {status.id} (" in said
        assert flowing(f"{quoted(status.mark, lang)}): {status.label[lang]}: {status.explanation[lang]}") in said
    datasets = [published.json(table) for table in published.question.tables]
    assert (f"- {ABSENT} (" in said) == any(f'"{ABSENT}"' in dataset for dataset in datasets)
    dimensions = (each for table in published.question.tables.values() for each in table.dimensions.values())
    labels = [code.label[lang] for each in dimensions for code in each.codes.values()]
    labels += [published.values.collection.statuses[id].label[lang] for id in used]
    assert ("apostro" in said) == any(harmless(label) != label for label in labels)


@every_answer
def test_the_readme_says_where_the_figures_come_from_and_how_to_cite_them(
    shelf: Shelf, answer: str, lang: Lang
) -> None:
    published = shelf(answer, lang)
    about, catalogue = about_answer(published.values), published.values.collection.catalogue
    text = flowing(readme(published))
    licence, rights = catalogue.licence, catalogue.rights[lang]
    cited = text.split(rights)[1]
    for part in (about.title, about.source, about.published[:4], catalogue.publisher[lang], SITE.to(lang, about.page)):
        assert part in cited, part
    summary = published.question.summary[lang]
    for part in (long_date(about.published, lang), licence.title[lang], licence.url, rights, summary):
        assert flowing(part) in text, part
    top = text.split(f" {words(lang)['readme_files']} ")[0]
    assert top.count(about.source) == 1


@every_answer
def test_the_readme_warns_of_totals_and_says_which_classes_of_a_table_are_some(
    shelf: Shelf, answer: str, lang: Lang
) -> None:
    published = shelf(answer, lang)
    text, w = readme(published), words(lang)
    summed = set()
    for table in published.question.tables.values():
        own = {name: [c for c in d.codes if c == TOTAL or c in d.parts] for name, d in table.dimensions.items()}
        codes = "; ".join(f"{name} {', '.join(found)}" for name, found in own.items() if found)
        said = flowing(text.split(f"\n{table.id}.csv\n")[1].split(f"\n{w['figure_source']}: ")[0])
        assert said.endswith(w["csv_sums"].format(codes=codes)) == bool(codes), table.id
        summed |= {code for found in own.values() for code in found}
    wanted = {"readme_sums": bool(summed), "readme_total": TOTAL in summed, "readme_subtotal": bool(summed - {TOTAL})}
    assert {key: w[key] in flowing(text) for key in wanted} == wanted


@every_answer
def test_the_lines_of_the_readme_are_short(shelf: Shelf, answer: str, lang: Lang) -> None:
    text = readme(shelf(answer, lang))
    assert [line for line in text.splitlines() if len(line) > 78 and " " in line.removeprefix("- ").strip()] == []
    assert "\n\n\n" not in text and "&#" not in text and "&amp;" not in text
    assert text.endswith("\n") and "\r" not in text


@pytest.mark.parametrize("lang", LANGS)
def test_corrections_are_told_and_date_the_files(shelf: Shelf, lang: Lang) -> None:
    published = shelf("invented-2024", lang)
    text = Text("Een cijfer was fout.", "A figure was wrong.")
    changed = corrected(published.question, ("2024-07-01", ("bicycles",), text))
    files = {address: (published.root / address).read_bytes() for address in published.addresses}
    made = zipfile.ZipFile(io.BytesIO(archive(Values(published.values.collection, changed, lang), SITE, files)))
    said = made.read("invented-2024/readme.txt").decode()
    assert f"- {long_date('2024-07-01', lang)}: {text[lang]}\n" in said
    assert {entry.date_time for entry in made.infolist()} == {(2024, 7, 1, 0, 0, 0)}


@pytest.mark.parametrize("lang", LANGS)
def test_a_draft_has_no_dates_and_is_not_to_be_cited(shelf: Shelf, lang: Lang) -> None:
    published = shelf("invented-2024", lang)
    draft = replace(published.question, draft=True, published="")
    files = answer_files(Project(published.site.parent), Values(published.values.collection, draft, lang), SITE)
    made = zipfile.ZipFile(io.BytesIO(files["data/invented-2024/invented-2024.zip"]))
    assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "2024-06" not in made.read("invented-2024/datapackage.json").decode()
    readmes = (made.read("invented-2024/readme.txt").decode(), readme(published))
    assert [SITE.to(lang, "invented-2024/\n") in text[-80:] for text in readmes] == [False, True]


@pytest.mark.parametrize(
    "address", ["data/other/x.csv", "data/invented-2024/..", "data/invented-2024/a/b.csv", "embed/invented-2024/x"]
)
def test_no_file_of_another_place_comes_in(shelf: Shelf, address: str) -> None:
    with pytest.raises(ValueError, match=re.escape(address)):
        inside(shelf("invented-2024", "nl").question, address)


@pytest.mark.parametrize("lang", LANGS)
def test_equal_data_give_equal_bytes(site: Path, project: Project, collection: Collection, lang: Lang) -> None:
    for question in collection.questions.values():
        for address, content in answer_files(project, Values(collection, question, lang), SITE).items():
            assert (site / ("en" if lang == "en" else "") / address).read_bytes() == content, address
