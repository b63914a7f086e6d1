"""The command line: `python -m macros check | format | site | serve | report | new | record`. `make` calls it."""

import os
import sys
from functools import partial
from pathlib import Path
from typing import NoReturn

import click

from macros.addresses import LOCAL, WEB
from macros.builders import BUILDERS, Builder
from macros.cache import can_keep
from macros.check import Checked, check_written
from macros.check.sums import sums
from macros.faults import FaultError, Report
from macros.history import is_cut_off
from macros.languages import LANGS, Lang
from macros.new.command import new
from macros.project import Project
from macros.record.command import record
from macros.tell import tell, tell_cover, tell_drawing, tell_waiting
from macros.words import fault_words


@click.group()
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=Path.cwd, help="The checkout.")
@click.option("--lang", type=click.Choice(LANGS), default="nl", help="The language of messages.")
@click.pass_context
def main(context: click.Context, root: Path, lang: Lang) -> None:
    """Figures from answers to parliamentary questions."""
    context.obj = (Project(root.resolve()), lang)


@main.command()
@click.option("--uncovered", is_flag=True, help="List the figures too of which a wrong digit could pass unnoticed.")
@click.pass_obj
def check(obj: tuple[Project, Lang], uncovered: bool) -> None:
    """Tell everything that is wrong with data and pages; exit 1 if anything is."""
    checked = _checked(*obj)
    if uncovered:
        tell_cover(*obj, checked.written)


@main.command()
@click.option("--builder", type=click.Choice(list(BUILDERS)), default="mkdocs", help="What makes the pages.")
@click.option("--output", type=click.Path(path_type=Path), help="The folder; site, or of Zensical site-zensical.")
@click.option("--url", default=lambda: os.environ.get("SITE_URL") or LOCAL, help="Where the site will stand.")
@click.option("--drafts", is_flag=True, help="Show answers too that are drafts.")
@click.pass_obj
def site(obj: tuple[Project, Lang], builder: Builder, output: Path | None, url: str, drafts: bool) -> None:
    """Build the whole site; any fault stops it and leaves what stood there."""
    from macros.site import build_site
    from macros.workers import workers

    project, lang = obj
    output = output or Path("site" if builder == "mkdocs" else f"site-{builder}")
    address = url if url.endswith("/") else f"{url}/"
    target = Path(os.path.realpath(project.root / output))  # a link stays, and what it leads to is replaced
    waits, draws = partial(tell_waiting, lang), partial(tell_drawing, lang)
    try:
        with workers(project) as pool:
            collection = _checked(project, lang).published
            if not WEB.fullmatch(address):
                raise FaultError("bad-url", url=url)
            if not can_keep(project.cache):
                click.echo(fault_words("cache-not-written")[lang].format(folder=project.name(project.cache)), err=True)
            build_site(project, collection, target, address, pool, builder, drafts, waits=waits, draws=draws)
    except FaultError as error:
        _fail(error, lang)
    if not drafts and (left := sorted(project.drafts())):
        click.echo(fault_words("left-out")[lang].format(answers=", ".join(left)))
    shown = os.path.relpath(project.root / output, project.root)
    click.echo(fault_words("built")[lang].format(output=shown))


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="The port on 127.0.0.1.")
@click.pass_obj
def serve(obj: tuple[Project, Lang], port: int) -> None:
    """Build, serve both languages at one address, and build again on every change."""
    from macros.serve import serve_site

    try:
        serve_site(obj[0], obj[1], port)
    except FaultError as error:
        _fail(error, obj[1])


@main.command()
@click.option("--since", "name", default="origin/main", help="A branch, a tag or a commit.")
@click.pass_obj
def report(obj: tuple[Project, Lang], name: str) -> None:
    """Print as Markdown what changed in figures, words and pages since an earlier version."""
    from macros.report import since

    try:
        click.echo(since(obj[0], name, obj[1]), nl=False)
    except FaultError as error:
        _fail(error, obj[1])


main.add_command(new)
main.add_command(record)


@main.command("format")
@click.pass_obj
def format_(obj: tuple[Project, Lang]) -> None:
    """Write the tables as they must be, however a spreadsheet saved them."""
    from macros.format.command import format_tables

    if not format_tables(*obj):
        sys.exit(1)


def _fail(error: FaultError, lang: Lang) -> NoReturn:
    click.echo(error.at("").message(lang), err=True)
    sys.exit(1)


def _checked(project: Project, lang: Lang) -> Checked:
    """The collection when nothing is wrong with it; else every fault is printed, and exit 1."""
    repository = os.environ.get("REPOSITORY_URL", "")
    if repository and not WEB.fullmatch(repository):
        _fail(FaultError("bad-repository", url=repository), lang)
    report = Report()
    checked = check_written(project, report)
    tell(report, lang)
    if checked is None or len(report):
        sys.exit(1)
    questions = checked.written.questions.values()
    tables = [table for question in questions for table in question.tables.values()]
    counted = fault_words("none")[lang].format(
        tables=len(tables),
        figures=sum(len(table.cells) for table in tables),
        sums=sum(1 for table in tables for _ in sums(table, checked.written.statuses)),
    )
    click.echo(counted)
    if is_cut_off(project.root):
        click.echo(fault_words("history-cut-off")[lang])
    return checked


if __name__ == "__main__":
    main()
