"""English pages that are older than what their Dutch twins say, as git tells it."""

import shutil
from pathlib import Path

import pytest

from macros.check.age import check_age
from macros.check.pages import read_pages
from macros.faults import Report
from macros.project import Project
from tests.conftest import ROOT, Copy
from tests.repository import Repository

NL, EN = "docs/nl/about.md", "docs/en/about.md"
SENTENCE = "Tegenstrijdigheden in de bron worden bewaard"
SAYS = "The Dutch page says something else since {date} (docs/nl/about.md, row {row}). Update this translation."


def warnings(root: Path) -> list[str]:
    report, project = Report(), Project(root)
    check_age(project, read_pages(project, report), report)
    assert len(report) == 0
    return [fault.line("en") for fault in report.warnings]


def lay_out(root: Path) -> None:
    """Two pages of the project in both languages."""
    for lang in ("nl", "en"):
        (root / "docs" / lang).mkdir(parents=True)
        for page in ("about.md", "index.md"):
            shutil.copy(ROOT / "docs" / lang / page, root / "docs" / lang / page)


@pytest.fixture(params=["", "sites/answers"], ids=["at-the-top", "in-a-folder"])
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Repository:
    root = tmp_path / request.param
    root.mkdir(parents=True, exist_ok=True)
    lay_out(root)
    made = Repository(tmp_path, root)
    made.commit("2026-01-10")
    assert warnings(made.root) == []
    return made


def row(repository: Repository) -> int:
    text = (repository.root / NL).read_text(encoding="utf-8")
    return text.split(SENTENCE, 1)[0].count("\n") + 1


def test_a_dutch_page_that_changed_later_is_told_with_its_row_and_day(repository: Repository) -> None:
    repository.copy.edit(NL, SENTENCE, f"Nieuw. {SENTENCE}")
    repository.commit("2026-02-01")
    repository.copy.edit(NL, "# Over deze site", "# Over de site")
    repository.commit("2026-02-20")
    (line,) = warnings(repository.root)
    rows = f"5, {row(repository)}"
    assert line.startswith(f"{EN}, row 1: {SAYS.format(date='2026-02-01', row=rows)}")
    assert line.endswith("Is it still right? Then put checked: with today's date at the top, between ---.")


def test_a_translation_that_is_brought_up_to_date_or_checked_is_told_no_more(repository: Repository) -> None:
    repository.copy.edit(NL, SENTENCE, f"Nieuw. {SENTENCE}")
    repository.commit("2026-02-01")
    assert len(warnings(repository.root)) == 1
    repository.copy.edit(EN, "checked: 2026-11-25", "checked: 2026-02-02")
    assert warnings(repository.root) == []
    repository.commit("2026-02-02")
    assert warnings(repository.root) == []


def test_a_change_of_both_pages_at_once_is_no_lag(repository: Repository) -> None:
    repository.copy.edit(NL, SENTENCE, f"Nieuw. {SENTENCE}")
    repository.copy.edit(EN, "Contradictions", "New. Contradictions")
    repository.commit("2026-02-01")
    assert warnings(repository.root) == []


def test_a_dutch_page_that_is_being_changed_counts_as_now(repository: Repository) -> None:
    repository.copy.edit(NL, SENTENCE, f"Nieuw. {SENTENCE}")
    (line,) = warnings(repository.root)
    assert f"The Dutch page now says something else (docs/nl/about.md, row {row(repository)})." in line
    repository.copy.edit(NL, f"Nieuw. {SENTENCE}", SENTENCE)
    assert warnings(repository.root) == []


def test_lines_broken_elsewhere_and_the_head_change_nothing_that_is_said(repository: Repository) -> None:
    repository.copy.edit(NL, SENTENCE, SENTENCE.replace(" in de", "\nin de"))
    repository.copy.edit(NL, "description: ", "description: Nog iets. ")
    repository.copy.edit("docs/nl/index.md", "{{ themes() }}", "{{ themes() }}\n\n{{ answers() }}")
    repository.commit("2026-02-01")
    assert warnings(repository.root) == []


def test_renamed_pages_keep_their_age(repository: Repository) -> None:
    repository.copy.edit(NL, SENTENCE, f"Nieuw. {SENTENCE}")
    repository.commit("2026-02-01")
    for lang in ("nl", "en"):
        (repository.root / f"docs/{lang}/about.md").rename(repository.root / f"docs/{lang}/over.md")
        repository.copy.edit(f"docs/{lang}/index.md", "about.md", "over.md")
    repository.commit("2026-02-03")
    (line,) = warnings(repository.root)
    assert line.startswith("docs/en/over.md, row 1: The Dutch page says something else since 2026-02-01")


def test_pages_that_are_in_no_commit_yet_are_not_old(repository: Repository) -> None:
    for lang, title in (("nl", "Nieuw"), ("en", "New")):
        (repository.root / f"docs/{lang}/new.md").write_text(f"---\ndescription: {title}.\n---\n\n# {title}\n")
    assert warnings(repository.root) == []


def test_the_check_tells_of_old_translations_and_of_a_copy_without_its_history(copy: Copy, tmp_path: Path) -> None:
    for name in (".cache", "macros"):
        (tmp_path / name).unlink()
    made = Repository(tmp_path, tmp_path)
    made.commit("2026-01-10")
    copy.edit(NL, SENTENCE, f"Nieuw. {SENTENCE}")
    made.commit("2026-02-01")
    done = copy.run("check")
    assert done.returncode == 0
    told = f"Note: {EN}, row 1: {SAYS.format(date='2026-02-01', row=row(made))}"
    assert done.stderr.startswith(told)
    assert len(done.stdout.splitlines()) == 1
    made.git("clone", "--quiet", "--depth", "1", f"file://{tmp_path}", str(tmp_path / "shallow"))
    done = Copy(tmp_path / "shallow").run("check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1:] == [
        "The age of translations was checked in part only: this copy does not have the whole history. "
        "To get it: git fetch --unshallow"
    ]


def test_without_git_or_a_repository_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path)
    assert warnings(tmp_path) == []
    (tmp_path / ".git").mkdir()
    assert warnings(tmp_path) == []
    monkeypatch.setenv("PATH", str(tmp_path))
    assert warnings(tmp_path) == []
