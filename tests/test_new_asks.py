"""`make new` at a terminal: each fact explained, asked, asked again when it does not fit; nothing made too soon."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.conftest import ROOT, Copy
from tests.test_new import ID, files, question


@dataclass
class Terminal:
    """`make new` at a terminal, with an editor who reads and types: its process, our end, and what is not read yet."""

    process: subprocess.Popen[bytes]
    ours: int
    seen: str = ""

    def until(self, words: str) -> str:
        """What is shown up to the next time that `words` are."""
        end = time.monotonic() + 60
        while words not in self.seen:
            assert select.select([self.ours], [], [], max(0, end - time.monotonic()))[0], self.seen
            try:
                self.seen += os.read(self.ours, 4096).decode()
            except OSError:  # the other end has closed
                assert words in self.seen, self.seen
        shown, _, self.seen = self.seen.partition(words)
        return shown

    def type(self, text: str) -> None:
        os.write(self.ours, text.encode())


@pytest.fixture
def terminal(copy: Copy) -> Iterator[Terminal]:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "macros", "--root", str(copy.root), "--lang", "nl", "new"]
    with subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        yield Terminal(process, ours)
        process.kill()
    os.close(ours)


def test_at_a_terminal_every_fact_is_explained_asked_and_asked_again(copy: Copy, terminal: Terminal) -> None:
    assert "Een nieuw antwoord." in terminal.until("  id: ")
    terminal.type("Taal lessen\n")
    assert "Bedoelde u „taal-lessen”?" in terminal.until("  id: ")
    terminal.type(f"{ID}\n")
    assert "Titel in het Nederlands" in terminal.until("  title-nl [")
    terminal.type("Taallessen, 2022 en 2023\n")
    terminal.until("  title-en [")
    terminal.type("Language lessons, 2022 and 2023\n")
    assert "voor het menu" in terminal.until("  short-nl [")
    terminal.until("Taallessen, 2022 en 2023]: ")
    for field in ("short-nl", "short-en", "number"):
        terminal.type("\n")
        if field != "number":
            terminal.until(f"  {'short-en' if field == 'short-nl' else 'number'} [")
    terminal.until("  date [")
    terminal.type("30/02/2024\n")
    assert "is geen bestaande datum" in terminal.until("  date [")
    for answer, nexts in (("2024-03-12", "asker"), ("", "minister"), ("An Voorbeeld", "parts"), ("1-2", "last-month")):
        terminal.type(f"{answer}\n")
        terminal.until(f"  {nexts} [")
    assert terminal.until("]: ") == "2024-03"
    terminal.type("2023-12\n")
    assert f"Gemaakt: data/{ID}/" in terminal.until("Hierna: ")
    assert terminal.process.wait(timeout=60) == 0
    made = question(copy)
    assert made["short_title"] == {
        "nl": "Taallessen, 2022 en 2023",
        "en": "FILL IN: the title in two or three words, for the menu",
    }
    assert (made["minister"], made["last_month"], made["date"]) == ("An Voorbeeld", "2023-12", "2024-03-12")
    assert list(made["parts"]) == ["1", "2"]  # type: ignore[call-overload]
    assert copy.faults() == []


def test_an_editor_who_stops_has_made_nothing(copy: Copy, terminal: Terminal) -> None:
    before = files(copy)
    terminal.until("  id: ")
    terminal.type(f"{ID}\n")
    terminal.until("  title-nl [")
    terminal.type("\x04")
    terminal.until("Gestopt. Er is niets gemaakt.")
    assert terminal.process.wait(timeout=60) == 1
    assert files(copy) == before
