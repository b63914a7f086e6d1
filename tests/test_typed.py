"""Which numbers in prose are told as figures typed by hand, and which are years, dates, parts or names."""

import pytest

from macros.check.numerals import named
from macros.check.typed import Allowed, typed_figures

CLASSES = Allowed(named(frozenset({"25", "54", "55", "59", "60"})))

TOLD = [
    ("Er startten 23.297 opleidingen.", "23.297"),
    ("That is 23,297 courses.", "23,297"),
    ("Dat is 51,9 % van het totaal.", "51,9 %"),
    ("That is 51.9% of the total.", "51.9%"),
    ("Het aandeel steeg met 5 procent.", "5"),
    ("The share rose by 5 per cent.", "5"),
    ("VDAB biedt 12 opleidingen aan.", "12"),
    ("Dat geldt voor 3 provincies.", "3"),
    ("Daar was € 9 miljoen voor.", "9"),
    ("It cost 2.3 million euro.", "2.3"),
    ("Ongeveer 1/3 stopte vroegtijdig.", "1/3"),
    ("Bijna ½ van hen slaagde.", "½"),
    ("Eén op 5 stopte.", "5"),
    ("Het waren er 12\u00a0345.", "12 345"),
    ("Het waren er 23\u202f297.", "23 297"),
    ("Het waren er 12 345.", "12 345"),
    ("Er waren 2000 cursisten.", "2000"),
    ("Some 2000 learners took part.", "2000"),
    ("Er waren 2.020 aanvragen.", "2.020"),
    ("There were 25 learners from Ghent.", "25"),
    ("Er waren 25 cursisten uit Gent.", "25"),
    ("De helft was ouder dan 25 procent.", "25"),
    ("Onder 25 procent daalde het nooit.", "25"),
    ("Het steeg van 7 tot 9.", "7"),
    ("Dat is 10k meer.", "10"),
    ("Dat is 2x zoveel.", "2"),
    ("Dat kost 5m euro.", "5"),
    ("Het duurt 3 maanden.", "3"),
    ("n = 12", "12"),
    ("Women (12) were fewer.", "12"),
    ("Deel 3% af.", "3%"),
    ("Een daling van -4,2 punten.", "4,2"),
    ("In maart waren het er 1.234.", "1.234"),
    ("March 2,500 people", "2,500"),
    ("In 16 gemeenten.", "16"),
    ("The table 5 per cent", "5"),
    ("Artikel 12,5 procent", "12,5"),
    ("100% van de cursussen", "100%"),
    ("Vlaanderen heeft 13 centrumsteden.", "13"),
    ("the year saw 1.5 times as many", "1.5"),
    ("Het gaat om 19.000 mensen.", "19.000"),
    ("In 2020 waren het er 456.", "456"),
    ("Question 3 counts 450 people.", "450"),
    ("Het budget is 2,3.", "2,3"),
    ("20 °C", "20"),
    ("20°C", "20"),
    ("In 2020: 20624.", "20624"),
    ("A total of 0 answers.", "0"),
]

FREE = [
    "In 2020 en 2021 was er corona.",
    "Between 2019 and 2023.",
    "In 2020 cursisten zoeken was moeilijk.",
    "De cijfers van 2019-2023.",
    "The school year 2020-2021, or 2020-'21.",
    "Het schooljaar 2020/2021, en 2021/22.",
    "Vanaf 1995 tot 2050.",
    "In de jaren 90 en de jaren '80.",
    "In the 1990s.",
    "Op 16 maart 2020 werd het gratis.",
    "On 16 March 2020 it became free.",
    "Van 16 tot 20 april.",
    "Op 1 en 2 mei, en op 3, 4 en 5 juni.",
    "On March 16, 2020 and May 3.",
    "On the 2nd of May.",
    "Op 12 jan. 2021.",
    "Datum: 16/03/2020, 16-03-2020, 16.3.2020 of 2020-03-16.",
    "Vraag nr. 315 van 12 januari 2021.",
    "Written question 315 of 12 January 2021.",
    "Om 14.30 uur, om 14:30 of om 14u30.",
    "From 9 am to 5 pm.",
    "Open van 9 tot 12 uur.",
    "Bereikbaar 24/7.",
    "De 1ste, 2de, 3e en 21ste eeuw.",
    "The 1st, 2nd, 3rd and 21st.",
    "Deel 7, onder 7 en 8.",
    "Parts 1, 2 and 3 of question 4.",
    "Deel\n7 van de vraag.",
    "Vraag 3b en vragen 1 tot 4.",
    "Antwoord op 10.",
    "Module 4a en module 12.",
    "1a, 4b, 1a-d en 5C.",
    "VV018, K1, BE21 en Q1 2021.",
    "COVID-19, covid 19 en A4.",
    "WCAG 2.2, EN 301 549 en ISO 9001.",
    "Python 3.11, HTML 5 en versie 2.0.",
    "CC BY 4.0 en UTF-8.",
    "ISCED 3 en NUTS 2.",
    "De top 10 van de opleidingen.",
    "Artikel 5, § 2, 3° van het decreet.",
    "Artikel 107quater en art. 12 van de wet van 8 april 1965.",
    "Artikelen 12, 13 en 14.",
    "Section 2.1 of chapter 3.",
    "Verordening (EU) 2016/679 en Richtlijn 2000/78/EG.",
    "Regulation (EU) 2016/679.",
    "Bladzijde 12, blz. 3, p. 4.",
    "Kwartaal 1 van 2020, het 1e kwartaal.",
    "Week 12 en fase 2.",
    "Bel gratis 1700.",
    "Telefoon 02 508 38 11 of +32 2 508 38 11.",
    "Jonger dan 25, 25 tot 55 en ouder dan 55.",
    "Under 25, 25 to 55 and over 55.",
    "De klasse 25-54 is niet 25-59.",
    "De klasse van 25 tot en met 59 jaar.",
    "60 jaar of ouder, 55 and over.",
    "18-jarigen, 45-plussers en 65+.",
    "An 18-year-old and a 12-year-old.",
    "Een 3-daagse cursus.",
    "H2O, CO2, B2B en MP3.",
    "Zie https://example.org/2020/12345 en info@bureau123.be.",
    "SDG 4 en doelstelling 12.",
    "3D en 5G.",
    "VV018 en T2-campus.",
    "Twee op de drie, vijf procent, een derde.",
]


def told(text: str, *words: str) -> list[str]:
    return [figure for _, figure in typed_figures(text, Allowed(CLASSES.classes, words))]


@pytest.mark.parametrize(("sentence", "figure"), TOLD)
def test_a_figure_is_told(sentence: str, figure: str) -> None:
    assert figure in told(sentence)


@pytest.mark.parametrize("sentence", FREE)
def test_what_is_no_figure_is_not_told(sentence: str) -> None:
    assert told(sentence) == []


def test_allowed_words_are_whole_words() -> None:
    assert told("Nota VR 2022 2810 kost 15 euro.", "VR 2022 2810") == ["15"]
    assert told("Nota VR 2022\n2810 ligt er.", "VR 2022 2810") == []
    assert told("Er zijn 5 of 15 of 5,2 of 0,5.", "5") == ["15", "5,2", "0,5"]


def test_a_figure_knows_its_place() -> None:
    assert [position for position, _ in typed_figures("In 2020\nwaren er\n12.", CLASSES)] == [17]
