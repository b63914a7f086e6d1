"""PDF, Word and text files: read as they are, or refused in words that an editor knows."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser

from macros.faults import FaultError
from macros.intake import Intake, propose, read, shown
from macros.load.concepts import Concepts
from tests.invented import cells

STYLE = """<style>@page { size: A4; margin: 2cm } table { border-collapse: collapse } body { font: 12pt sans-serif }
td, th { border: 1px solid; padding: 4px }</style>"""
AGES = ("-25 jaar", "25 tot en met 54 jaar", "55+")
PROVINCES = ("Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen", "Brussel", "Onbekend")
BY_AGE = (
    ("2022", ("1.200", "1.100", "2.300"), ("3.000", "2.500", "5.500"), ("", "40", "40")),
    ("2023", ("1.201", "1.100", "2.301"), ("3.000", "2.500", "5.501"), ("10", "40", "50")),
)


@pytest.fixture(scope="session")
def pdf(browser: Browser) -> Iterator[Callable[[str, Path], Path]]:
    """Prints HTML to a PDF file."""
    with browser.new_context() as context:
        page = context.new_page()

        def printed(html: str, path: Path) -> Path:
            page.set_content(html)
            page.pdf(path=path, prefer_css_page_size=True)
            return path

        yield printed


def html_by_age() -> str:
    rows = "".join(
        f"<tr>{f'<td rowspan=3>{year}</td>' if not place else ''}<td>{AGES[place]}</td>"
        + "".join(f"<td>{cell}</td>" for cell in row)
        + "</tr>"
        for year, *group in BY_AGE
        for place, row in enumerate(group)
    )
    return (
        f"{STYLE}<p>1. a) per leeftijd</p><p>Aantal mensen met een fiets</p><table><tr><th rowspan=2>Jaar</th>"
        "<th rowspan=2>Leeftijd</th><th colspan=2>Geslacht</th><th rowspan=2>Totaal</th></tr>"
        f"<tr><th>Mannen</th><th>Vrouwen</th></tr>{rows}</table>"
    )


def html_by_province() -> str:
    rows = "".join(
        f"<tr><td>{year}</td><td>{name}</td><td>{year - 2000}{place}</td></tr>"
        for year in range(2016, 2024)
        for place, name in enumerate(PROVINCES, start=1)
    )
    head = "<thead><tr><th>Jaar<th>Provincie<th>Aantal</tr></thead>"
    return f"{STYLE}<p>2.</p><p>Aantal mensen per provincie</p><table>{head}{rows}</table>"


def said(intake: Intake) -> str:
    return "\n".join(shown(intake, "en"))


def test_a_ruled_table_of_a_pdf_keeps_its_blank_and_a_wrong_total_is_told(
    pdf: Callable[[str, Path], Path], tmp_path: Path, concepts: Concepts
) -> None:
    intake = propose(read(pdf(html_by_age(), tmp_path / "answer.pdf")), concepts)
    (proposal,) = intake.proposals
    assert (proposal.id, proposal.part, proposal.unit) == ("by-age-and-sex", "1", "people")
    assert cells(proposal)["2022 Y_GE55 M"] == ""
    assert cells(proposal)["2023 Y_GE55 _T"] == "50"
    assert set(cells(proposal, sure=False)) == {"2023 Y25T54 M", "2023 Y25T54 F", "2023 Y25T54 _T"}
    assert "The parts of 2023, Y25T54, _T add up to 5500, but it says 5.501" in said(intake)
    assert "18 cells placed, 15 confirmed by a sum, 3 to be checked (?)." in said(intake)


def test_a_table_that_goes_on_over_pages_is_one_and_what_stands_around_it_is_no_part_of_it(
    pdf: Callable[[str, Path], Path], tmp_path: Path, concepts: Concepts
) -> None:
    frame = "<div style='position: fixed; top: 0'>Vlaams Parlement, 1011 Brussel</div>"
    source = read(pdf(frame + html_by_province(), tmp_path / "answer.pdf"))
    assert source.text.count("Aantal mensen") == 1
    (proposal,) = propose(source, concepts).proposals
    assert (proposal.id, proposal.part, len(cells(proposal))) == ("by-region", "2", 56)
    assert cells(proposal)["2023 BE25"] == "235"
    assert cells(proposal)["2016 BE21"] == "161"


def test_a_table_without_lines_is_read_from_the_text(
    pdf: Callable[[str, Path], Path], tmp_path: Path, concepts: Concepts
) -> None:
    html = html_by_age().replace("border: 1px solid", "")
    (proposal,) = propose(read(pdf(html, tmp_path / "answer.pdf")), concepts).proposals
    assert cells(proposal)["2022 Y25T54 _T"] == "5.500"
    assert cells(proposal)["2023 Y_GE55 M"] == "10"
    assert {codes[:11] for codes in cells(proposal, sure=False)} == {"2022 Y_GE55", "2023 Y25T54"}


def test_the_tables_of_a_word_file_are_read_with_their_merged_cells(tmp_path: Path, concepts: Concepts) -> None:
    document = docx.Document()
    document.add_paragraph("1. a) per leeftijd")
    document.add_paragraph("Aantal mensen met een fiets")
    table = document.add_table(rows=8, cols=5)
    for place, name in enumerate(("Jaar", "Leeftijd", "Geslacht", "", "Totaal")):
        table.cell(0, place).text = name
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(1, 2).text, table.cell(1, 3).text = "Mannen", "Vrouwen"
    for place in (0, 1, 4):
        table.cell(0, place).merge(table.cell(1, place))
    for number, (year, *group) in enumerate(BY_AGE):
        first = 2 + 3 * number
        table.cell(first, 0).merge(table.cell(first + 2, 0)).text = year
        for place, row in enumerate(group):
            for column, text in enumerate((AGES[place], *row), start=1):
                table.cell(first + place, column).text = text
    document.add_paragraph("Samen waren dat 10.191 mensen.")
    document.save(str(tmp_path / "answer.docx"))
    intake = propose(read(tmp_path / "answer.docx"), concepts)
    (proposal,) = intake.proposals
    assert cells(proposal)["2022 Y_GE55 M"] == ""
    assert cells(proposal)["2023 Y_GE55 _T"] == "50"
    assert len(cells(proposal)) == 15
    assert [line.text for line in intake.left] == ["Samen waren dat 10.191 mensen."]


def protected(path: Path) -> None:
    whole = path.read_bytes()
    key = (
        b"/Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O (" + b"o" * 32 + b") /U (" + b"u" * 32 + b")>> /ID [(a) (a)]"
    )
    path.write_bytes(whole.replace(b"trailer\n<<", b"trailer\n<<" + key, 1))


def test_a_protected_pdf_is_refused_with_what_to_do(pdf: Callable[[str, Path], Path], tmp_path: Path) -> None:
    path = pdf(html_by_age(), tmp_path / "answer.pdf")
    protected(path)
    with pytest.raises(FaultError) as found:
        read(path)
    assert str(found.value) == '"answer.pdf" is protected by a password. Save it without one.'


def test_a_scan_is_refused_with_what_to_do(pdf: Callable[[str, Path], Path], tmp_path: Path) -> None:
    scan = "<svg width=400 height=400><rect width=300 height=200 /></svg>"
    with pytest.raises(FaultError, match=r"There is no text in .*Is it a scan\?"):
        read(pdf(scan, tmp_path / "scan.pdf"))


LAUGHS = b"<!DOCTYPE d [<!ENTITY l0 'lol'>%s]>" % b"".join(
    b"<!ENTITY l%d '%s'>" % (number, b"&l%d;" % (number - 1) * 10) for number in range(1, 10)
)


def word(old: bytes, new: bytes) -> bytes:
    """A Word file whose text is tampered with."""
    document, made = docx.Document(), io.BytesIO()
    document.add_paragraph("HIER")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "x"
    document.save(made)
    packed = io.BytesIO()
    with zipfile.ZipFile(made) as plain, zipfile.ZipFile(packed, "w") as file:
        for entry in plain.infolist():
            content = plain.read(entry)
            if entry.filename == "word/document.xml":
                content = content.replace(old, new, 1).replace(b"HIER", b"&l9;" if b"ENTITY" in new else b"HIER")
            file.writestr(entry, content)
    return packed.getvalue()


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for number in range(9):
            file.writestr(f"word/{number}.xml", bytes(30_000_000))
    return packed.getvalue()


REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("answer.xlsx", lambda: b"", "is no PDF, Word file or text"),
    ("answer.pdf", lambda: b"%PDF-1.4 but not really", "is damaged or no real PDF file"),
    ("answer.docx", lambda: b"PK nothing", "is damaged or no real Word file"),
    ("answer.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "is protected by a password"),
    ("answer.docx", bomb, "is larger than 60 MB once unpacked"),
    ("answer.docx", lambda: word(b"<w:document", LAUGHS + b"<w:document"), "is damaged or no real Word file"),
    (
        "answer.docx",
        lambda: word(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="99999999"/>'),
        "is damaged or no real Word file",
    ),
    ("answer.docx", lambda: word(b"<w:r>", b"<w:r>" * 2_000), "is damaged or no real Word file"),
    ("answer.docx", lambda: word(b"HIER", b"9" * 20_001), "a line of more than 20000 characters"),
    ("answer.txt", lambda: b"9\n" * 30_000 + b"x" * 20_001, "a line of more than 20000 characters"),
    ("answer.txt", lambda: b"\0\1\2", "is no text, though its name ends in .txt"),
    ("answer.txt", lambda: b"\n" * 70_000, "has more than 60000 lines"),
    ("answer.txt", lambda: b" \n ", "There is no text in"),
    ("answer.txt", lambda: bytes(31_000_000), "is larger than 30 MB"),
]


@pytest.mark.parametrize(("name", "content", "message"), REFUSED, ids=[entry[2] for entry in REFUSED])
def test_a_file_that_cannot_be_used_is_refused(
    tmp_path: Path, name: str, content: Callable[[], bytes], message: str
) -> None:
    (tmp_path / name).write_bytes(content())
    with pytest.raises(FaultError, match=message):
        read(tmp_path / name)


@pytest.mark.parametrize("name", ["nowhere.pdf", "folder.txt"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(FaultError, match="is not there or cannot be read"):
        read(tmp_path / name)


def test_a_word_file_brings_nothing_in_from_outside(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("HIER")
    document.save(str(tmp_path / "plain.docx"))
    (tmp_path / "secret").write_text("outside")
    entity = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]><w:document'
    with zipfile.ZipFile(tmp_path / "plain.docx") as old, zipfile.ZipFile(tmp_path / "answer.docx", "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/document.xml":
                content = content.replace(b"<w:document", entity.encode(), 1).replace(b"HIER", b"HIER &e;", 1)
            new.writestr(entry, content)
    assert "outside" not in read(tmp_path / "answer.docx").text


def test_text_of_windows_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "answer.txt").write_bytes("Financiën\r\nman 10\r\n".encode("cp1252"))
    assert read(tmp_path / "answer.txt").text == "Financiën\nman 10\n"
