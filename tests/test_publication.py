"""The way to publication: what the workflows may do and do, and the commands that they run."""

import http.server
import os
import re
import shutil
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, take_built
from tests.recipes import GUIDES

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").iterdir())
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SHA = r"[\w.-]+(?:/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+( |$)"


def tool(name: str) -> str:
    """A program that the tests have installed."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    assert found, name
    return found


def workflow(file: Path) -> Mapping[str, Any]:
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def jobs() -> Iterator[Mapping[str, Any]]:
    for file in WORKFLOWS:
        yield from workflow(file)["jobs"].values()


def steps() -> Iterator[Mapping[str, Any]]:
    for job in jobs():
        yield from job["steps"]


def test_zizmor_finds_nothing_in_any_workflow_nor_in_what_dependabot_is_told() -> None:
    files = [*WORKFLOWS, GITHUB / "dependabot.yml"]
    command = [tool("zizmor"), "--offline", "--no-config", "--persona", "auditor", *map(str, files)]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert all(f"completed {file}" in done.stderr for file in files), done.stderr


def test_workflows_and_dependabot_follow_their_schemas(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("on: push\njobs: {a: {steps: []}}\n", encoding="utf-8")
    for schema, files in (("github-workflows", WORKFLOWS), ("dependabot", [GITHUB / "dependabot.yml"])):
        command = [tool("check-jsonschema"), "--builtin-schema", f"vendor.{schema}"]
        done = subprocess.run([*command, *map(str, files)], check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout
        assert subprocess.run([*command, str(wrong)], check=False, capture_output=True).returncode == 1


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_has_no_rights_but_those_that_a_job_needs_no_secrets_and_ends(file: Path) -> None:
    text, found = file.read_text(encoding="utf-8"), workflow(file)
    assert found["permissions"] == {}
    assert "secrets" not in text and "pull_request_target" not in text and "workflow_run" not in text
    assert found["concurrency"]["group"]
    for name, job in found["jobs"].items():
        assert 0 < job["timeout-minutes"] <= 30
        rights = {"pages": "write", "id-token": "write"} if name == "publish" else {"contents": "read"}
        assert {right: of for right, of in job["permissions"].items() if (right, of) != ("pages", "read")} == rights
    for line in text.splitlines():
        if "uses:" in line:
            assert re.search(f"uses: {SHA}", line), line


def test_nothing_is_run_but_targets_of_the_makefile_and_no_checkout_keeps_its_token() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE))
    run = [step["run"] for step in steps() if "run" in step]
    assert len(run) >= 6
    for line in run:
        made = re.fullmatch(r"make ([a-z]+)((?: [A-Z]+=\S+)*)(?: >> \"\$GITHUB_STEP_SUMMARY\")?", line)
        assert made and made[1] in targets, line
        done = subprocess.run(
            ["make", "--dry-run", made[1], *made[2].split()], check=False, cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
    checkouts = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) >= 3
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_what_is_published_is_what_was_built_and_tested() -> None:
    found = workflow(GITHUB / "workflows" / "site.yml")["jobs"]
    needed = {name for name, job in found.items() if not job.get("continue-on-error")}
    assert set(found["publish"]["needs"]) == needed - {"publish"}
    assert set(found) - needed == {"zensical"}
    assert found["publish"]["if"] == "github.event_name == 'push' && github.ref == 'refs/heads/main'"
    assert [step["uses"].partition("@")[0] for step in found["publish"]["steps"]] == ["actions/deploy-pages"]
    built = [step.get("run") for job in found.values() for step in job["steps"]]
    assert built.count("make site") == 1
    (download,) = [step for step in found["test"]["steps"] if "download-artifact" in step.get("uses", "")]
    (tested,) = [step for step in found["test"]["steps"] if step.get("run") == "make test"]
    assert download["with"] == {"name": "github-pages", "path": ".build/tested"}
    assert tested["env"]["BUILT_SITE"] == ".build/tested/artifact.tar"
    (site,) = [step for step in found["build"]["steps"] if step.get("run") == "make site"]
    assert found["build"]["outputs"]["url"] == site["env"]["SITE_URL"]
    assert tested["env"]["REPOSITORY_URL"] == site["env"]["REPOSITORY_URL"]


def test_a_site_that_was_built_before_is_taken_as_it_is_packed_or_not(tmp_path: Path) -> None:
    made = tmp_path / "made"
    (made / "en").mkdir(parents=True)
    (made / "en" / "index.html").write_text("Built before", encoding="utf-8")
    with tarfile.open(tmp_path / "artifact.tar", "w") as packed:
        packed.add(made, ".")
    for built in (made, tmp_path / "artifact.tar"):
        target = tmp_path / f"taken-{built.name}"
        take_built(built, target)
        assert [path.relative_to(target).as_posix() for path in target.rglob("*.html")] == ["en/index.html"]


class _Good(http.server.BaseHTTPRequestHandler):
    """Has `/good` and nothing else."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/good" else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of another site."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Good) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def links(folder: Path) -> subprocess.CompletedProcess[str]:
    """`make links` in a folder, with the programs that are installed here."""
    (folder / "venv").mkdir(exist_ok=True)
    for name in ("requirements.txt", "requirements-test.txt", "pyproject.toml", "venv/ready", "venv/ready-test"):
        (folder / name).touch()
    shutil.copy(ROOT / "lychee.toml", folder)
    given = ("VENV=venv", f"BIN={Path(sys.executable).parent}")
    command = ["make", "--file", str(ROOT / "Makefile"), "links", *given]
    clean = {name: value for name, value in os.environ.items() if name != "SITE_URL" and "proxy" not in name.lower()}
    return subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True, env=clean)


def test_dead_links_to_other_sites_are_a_list_and_no_fault(tmp_path: Path, elsewhere: str) -> None:
    page = tmp_path / "site" / "en" / "index.html"
    page.parent.mkdir(parents=True)
    targets = (f"{elsewhere}good", f"{elsewhere}dead", "/gone/", "gone.html", "http://127.0.0.1:8000/gone/")
    page.write_text("".join(f'<a href="{target}">x</a>' for target in targets), encoding="utf-8")
    done = links(tmp_path)
    assert done.returncode == 0, done.stderr
    assert re.findall(r"<(http\S+)>", done.stdout) == [f"{elsewhere}dead"]
    assert re.search(r"Successful +\| 1 ", done.stdout) and re.search(r"Errors +\| 1 ", done.stdout)
    assert "gone" not in done.stdout


def test_links_that_could_not_be_tried_at_all_are_a_fault(tmp_path: Path) -> None:
    done = links(tmp_path)
    assert done.returncode != 0 and "run make site first" in done.stderr
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").touch()
    assert links(tmp_path).returncode == 0
    (tmp_path / "venv" / "lychee").write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    (tmp_path / "venv" / "lychee").chmod(0o755)
    command = ["make", "--file", str(ROOT / "Makefile"), "links", "VENV=venv", "BIN=venv"]
    assert subprocess.run(command, check=False, cwd=tmp_path, capture_output=True).returncode != 0


@pytest.mark.parametrize("guide", GUIDES.values())
def test_all_that_the_guide_calls_a_proof_is_there(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = re.findall(r"`(tests/\w+\.py)`", text)
    assert len(named) >= 15
    assert [name for name in named if not (ROOT / name).is_file()] == []
