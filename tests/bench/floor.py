"""The floor: a page with the same kind of content, made by hand, that a quick generator of sites could send."""

from pathlib import Path
from random import Random

from jinja2 import Environment, FileSystemLoader

PAGES = Path(__file__).parent / "pages"
YEARS = tuple(range(2014, 2024))
ROWS = tuple(f"Reeks {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
TITLES = ("Gestart per reeks", "Voltooid per reeks")


def write_floor(folder: Path) -> None:
    """Write into an empty folder a page with two charts and two tables, and its one stylesheet."""
    template = Environment(loader=FileSystemLoader(PAGES), autoescape=True, trim_blocks=True).get_template("floor.html")
    random = Random(1)
    figures = [{"title": title, "rows": [_row(random, name) for name in ROWS]} for title in TITLES]
    (folder / "index.html").write_text(template.render(figures=figures, years=YEARS), encoding="utf-8")
    (folder / "floor.css").write_bytes((PAGES / "floor.css").read_bytes())


def _row(random: Random, name: str) -> dict[str, object]:
    values = [random.randint(1_000, 400_000) for _ in YEARS]
    return {"name": name, "wide": values[0] // 1_000, "cells": [f"{value:,}".replace(",", ".") for value in values]}
