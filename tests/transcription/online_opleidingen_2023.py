"""The tables of the answer on VDAB's online courses (2023)."""

import re
from collections.abc import Iterator

from tests.transcription import DATA, Row, Transcript, between, plain, source_text, transcript

ANSWER = "online-opleidingen-2023"

FIGURE = r"\d{1,3}(?:\.\d{3})*"
PARTIAL = {"2023", "2023-Q2"}  # figures to the end of May 2023 only
AGES = {
    "onbekend": "_U",
    "-25 jaar": "Y_LT25",
    "25 tot en met 59 jaar": "Y25T59",
    "60 jaar en +": "Y_GE60",
}
SEXES = {"man": "M", "onbekend": "_U", "vrouw": "F"}
REGIONS = {
    "onbekend": "_U",
    "Antwerpen": "BE21",
    "Limburg": "BE22",
    "Oost-Vlaanderen": "BE23",
    "Vlaams-Brabant": "BE24",
    "West-Vlaanderen": "BE25",
    "Brussel": "BE10",
    "Buiten Brussel/Vlaanderen": "_O",
}
# Cluster, its sectors in the order of the source, and the label as the text holds it.
CLUSTERS: dict[str, dict[str, str]] = {
    "general-skills": {
        "personal-support": "PERSOONSGERICHTE ONDERSTEUNING",
        "language-support": "TAALONDERSTEUNING",
    },
    "construction-wood": {
        "finishing": "AFWERKING BOUW",
        "construction-logistics": "BOUWLOGISTIEK",
        "wood": "HOUT",
        "installation": "INSTALLATIE EN ELEKTRICITEIT BOUW",
        "shell": "RUWBOUW",
        "safety": "VEILIGHEID EN VCA",
    },
    "business-retail-ict": {
        "business-support": "BUSINESS SUPPORT",
        "ict": "INFORMATIE- EN COMMUNICATIETECHNOLOGIE",
        "retail": "RETAIL",
    },
    "services": {
        "catering": "HORECA",
        "cleaning": "SCHOONMAAK EN ONDERHOUD",
        "security": "TOEZICHT EN VEILIGHEID",
    },
    "industry": {
        "clothing": "CONFECTIE",
        "hvac": "HVAC TECHNIEKEN",
        "maintenance-production": "INDUSTRIËLE ONDERHOUDS- EN PRODUCTIETECHNIEKEN",
        "welding": "LASTECHNIEKEN",
        "metal-construction": "METAALCONSTRUCTIE",
        "electrical-maintenance": "ONDERHOUDSELEKTRICITEIT",
        "mechanical-maintenance": "ONDERHOUDSMECHANICA",
        "design": "ONTWERP EN VORMGEVING",
        "sheet-metal": "PLAATWERK EN KOETSWERK",
        "print-media": "PRINTMEDIA",
        "machining": "VERSPANINGSTECHNIEKEN",
        "food": "VOEDING",
        "vehicle-maintenance": "VOERTUIGONDERHOUD",
    },
    "_U": {"sector-unknown": "Onbekend"},
    "transport-logistics": {
        "goods-handling": "GOEDERENBEHANDELING",
        "logistics-coordination": "LOGISTIEKE COÖRDINATIE",
        "rail": "SPOORVERKEER",
        "road-transport": "WEGTRANSPORT",
    },
    "care-education": {"education": "ONDERWIJS", "social-profit": "SOCIAL PROFIT"},
}
YEARS = ("2021", "2022", "2023")


def tables() -> dict[str, Transcript]:
    """Every table of the answer by its file name; asserts that part 2 repeats part 1 from 2021 on."""
    text = source_text(ANSWER)
    first = between(text, "1. Sinds begin april 2020", "2. Onderstaande tabellen")
    second = between(text, "2. Onderstaande tabellen", "3. a) VDAB heeft")
    made = {}
    for name, dimension, read in (
        ("by-quarter", "period", _quarters),
        ("by-age", "period age", _ages),
        ("by-sex", "period sex", _sexes),
        ("by-province", "period region", _regions),
    ):
        rows = list(read(first))
        repeated = list(read(second))
        assert repeated == [row for row in rows if row.codes[0] >= "2021"], name
        if name == "by-quarter":
            rows.append(Row(("2020-Q2/2023-M05",), plain(_stated(text))))
        made[name] = transcript(dimension, rows)
    third = between(text, "3. a) VDAB heeft", "4. De redenen")
    sectors = third.split("b) Volgende tabel", 1)[0]
    made["by-sector"] = transcript("period sector", _sectors(sectors))
    made["completions"] = transcript("start period", _completions(text))
    made["budget"] = transcript("period", _budget(text))
    return made


def _stated(text: str) -> str:
    found = re.search(rf"tot en met mei 2023 noteerde VDAB ({FIGURE}) online cursisten", text)
    assert found
    return found[1]


def _row(period: str, *codes: str, printed: str) -> Row:
    return Row((period, *codes), plain(printed), "partial" if period in PARTIAL else "")


def _quarters(part: str) -> Iterator[Row]:
    body = between(part, "a) per kwartaal", "b) per leeftijd")
    body = re.sub(rf"({FIGURE})(20\d\d) \(\*\*\)", r"\1 ", body)  # 47.9952023 (**)
    cells = re.findall(rf"(?<![\d.])([1-4]) ({FIGURE})(?: totaal ({FIGURE}))?", body)
    year = 2020 if "2020" in body else 2021
    for quarter, printed, total in cells:
        yield _row(f"{year}-Q{quarter}", printed=printed)
        if total:
            yield _row(str(year), printed=total)
            year += 1
    assert year == 2024


def _by_class(body: str, labels: dict[str, str], years: Iterator[str], last: str) -> Iterator[Row]:
    """Rows of a table whose year labels stand anywhere: a new year follows the `last` label."""
    heads = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    year = next(years)
    for found in re.finditer(rf"(?<![\w+-])({heads}) ({FIGURE}?)(?=20\d\d|\s|$)", body):
        yield _row(year, labels[found[1]], printed=found[2])
        if found[1] == last:
            year = next(years, "")
    assert not year, year


def _years(body: str) -> Iterator[str]:
    return iter(("2020", *YEARS) if re.search(r"\b2020\b", body) else YEARS)


def _ages(part: str) -> Iterator[Row]:
    body = between(part, "b) per leeftijdscategorie (-25, 25-55, 55+)", "* = onbekend")
    return _by_class(body, AGES, _years(body), "60 jaar en +")


def _sexes(part: str) -> Iterator[Row]:
    body = between(part, "c) per gender", "* = onbekend").replace("(*)onbekend", "(*) onbekend")
    return _by_class(body, SEXES, _years(body), "vrouw")


def _regions(part: str) -> Iterator[Row]:
    body = between(part, "d) per provincie", "* = onbekend")
    return _by_class(body, REGIONS, _years(body), "Buiten Brussel/Vlaanderen")


def _sectors(part: str) -> Iterator[Row]:
    printed: dict[str, list[str]] = {}
    at = part.index("PERSOONSGERICHTE")
    clusters: dict[str, list[str]] = {}
    for cluster, sectors in CLUSTERS.items():
        for sector, label in sectors.items():
            printed[sector], at = _cells(part, label, at)
        clusters[cluster], at = _cells(part, "Total", at)
        for sector, cells in zip(sectors, _gaps([printed[s] for s in sectors], clusters[cluster]), strict=True):
            printed[sector] = cells
    total, at = _cells(part, "Total", at)
    for index, period in enumerate(YEARS):
        for cluster, sectors in CLUSTERS.items():
            yield _row(period, cluster, printed=clusters[cluster][index])
            for sector in sectors:
                cell = printed[sector][index]
                row = _row(period, sector, printed=cell)
                yield row if cell else row._replace(status="blank")
        yield _row(period, "_T", printed=total[index])


def _cells(part: str, label: str, at: int) -> tuple[list[str], int]:
    """The figures right after `label`, which may be followed by a cluster's label stuck to them."""
    found = re.compile(rf"{re.escape(label)} ((?:{FIGURE}(?:\s|(?=\D)))+)").search(part, at)
    assert found, label
    return found[1].split(), found.end(1)


def _gaps(rows: list[list[str]], total: list[str]) -> list[list[str]]:
    """Rows of three cells: where one has fewer, its gaps stand where every column adds up."""
    choices: list[list[list[str]]] = [[]]
    for row in rows:
        ways = [
            [row[sum(1 for i in kept if i < column)] if column in kept else "" for column in range(3)]
            for kept in _subsets(len(row))
        ]
        choices = [[*before, way] for before in choices for way in ways]
    fitting = [
        choice
        for choice in choices
        if all(sum(int(plain(row[column]) or 0) for row in choice) == int(plain(total[column])) for column in range(3))
    ]
    assert len(fitting) == 1, (rows, total)
    return fitting[0]


def _subsets(size: int) -> list[set[int]]:
    return [kept for bits in range(8) if len(kept := {column for column in range(3) if bits >> column & 1}) == size]


def _completions(text: str) -> Iterator[Row]:
    """Three groups of rows; the year columns are where blanks fall, so the raw lines are read."""
    # A blank cell is a space too many in the line: folding the text would lose it.
    raw = (DATA / ANSWER / "source.txt").read_text(encoding="utf-8")
    body = between(raw, "b) Volgende tabel geeft", "4. De redenen")
    lines = re.findall(rf"^([1-4]) ((?: ?{FIGURE}| )+) *$", body, re.MULTILINE)
    groups: list[list[tuple[str, str]]] = []
    for quarter, cells in lines:
        if quarter == "1":
            groups.append([])
        groups[-1].append((quarter, cells))
    assert [len(group) for group in groups] == [4, 4, 2]
    for start, group in zip(YEARS, groups, strict=True):
        grid = {quarter: _positions(cells) for quarter, cells in group}
        for year in YEARS:
            for quarter in grid:
                period = f"{year}-Q{quarter}"
                cell = grid[quarter][YEARS.index(year)]
                if cell:
                    status = "partial" if period in PARTIAL else ""
                else:
                    status = "not-yet" if period > "2023-Q2" else "impossible"
                yield Row((start, period), plain(cell), status)


def _positions(cells: str) -> list[str]:
    """Three cells of a line: blanks are single spaces that stand where a figure would."""
    split = cells.split(" ")
    figures = [cell for cell in split if cell]
    leading = next(index for index, cell in enumerate(split) if cell)
    return [*[""] * leading, *figures, *[""] * (3 - leading - len(figures))]


def _budget(text: str) -> Iterator[Row]:
    part = between(text, "8. Voor de opeenvolgende jaren", "9. Reeds meerdere jaren")
    for year, printed in re.findall(r"- (20\d\d): € ([\d,]+) mio", part):
        yield Row((year,), plain(printed))
    found = re.search(r"Voor de periode (20\d\d)-(20\d\d) wordt ([\d,]+) mio €", part)
    assert found
    yield Row((f"{found[1]}/{found[2]}",), plain(found[3]), "several-years")
