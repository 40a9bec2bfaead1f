"""A screen without a monitor, with Chromium and Orca on it, all of it gone at the end."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Page

PROGRAMS: Final = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "orca": "orca",
    "xdotool": "xdotool",
    "dbus-daemon": "dbus",
    "chromium": "chromium",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
"""What it takes, each with Debian's package."""

_CHROMIUM: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-renderer-accessibility", "--start-maximized",
)  # fmt: skip
_BEGINNING: Final = "data:text/html,<title>Begin</title><p>Begin</p>"
"""The page in a window of its own, without the browser's bars, in which the others follow."""
_QUIET: Final = 3.0
"""Seconds without a word after which Orca has ended, where it says something after a key."""
AT_LENGTH: Final = 12.0
"""The same, where it reads a page through and may think about what follows."""
_ANSWER: Final = 12.0
"""Seconds after which no word is expected any more after a key."""
_PATIENCE: Final = 90.0
"""Seconds after which it is not waited for any longer."""


def missing() -> list[str]:
    """Debian's packages that are not here."""
    return sorted({package for program, package in PROGRAMS.items() if not shutil.which(program)})


class Reader:
    """Orca on a page."""

    def __init__(self, page: Page, spoken: Path, environment: Mapping[str, str]) -> None:
        self.page = page
        self._spoken = spoken
        self._environment = environment
        self._read = 0  # lines
        self._size = 0  # bytes

    def resize(self, width: int) -> None:
        """Make the page as wide as so many pixels, or with 0 as wide as the screen."""
        session = self.page.context.new_cdp_session(self.page)
        size = {"width": width, "height": 0, "deviceScaleFactor": 0, "mobile": False}
        session.send("Emulation.setDeviceMetricsOverride", size)

    def press(self, keys: str, quiet: float = _QUIET) -> list[str]:
        """What is said after keys are pressed, named as xdotool does: a line for each thing."""
        subprocess.run(["xdotool", "key", keys], env=self._environment, check=True)
        return self.hear(quiet, answer=_ANSWER)

    def hear(self, quiet: float = _QUIET, answer: float = 0) -> list[str]:
        """What has been said since the last time, as soon as nothing follows; an answer may take longer."""
        start = last = time.monotonic()
        size, before = -1, self._size
        while (
            time.monotonic() - last < (quiet if size > before else max(quiet, answer))
            and time.monotonic() - start < _PATIENCE
        ):
            time.sleep(0.2)
            now = self._spoken.stat().st_size
            if now != size:
                size, last = now, time.monotonic()
        self._size = size
        lines = self._spoken.read_text(encoding="utf-8").splitlines()
        new = [json.loads(line) for line in lines[self._read :]]
        self._read = len(lines)
        said: list[tuple[str, list[str]]] = []
        for about, words in new:
            if said and said[-1][0] == about:
                said[-1][1].append(words)
            else:
                said.append((about, [words]))
        return [", ".join(words) for _, words in said]


@contextmanager
def reader(folder: Path) -> Iterator[Reader]:
    """Orca and Chromium, which keep what they need in a folder; raises TimeoutError where one never comes."""
    preferences, spoken = folder / "orca", folder / "spoken"
    preferences.mkdir()
    spoken.touch()
    shutil.copy(Path(__file__).with_name("notes.py"), preferences / "orca-customizations.py")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "M3_SPOKEN": str(spoken)}
    with ExitStack() as stack:
        server = ["Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", "1366x900x24"]
        screen = _started(stack, server, environment)  # a server that is reset throws the window manager out
        environment["DISPLAY"] = f":{screen}"
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        environment["DBUS_SESSION_BUS_ADDRESS"] = _started(stack, bus, environment)
        keys = folder / "rc.xml"  # the window manager takes no key from Orca
        keys.write_text('<openbox_config xmlns="http://openbox.org/3.4/rc"/>', encoding="utf-8")
        launcher = ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"]
        for command in (launcher, ["openbox", "--config-file", str(keys)]):
            _started(stack, command, environment, says=False)
        deadline = time.monotonic() + _PATIENCE
        while not _is_done(["xdotool", "get_desktop"], environment):
            _wait(deadline, "the window manager never came")
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch_persistent_context(
            folder / "browser",
            headless=False,
            executable_path=shutil.which("chromium"),
            args=[*_CHROMIUM, f"--app={_BEGINNING}"],
            env=dict(environment),
            no_viewport=True,
        )
        stack.callback(browser.close)
        page = browser.pages[0]
        _started(stack, ["orca", "--user-prefs", str(preferences)], alone(folder, environment), says=False)
        found = Reader(page, spoken, environment)
        deadline = time.monotonic() + _PATIENCE
        while not spoken.stat().st_size:
            _wait(deadline, "Orca never said a word")
        window = ["xdotool", "search", "--onlyvisible", "--name", "Begin", "windowactivate", "--sync"]
        while not _is_done(window, environment):
            _wait(deadline, "the browser's window never came")
        while not found.press("Shift_L"):  # the first key makes the window known to Orca
            _wait(deadline, "Orca never saw the browser's window")
        yield found


def alone(folder: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """An environment in which Orca finds no other Orca, which it would end or leave the field to."""
    finder = folder / "programs" / "pgrep"
    finder.parent.mkdir()
    finder.write_text("#!/bin/sh\n", encoding="utf-8")
    finder.chmod(0o755)
    return {**environment, "PATH": f"{finder.parent}:{environment['PATH']}"}


def _is_done(command: list[str], environment: Mapping[str, str]) -> bool:
    """Whether a command ends soon, and well."""
    try:
        ended = subprocess.run(
            command, env=environment, check=False, timeout=10,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return not ended.returncode


def _wait(deadline: float, otherwise: str) -> None:
    """Let a moment pass; raises TimeoutError where it has taken too long."""
    if time.monotonic() > deadline:
        raise TimeoutError(otherwise)
    time.sleep(0.5)


def _started(
    stack: ExitStack, command: list[str], environment: Mapping[str, str], *, says: bool = True
) -> str:
    """Start a program that is ended with the stack; gives its first line where it says one."""
    program = subprocess.Popen(  # ended below
        command, env=environment, text=True, stdout=subprocess.PIPE if says else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip

    def end() -> None:
        program.terminate()
        try:
            program.wait(timeout=5)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()

    stack.callback(end)
    return program.stdout.readline().strip() if program.stdout else ""
