"""What tests share: the project, a copy to spoil, the built site, a server for it, a browser."""

import contextlib
import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import tarfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from macros.addresses import Site
from macros.check import check
from macros.check.ledger import UNRECORDED
from macros.faults import Report
from macros.languages import Lang
from macros.load.concepts import Concepts, load_concepts
from macros.model import Collection
from macros.project import Project
from tests import browser
from tests.together import pytest_xdist_make_scheduler  # noqa: F401

if TYPE_CHECKING:
    from tests.published import Shelf

ROOT = Path(__file__).parents[1]
SITE_URL = os.environ.get("BUILT_URL", "https://example.org/some/base/")
BASE = urlsplit(SITE_URL).path
SITE = Site(SITE_URL)
REPOSITORY_URL = os.environ.get("REPOSITORY_URL", "")
"""Where the source stands that the built site tells of, if it does."""
PARTS = ("data", "docs", "overrides", "overrides-zensical", "mkdocs.yml", "mkdocs.en.yml")
SHARED = (".cache", "macros")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A busy machine now and then loses a key or a frame of the browser: such a test may try again, and the summary
    says that it did."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def project() -> Project:
    """This checkout."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def concepts(project: Project) -> Concepts:
    """The shared code lists."""
    found = load_concepts(project, Report())
    assert found
    return found


@pytest.fixture(scope="session")
def collection(project: Project) -> Collection:
    """All answers that the site has, which are without fault."""
    report = Report()
    found = check(project, report)
    assert [fault.line("en") for fault in report] == []
    assert found
    return found.published()


@dataclass(frozen=True)
class Copy:
    """A copy of what editors write, to spoil."""

    root: Path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the one `old` in a file by `new`."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1, (name, old)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def forget_the_text(self) -> None:
        """Take the texts of the answers away, so that arithmetic alone can tell a wrong figure."""
        for text in self.root.glob("data/*/source.txt"):
            text.unlink()

    def warnings(self, lang: Lang = "en") -> list[str]:
        """What the check points out without refusing it."""
        report = Report()
        check(Project(self.root), report)
        return [fault.line(lang) for fault in report.warnings]

    def faults(self, lang: Lang = "en", *, recorded: bool = False) -> list[str]:
        """What the check says; that figures differ from the ledger only when all of them should be `recorded`."""
        report = Report()
        check(Project(self.root), report)
        return [fault.line(lang) for fault in report if recorded or fault.key not in UNRECORDED]

    def record(self, answer: str = "") -> None:
        """Put what the answers publish now into their ledgers, as a correction where it was published otherwise."""
        reason = ("--kind", "error", "--why-nl", "Een fout hersteld.", "--why-en", "A mistake mended.")
        done = self.run("record", *reason, *(("--answer", answer) if answer else ()))
        assert done.returncode == 0, done.stdout + done.stderr

    def run(self, *arguments: str, lang: Lang = "en") -> subprocess.CompletedProcess[str]:
        """`python -m macros …` on the copy."""
        command = [sys.executable, "-m", "macros", "--root", str(self.root), "--lang", lang, *arguments]
        return subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)


def make_copy(tmp_path: Path) -> Copy:
    """A fresh copy in an empty folder; it shares the checkout's code and drawn charts."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, tmp_path / part)
        else:
            shutil.copy(source, tmp_path / part)
    (ROOT / ".cache").mkdir(exist_ok=True)
    for part in SHARED:
        (tmp_path / part).symlink_to(ROOT / part)
    return Copy(tmp_path)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """A fresh copy to spoil."""
    return make_copy(tmp_path)


@pytest.fixture
def with_third(copy: Copy) -> Copy:
    """A copy of the project with the invented answer in it."""
    shutil.copytree(ROOT / "tests" / "third_answer", copy.root, dirs_exist_ok=True)
    return copy


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as `make site` builds it, for an address with a base path; built once for all workers.

    With `BUILT_SITE`, a folder or a tar file, it is that one, built before for the address `BUILT_URL` and the
    `REPOSITORY_URL`: so the site that will be published is the one that is tested.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    target = folder / "built-site"
    with (folder / "built-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists() and "BUILT_SITE" in os.environ:
            take_built(ROOT / os.environ["BUILT_SITE"], target)
        elif not target.exists():
            done = Copy(ROOT).run("site", "--output", str(target), "--url", SITE_URL)
            assert done.returncode == 0, done.stdout + done.stderr
    return target


def take_built(built: Path, target: Path) -> None:
    """Put a site that was built before, a folder or a tar file, at `target`."""
    if built.is_dir():
        shutil.copytree(built, target)
        return
    with tarfile.open(built) as packed:
        packed.extractall(target, filter="data")


class UnderBase(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under `BASE`, with the site's own page for what is not there, as GitHub Pages does."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(BASE):
            return str(Path(self.directory) / "nowhere")
        return super().translate_path(path[len(BASE) - 1 :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # a browser may leave before all has come
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the built site, under its base path on this machine."""
    handler: Callable[..., Any] = functools.partial(UnderBase, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own browser, without its errands on the network."""
    path = browser.find()
    assert path, browser.HELP
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    return {**browser_type_launch_args, "executable_path": path, "args": flags}


@pytest.fixture(params=browser.WIDTHS)
def sized(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at a desk and one on a phone."""
    with browser.new_context(viewport={"width": request.param, "height": 800}) as context:
        yield context.new_page()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page as wide as a phone."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def shelf(site: Path, collection: Collection, tmp_path_factory: pytest.TempPathFactory) -> "Shelf":
    """What there is to take along of every answer, the invented one too."""
    from tests.published import make_shelf

    third = make_copy(tmp_path_factory.mktemp("third"))
    shutil.copytree(ROOT / "tests" / "third_answer", third.root, dirs_exist_ok=True)
    return make_shelf(site, collection, third)
