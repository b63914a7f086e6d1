"""Numbers in prose: which are figures, and which are years, dates, parts, names and so on.

What is no figure:

    2020, 2019-2023, 2020-2021       years, unless what is counted follows: 2000 cursisten
    16 maart, 18 May, 16/03/2020     days
    14.30 uur, 9 am, 24/7            times
    1ste, 2nd, 3°, 1a, 4b            ordinals and parts
    VV018, K1, COVID-19, A4          names with a number
    deel 7, artikel 5, § 2           numbers of parts, articles, tables, versions and so on
    25 tot 59, jonger dan 25         numbers in the names of classes, where a class is meant
    18-jarigen, 65+                  ages in a word
    WCAG 2.2, Python 3.11            standards and versions

What repeats is bounded, so that a text made of nothing but such beginnings takes no longer than another.
"""

import re

_UNITS = (
    "%|‰|€|procent(?:punt(?:en)?)?|per cent|percent(?:age points?)?|euro|eur|duizend|miljoen|miljard|thousand|million|"
    "billion|keer|maal|times|cursist(?:en)?|mensen|personen|mannen|vrouwen|jongeren|deelnemers|werkzoekenden|"
    "leerlingen|opleidingen|cursussen|clusters|starts|bedrijven|aanvragen|dossiers|plaatsen|provincies|sectoren|"
    "learners?|people|persons?|men|women|participants|jobseekers|students|courses|trainings|companies|places|"
    "requests|provinces|sectors"
)
_COUNTED = rf"(?![ \u00a0\u202f\n-]*(?:{_UNITS})(?!\w))"
"""Nothing that is counted follows."""
_WHOLE = r"(?<![\d.,])(?<![€])(?<!€[ \u00a0])"
_NO_MORE = r"(?![.,]?\d)"
_YEAR = r"(?:19|20)\d\d"
_MONTHS = (
    "jan(?:uari)?|febr?(?:uari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|augustus|aug|sept?(?:ember)?|okt(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?|(?-i:January|February|March|May|June|July|August|October|Oct|Mar)"
)
_DAY = r"\d{1,2}(?:ste|de|e|st|nd|rd|th)?"
_LINKS = r"(?:\s*,\s*|\s+(?:en|of|and|or|to|tot|tot en met|t/m|through)\s+|\s*[-–/]\s*|\s+t/m\s+)"
_NUMBERED = (
    r"deel|delen|parts?|vraag|vragen|deelvra(?:ag|gen)|questions?|onder|under|nr\.?|nrs\.?|no\.|numbers?|nummers?|"
    r"tabel(?:len)?|tables?|modules?|artikel(?:en)?|articles?|art\.|arts\.|sections?|punt(?:en)?|points?|"
    r"hoofdstuk(?:ken)?|chapters?|bladzijden?|blz\.|pagina's|pagina|pages?|pp?\.|stap(?:pen)?|steps?|fase|phase|"
    r"bijlagen?|annex(?:es)?|appendix|figu(?:ur|ren)|figures?|voetno(?:ot|ten)|footnotes?|opmerking(?:en)?|notes?|"
    r"kwartaal|quarters?|week|weken|weeks|lid|leden|paragraa?f(?:en)?|paragraphs?|§+|niveau|levels?|type|groep|group|"
    r"cluster|categorie|category|klasse|class|lot|doelstelling(?:en)?|objectives?|goals?|versie|version|kolom(?:men)?|"
    r"columns?|rij(?:en)?|rows?|actie|action|top|covid|antwoord op|answer to|antwoord|answer"
)
_STANDARDS = (
    r"WCAG|ARIA|HTML|CSS|ISO|IEC|EN|CC BY(?:-\w+)*|UTF|PDF/?A?|Python|Windows|Excel|Word|JSON-stat|NUTS|ISCED|NACE|"
    r"EQF|VKS|SDG|SDMX|v"
)
_DURATION = (
    r"jarig\w*|jarige?n?|jaren|plussers?|plus|years?-olds?|year-old|daagse?|wekelijkse?|maandelijkse?|jaarlijkse?"
)

ALLOWED = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.|mailto:)\S+|(?<!\S)[^\s@]{1,64}@[^\s@]{1,255}\.\w+",
            r"\b24/7\b|\b7/7\b",
            # dates, whole ones before years
            rf"\b{_YEAR}-\d\d-\d\d\b|\b\d{{1,2}}([-/.])\d{{1,2}}\1{_YEAR}\b",
            rf"{_WHOLE}\b{_DAY}(?:{_LINKS}{_DAY}){{0,12}}\.?\s+(?:of\s+)?(?:{_MONTHS})\b\.?(?:\s+{_YEAR}\b{_NO_MORE})?",
            rf"\b(?-i:January|February|March|April|May|June|July|August|September|October|November|December)\s+{_DAY}"
            rf"(?:{_LINKS}{_DAY}){{0,12}}\b{_NO_MORE}{_COUNTED}",
            # times
            r"\b(?:van|from)\s+\d{1,2}(?:[.:]\d\d)?(?=\s+(?:tot|to)\s+\d{1,2}(?:[.:]\d\d)?\s*(?:uur|am|pm)\b)",
            rf"{_WHOLE}\b\d{{1,2}}[.:]\d\d\s*(?:uur|u|h|am|pm)\b|{_WHOLE}\b\d{{1,2}}:\d\d\b|\b\d{{1,2}}\s?[ap]m\b",
            r"\b(?:om|tot|vanaf)\s+\d{1,2}\s+uur\b|\b\d{1,2}[uh]\d\d\b",
            # laws, before years
            r"\b(?:verordening|richtlijn|besluit|regulation|directive|decision)\s+(?:\(\w+\)\s+)?(?:nr\.?\s+)?\d+/\d+(?:/\w+)?",
            # telephone
            r"\b(?:tel\.?|telefoon|telefoonnummer|bel|phone|telephone|call)(?:\s+\w+)?:?\s+\+?\d[\d /.()]{0,30}\d"
            r"(?!\w)",
            r"(?<!\w)\+\d\d[ /.]?\d[\d /.]{6,30}\d\b|\b0\d{1,3}[ /]\d{2,3}(?:[ .]\d\d){2}\b",
            # years
            rf"(?<=\b[Jj]aren )['’]?\d0\b|['’]\d\d\b|\b{_YEAR}s\b|\b\d0s\b",
            rf"{_WHOLE}\b{_YEAR}(?:\s*[-–/]\s*['’]?(?:{_YEAR}|\d\d))?\b{_NO_MORE}{_COUNTED}",
            rf"(?<=\b(?:in|of|en|to) ){_YEAR}\b{_NO_MORE}(?!\s?[%€])",
            rf"(?<=\b(?:van|and|tot) ){_YEAR}\b{_NO_MORE}(?!\s?[%€])",
            rf"(?<=\b(?:from|jaar|year|eind) ){_YEAR}\b{_NO_MORE}(?!\s?[%€])",
            rf"(?<=\b(?:sinds|since|until|vanaf) ){_YEAR}\b{_NO_MORE}(?!\s?[%€])",
            # numbers of parts and names of standards
            rf"(?<!\w)(?:{_NUMBERED})(?:\s+|-)(?:nr\.?\s+)?\d{{1,4}}\w{{0,6}}(?:\.\d{{1,2}}){{0,6}}°?"
            rf"(?:{_LINKS}(?:(?:§|art\.|artikel)\s*)?\d{{1,3}}[a-z]?(?:\.\d{{1,3}}){{0,6}}°?(?![\w%])){{0,12}}(?!\w){_NO_MORE}{_COUNTED}",
            rf"§+\s*\d{{1,3}}\b{_NO_MORE}|\b\d{{1,3}}[°º](?!\s*[CF]\b)",
            rf"(?<!\w)(?-i:{_STANDARDS})[ \u00a0-]?\d{{1,6}}(?:[.: -]\d{{1,6}}){{0,6}}\b(?!,\d){_COUNTED}",
            # letters that stick to numbers
            rf"\b[^\W\d_][^\W_]*\d[\w./]*|\b\w*[^\W\d_][-–]\d{{1,4}}\b{_NO_MORE}{_COUNTED}",
            r"(?<![\d.,])\b\d{1,3}(?:ste|de|e|st|nd|rd|th)\b(?!\w)",
            r"(?<![\d.,])\b\d{1,2}[a-h](?:[-–](?:\d{1,2})?[a-h])?\b(?!\w)",
            r"\b\d(?-i:[A-Z])\b|\b\d+[^\W\d_]+\d+\w*\b|\b\d{1,4}(?:bis|ter|quater)\b",
            rf"\b\d{{1,3}}(?:-|\s)?(?:{_DURATION})\b|\b\d\d\+",
        )
    ),
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f/]\d+|[ ]\d{3}(?!\d))*(?:[\s\u00a0\u202f]?%)?|[\u00bc-\u00be\u2150-\u215e]")


def named(numbers: frozenset[str]) -> re.Pattern[str]:
    """What stands for a class whose name has one of these numbers: `25 tot 59`, `jonger dan 25`."""
    one = f"(?:{'|'.join(sorted(numbers)) or '(?!)'})"
    before = r"(?:dan|than|tot|met|to|t/m|under|over|from|van|between|tussen|aged?|and|en|vanaf|boven|above|below)"
    after = r"(?:tot|t/m|to|jaar|years?|and|en|or|of|through|[-–])"
    return re.compile(
        rf"(?:\b{before}\s+{_WHOLE}\b{one}\b|{_WHOLE}\b{one}\b(?=\s*{after}(?!\w))|(?<!\S)[-–]{one}\b|{_WHOLE}\b{one}[-–]{one}\b)"
        rf"(?:\s*[-–]\s*{one}\b)?{_NO_MORE}{_COUNTED}",
        re.IGNORECASE,
    )
