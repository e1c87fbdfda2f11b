"""An inbox with its archive, the daemon over them, and the check that nothing was lost, doubled or misjudged."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from articles import write_files

FOLDERS = ("done", "flagged", "duplicate", "failed")


@dataclass
class Findings:
    """What a check found. All zero and true is what is wanted."""

    lost: int = 0
    twice: int = 0
    equal: bool = True
    problems: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not self.lost and not self.twice and self.equal and not self.problems


def add(total: Findings, findings: Findings, where: str) -> None:
    """Adds what was found in one place to what was found in all."""
    total.lost += findings.lost
    total.twice += findings.twice
    total.equal = total.equal and findings.equal
    total.problems += [f"{where}: {problem}" for problem in findings.problems]


class Spool:
    """One inbox and archive in a folder of their own."""

    def __init__(self, program: Path, root: Path | None = None) -> None:
        self.program = program
        self.root = root or Path(tempfile.mkdtemp(prefix="wirecopy-torture-"))
        self.inbox = self.root / "inbox"
        self.archive = self.root / "archive"
        self.log = self.root / "log"
        self.inbox.mkdir(parents=True, exist_ok=True)
        self.files: dict[str, bytes] = {}

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    def put(self, files: list[tuple[str, bytes]]) -> None:
        """Files that arrived whole before anything else happens."""
        self.files.update(files)
        write_files(self.inbox, files)

    def command(self, *options: str) -> list[str]:
        return [
            str(self.program), "watch", str(self.inbox), "--archive", str(self.archive), "--settle", "0",
            "--log-format", "json", *options,
        ]

    def start(
        self, *options: str, wrap: list[str] | None = None, env: dict[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """The daemon in the background; its log is added to the spool's."""
        with open(self.log, "ab") as log:
            return subprocess.Popen(
                [*(wrap or []), *self.command(*options)], stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=env
            )

    def once(self, *options: str, wrap: list[str] | None = None, limit: float = 1800) -> int:
        """Lets it judge what is there; its exit status."""
        process = self.start("--once", *options, wrap=wrap)
        try:
            return process.wait(limit)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise AssertionError(f"it did not end within {limit} s") from None

    def lines(self) -> list[dict[str, str]]:
        """What was logged so far."""
        lines = []
        for line in self.log.read_bytes().splitlines() if self.log.exists() else []:
            try:
                lines.append(json.loads(line))
            except ValueError:
                lines.append({"level": "plain", "message": line.decode(errors="replace")})
        return lines

    def filed(self) -> list[Path]:
        """Files in the folders of judged files, without the verdicts and their drafts."""
        return [
            path
            for folder in FOLDERS
            for path in (self.inbox / folder).rglob("*")
            if not path.name.endswith((".verdict.json", ".tmp")) and path.is_file()
        ]

    def wait(self, is_done, limit: float = 60, pause: float = 0.02) -> bool:
        """Waits until something holds."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if is_done():
                return True
            time.sleep(pause)
        return False

    def check(self, compare: bool = True) -> Findings:
        """Whether every file is filed once, with its verdict, and judged as in a batch."""
        findings = Findings()
        self.check_files(findings)
        self.check_archive(findings)
        if compare:
            self.check_families(findings)
        return findings

    def check_files(self, findings: Findings) -> None:
        wanted = Counter(hashlib.sha256(content).hexdigest() for content in self.files.values())
        found: Counter[str] = Counter()
        for path in self.filed():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            found[digest] += 1
            verdict = path.with_name(verdict_name(path.name))
            try:
                if json.loads(verdict.read_bytes())["digest"] != f"sha256:{digest}":
                    findings.problems.append(f"{verdict} is of another file")
            except (OSError, ValueError) as error:
                findings.problems.append(f"no verdict of {path}: {error}")
        findings.lost += sum((wanted - found).values())
        findings.twice += sum((found - wanted).values())
        verdicts = sum(1 for folder in FOLDERS for _ in (self.inbox / folder).rglob("*.verdict.json"))
        if verdicts != sum(found.values()):
            findings.problems.append(f"{verdicts} verdicts of {sum(found.values())} files")
        hidden = [path for path in self.inbox.rglob(".wirecopy-*")]
        if hidden:
            findings.problems.append(f"left behind: {hidden[:3]}")

    def check_archive(self, findings: Findings) -> None:
        database = sqlite3.connect(f"file:{self.archive}/archive.sqlite?mode=ro", uri=True)
        with database:
            (integrity,) = database.execute("PRAGMA integrity_check").fetchone()
            (arrivals,) = database.execute("SELECT COUNT(*) FROM arrival").fetchone()
            (unfiled,) = database.execute("SELECT COUNT(*) FROM arrival WHERE filedAs IS NULL").fetchone()
        database.close()
        if integrity != "ok":
            findings.problems.append(f"integrity: {integrity}")
        if unfiled:
            findings.problems.append(f"{unfiled} arrivals not recorded as filed")
        findings.lost += max(0, len(self.files) - arrivals)
        findings.twice += max(0, arrivals - len(self.files))

    def arrived(self) -> int:
        """How many files the archive knows of."""
        try:
            database = sqlite3.connect(f"file:{self.archive}/archive.sqlite?mode=ro", uri=True)
            (count,) = database.execute("SELECT COUNT(*) FROM arrival").fetchone()
            database.close()
            return count
        except sqlite3.Error:
            return 0

    def check_families(self, findings: Findings) -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_files(Path(folder), list(self.files.items()))
            batch = self.report("cluster", folder)
        live = self.report("archive", "export", "--archive", str(self.archive))
        for what in (ids, families, pairs):
            one, other = what(batch), what(live)
            if one != other:
                findings.equal = False
                findings.problems.append(
                    f"{what.__name__}: {len(one - other)} only in the batch, {len(other - one)} only in the archive"
                )

        self.check_stored(findings)

    def check_stored(self, findings: Findings) -> None:
        """Whether the archive is whole, and the pairs stored in it are those a rebuild would store."""
        result = subprocess.run(
            [str(self.program), "archive", "verify", "--archive", str(self.archive)], capture_output=True, text=True,
            timeout=1800, check=False,
        )
        if result.returncode != 0 or "rebuild" in result.stdout:
            findings.equal = False
            findings.problems.append(f"verify: {(result.stdout + result.stderr).strip()[:500]}")

    def report(self, *arguments: str) -> dict:
        result = subprocess.run(
            [str(self.program), *arguments, "--format", "json"], capture_output=True, timeout=1800, check=False
        )
        if result.returncode not in (0, 1, 3):
            raise AssertionError(f"{arguments[0]} ended with {result.returncode}: {result.stderr.decode()[:500]}")
        return json.loads(result.stdout)


def verdict_name(name: str) -> str:
    """The name of a file's verdict; long ones are cut."""
    if len(os.fsencode(name)) + len(".verdict.json") <= 255:
        return name + ".verdict.json"
    mark = "~" + hashlib.sha256(os.fsencode(name)).hexdigest()[:8]
    return os.fsencode(name)[: 255 - len(mark) - len(".verdict.json")].decode(errors="ignore") + mark + ".verdict.json"


def ids(report: dict) -> set[str]:
    return {article["id"] for article in report["articles"]}


def families(report: dict) -> set[tuple[str, ...]]:
    return {tuple(sorted(family["members"])) for family in report["families"]}


def pairs(report: dict) -> set[tuple[str, str, str]]:
    return {(pair["a"], pair["b"], pair["relation"]) for pair in report["pairs"]}


def injecting(call: str, what: str, trace: str = "/dev/null") -> list[str]:
    """strace, as it changes what the calls of a kind do: `error=EIO:when=3`, `signal=KILL:when=7`."""
    return ["strace", "-f", "-o", trace, "-e", f"trace={call}", "-e", f"inject={call}:{what}"]


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


def stop(process: subprocess.Popen[bytes], limit: float = 60) -> int:
    """Ends a daemon as systemd would; its exit status."""
    process.send_signal(signal.SIGTERM)
    return process.wait(limit)
