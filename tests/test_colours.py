"""The colours of the site: contrast in both schemes, and differences that a colour-blind reader sees."""

import re
from itertools import combinations, product

import pytest

from tests.conftest import ROOT

Colour = tuple[float, float, float]

CHART = ("--pf-strong", "--pf-calm", "--pf-accent")
TEXTS = ("--pf-ink", "--pf-muted", "--pf-link")
GROUNDS = ("--pf-paper", "--pf-tint")
SIGHT = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "without green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "without blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How linear RGB is seen: Machado, Oliveira and Fernandes (2009), at full severity."""


def colours(scheme: str) -> dict[str, str]:
    """The properties of a scheme, those of the dark one over the light ones."""
    styles = (ROOT / "overrides" / "assets" / "colours.css").read_text(encoding="utf-8")
    light, dark = styles.split('[data-md-color-scheme="slate"]')
    found = dict(re.findall(r"(--pf-[a-z]+): (#[0-9a-f]{6});", light))
    return found if scheme == "light" else found | dict(re.findall(r"(--pf-[a-z]+): (#[0-9a-f]{6});", dark))


def linear(colour: str) -> Colour:
    """A colour as linear RGB from 0 to 1 (IEC 61966-2-1)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    low, high = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in map(linear, (one, other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: Colour) -> Colour:
    """CIE L*a*b* of linear RGB, by the white of D65."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, sight: str) -> float:
    """How far apart two colours look (CIE 1976)."""
    seen = []
    for colour in (one, other):
        light = linear(colour)
        rows = [sum(weight * part for weight, part in zip(row, light, strict=True)) for row in SIGHT[sight]]
        seen.append(lab((rows[0], rows[1], rows[2])))
    return float(sum((here - there) ** 2 for here, there in zip(*seen, strict=True)) ** 0.5)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chart_colours_and_outlines_stand_out_3_to_1_and_texts_4_5_to_1(scheme: str) -> None:
    found = colours(scheme)
    for least, names in ((3, (*CHART, "--pf-edge")), (4.5, TEXTS)):
        for name, ground in product(names, GROUNDS):
            assert contrast(found[name], found[ground]) >= least, (name, ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_chart_colours_differ_for_every_reader(scheme: str, sight: str) -> None:
    found = colours(scheme)
    for one, other in combinations(CHART, 2):
        assert difference(found[one], found[other], sight) > 12, (one, other)


def test_the_colours_of_charts_are_four_at_most() -> None:
    used = set()
    for file in [*(ROOT / "macros" / "charts").glob("*.py"), ROOT / "overrides" / "assets" / "figures.js"]:
        used |= set(re.findall(r"var\((--pf-[a-z]+)\)", file.read_text(encoding="utf-8")))
    assert len(used - {"--pf-ink", "--pf-muted", "--pf-rule", "--pf-edge", "--pf-paper", "--pf-tint"}) <= 4
