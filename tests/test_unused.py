"""What an editor is warned of: what nothing uses, and texts that were not translated. It stops nothing."""

import pytest

from macros.check import check
from macros.check.ledger import UNRECORDED
from macros.faults import Report
from macros.project import Project
from tests.conftest import Copy

CONCEPTS = "data/concepts.yaml"
ONLINE = "data/online-opleidingen-2023/question.yaml"
KNELPUNT = "data/knelpuntopleidingen-2021/question.yaml"


def warnings(copy: Copy) -> list[str]:
    """What the check says beside the faults, of which there are none."""
    report = Report()
    check(Project(copy.root), report)
    assert [fault.line("en") for fault in report if fault.key not in UNRECORDED] == []
    return [fault.line("en") for fault in report.warnings]


def row(copy: Copy, file: str, text: str) -> int:
    return (copy.root / file).read_text(encoding="utf-8").split(text, 1)[0].count("\n") + 1


def test_a_project_in_order_has_no_warnings(with_third: Copy) -> None:
    assert warnings(with_third) == []


@pytest.mark.parametrize(
    ("old", "new", "name", "where"),
    [
        (
            "      _U: {label: {nl: Onbekend",
            "      X: {label: {nl: X, en: X}}\n      _U: {label: {nl: Onbekend",
            "X",
            "codes",
        ),
        (
            "  people: {label",
            "  bikes: {label: {nl: fietsen, en: bicycles}, decimals: 0}\n  people: {label",
            "bikes",
            "units",
        ),
        ("  start:\n", "  end:\n    label: {nl: Einde, en: End}\n    type: period\n  start:\n", "end", "dimensions"),
        (
            "  partial:\n",
            "  guessed:\n    label: {nl: geraamd, en: estimated}\n"
            '    explanation: {nl: een raming, en: an estimate}\n    mark: "~"\n'
            "  partial:\n",
            "guessed",
            "statuses",
        ),
    ],
)
def test_what_the_shared_lists_have_and_no_table_uses_is_told(
    copy: Copy, old: str, new: str, name: str, where: str
) -> None:
    copy.edit(CONCEPTS, old, new)
    assert warnings(copy) == [
        f'{CONCEPTS}, row {row(copy, CONCEPTS, new)}: No table uses "{name}" ({where}). Is that meant?'
    ]


def test_a_list_that_nothing_uses_is_told_once_and_not_code_by_code(copy: Copy) -> None:
    copy.edit(
        CONCEPTS,
        "  start:\n",
        "  colour:\n    label: {nl: Kleur, en: Colour}\n    codes:\n      r: {label: {nl: rood, en: red}}\n  start:\n",
    )
    assert [line.partition(": ")[2] for line in warnings(copy)] == [
        'No table uses "colour" (dimensions). Is that meant?'
    ]


def test_nothing_is_said_of_the_shared_lists_while_an_answer_cannot_be_read(copy: Copy) -> None:
    copy.edit(KNELPUNT, "asker:", "askr:")
    report = Report()
    check(Project(copy.root), report)
    assert report.warnings == ()


def test_a_table_and_a_stated_figure_without_use_are_told(copy: Copy) -> None:
    stated = '\nstated:\n  extra:\n    value: "315"\n    unit: people\n    source: {nl: onder 4, en: under 4}\n'
    copy.edit(KNELPUNT, "\nchecks:\n", f"{stated}\nchecks:\n")
    texts = "title: {nl: Reserve, en: Spare}\n    source: {nl: onder 3, en: under 3}\n"
    table = f"\ntables:\n  spare:\n    part: '3'\n    {texts}"
    copy.edit(KNELPUNT, "\ntables:\n", f'{table}    unit: learners\n    dimensions: {{period: ["2019"]}}\n')
    (copy.root / "data/knelpuntopleidingen-2021/spare.csv").write_text("period,value,status\n2019,315,\n")
    spare, extra = row(copy, KNELPUNT, "  spare:"), row(copy, KNELPUNT, "  extra:")
    assert warnings(copy) == [
        f'{KNELPUNT}, row {spare}: No figure, page, card, note or check uses the table "spare".',
        f'{KNELPUNT}, row {extra}: No page uses "extra" of stated.',
    ]
    for lang in ("nl", "en"):
        copy.edit(
            f"docs/{lang}/knelpuntopleidingen-2021/4.md",
            "{{ source() }}",
            '{{ value(table="spare", period=2019) }} {{ stated("knelpuntopleidingen-2021/extra") }}\n\n{{ source() }}',
        )
    assert warnings(copy) == []


def test_nothing_is_said_of_tables_while_a_page_that_may_use_them_cannot_be_read(with_third: Copy) -> None:
    with_third.edit("docs/nl/invented-2024/1.md", "## One", "{{ value('knelpuntopleidingen-2021/spare' }}\n\n## One")
    texts = "title: {nl: Reserve, en: Spare}\n    source: {nl: onder 3, en: under 3}\n    unit: learners\n"
    table = f"\ntables:\n  spare:\n    part: '3'\n    {texts}    dimensions: {{period: [\"2019\"]}}\n"
    with_third.edit(KNELPUNT, "\ntables:\n", table)
    (with_third.root / "data/knelpuntopleidingen-2021/spare.csv").write_text("period,value,status\n2019,315,\n")
    assert not [line for line in with_third.warnings() if '"spare"' in line]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "en: Number moving into work",
            "en: Aantal naar werk",
            'This English text is the same as the Dutch one: "Aantal naar werk".',
        ),
        (
            "      nl: de cijfers lopen niet tot het einde van de periode\n",
            "      nl: the figures stop before the end of the period\n",
            'This English text is the same as the Dutch one: "the figures stop before the end of the period".',
        ),
        (
            "      en: the figures stop before the end of the period\n",
            "      en: de cijfers lopen niet tot het eind\n",
            'This English text looks Dutch: "de cijfers lopen niet tot het eind".',
        ),
        (
            "      nl: één bedrag of aantal voor meerdere jaren samen\n",
            "      nl: the amount for all of the years together\n",
            'This Dutch text looks English: "the amount for all of the years together".',
        ),
        (
            "label: {nl: Taalondersteuning, en: Language support}",
            "label: {nl: Business Support Group Antwerp, en: Business Support Group Antwerp}",
            "",
        ),
    ],
)
def test_a_text_in_the_wrong_language_is_told_and_a_name_is_not(copy: Copy, old: str, new: str, said: str) -> None:
    copy.edit(CONCEPTS, old, new)
    assert [line.partition(": ")[2] for line in warnings(copy)] == ([said] if said else [])


def test_a_last_month_after_all_figures_is_told(copy: Copy) -> None:
    copy.edit(KNELPUNT, 'last_month: "2020-12"', 'last_month: "2021-03"')
    assert warnings(copy) == [
        f"{KNELPUNT}, row {row(copy, KNELPUNT, 'last_month')}: "
        "No table has a figure after 2020, but last_month is later. Is this the last month with figures?"
    ]


def test_what_is_still_to_be_written_is_a_fault_and_in_a_draft_a_warning(copy: Copy) -> None:
    copy.edit(ONLINE, "  en: Online courses\n", "  en: to be translated\n")
    said = '"to be translated" under "short_title.en" is still to be written.'
    assert copy.faults() == [f"{ONLINE}, row {row(copy, ONLINE, 'en: to be')}: {said}"]
    copy.edit(ONLINE, "id: online", "draft: true\nid: online")
    report = Report()
    loaded = check(Project(copy.root), report)
    assert said in [fault.message("en") for fault in report.warnings]
    assert loaded and len(loaded.questions) == 2
