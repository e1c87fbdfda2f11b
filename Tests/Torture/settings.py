"""Configurations that are nonsense, and signals that come too early."""

from __future__ import annotations

import signal
import time
from pathlib import Path

from articles import make_articles
from spool import Findings, Spool, stop

#: What a configuration may be overwritten with by accident.
BROKEN = {
    "nan": b"settle = nan\n",
    "inf": b"settle = inf\n",
    "-inf": b"settle = -inf\n",
    "1e30": b"settle = 1e30\n",
    "1e999": b"settle = 1e999\n",
    "below zero": b"settle = -1\n",
    "a hundred digits": b"settle = " + b"9" * 100 + b"\n",
    "digits of Arabic": "settle = ١٢\n".encode(),
    "similarity nan": b"similarity = nan\n",
    "similarity 1e30": b"similarity = 1e30\n",
    "keep 1e30d": b"keep = 99999999999999999999d\n",
    "a word": b"settle = banana\n",
    "an unknown key": b"nonsense = 1\n",
    "no value": b"nonsense\n",
    "binary": bytes(range(256)) * 40,
    "zeros": bytes(4096),
    "one long line": b"x" * 1_000_000,
}


def hears_hangups(process) -> bool:
    """Whether SIGHUP is ignored or caught: before its first line a program cannot help it."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    masks = [int(line.split()[1], 16) for line in status.splitlines() if line.startswith(("SigIgn", "SigCgt"))]
    return any(mask >> signal.SIGHUP - 1 & 1 for mask in masks)


def early(program, short: bool) -> tuple[str, Findings]:
    """SIGHUP at 0 to 0.5 s after the program began."""
    findings = Findings()
    steps = [0, 0.02, 0.1] if short else [step * 0.02 for step in range(26)]
    for pause in steps:
        with Spool(program) as spool:
            configuration = spool.root / "configuration"
            configuration.write_text("settle = 0\n")
            process = spool.start("--config", str(configuration))
            spool.wait(lambda: hears_hangups(process), 10)
            time.sleep(pause)
            process.send_signal(signal.SIGHUP)
            spool.put(make_articles(1, 400))
            spool.wait(lambda: len(spool.filed()) == 1 or process.poll() is not None, 10)
            if process.poll() is not None:
                findings.problems.append(f"after {pause:.2f} s it ended with {process.returncode}")
                continue
            if len(spool.filed()) != 1:
                findings.problems.append(f"after {pause:.2f} s it judged nothing")
            stop(process)
    return f"{len(steps)} starts", findings


def reloads(program, short: bool) -> tuple[str, Findings]:
    """Reloads of configurations that cannot be: one line each, and the settings stay as they were."""
    findings = Findings()
    with Spool(program) as spool:
        configuration = spool.root / "configuration"
        configuration.write_text("log-level = info\n")
        process = spool.start("--config", str(configuration))
        spool.put(make_articles(1, 401))
        spool.wait(lambda: len(spool.filed()) == 1, 20)
        cases = [*BROKEN.items(), ("no file", None), ("a folder", "folder")]
        for name, content in cases:
            configuration.unlink(missing_ok=True)
            if isinstance(content, bytes):
                configuration.write_bytes(content)
            elif content:
                configuration.mkdir()
            before = len(spool.lines())
            process.send_signal(signal.SIGHUP)
            spool.wait(lambda: len(spool.lines()) > before or process.poll() is not None, 5)
            if process.poll() is not None:
                findings.problems.append(f"{name}: ended with {process.returncode}")
                configuration = spool.root / f"configuration of {name}"
                configuration.write_text("log-level = info\n")
                process = spool.start("--config", str(configuration))
                time.sleep(1)
                continue
            time.sleep(0.1)
            said = spool.lines()[before:]
            if len(said) != 1 or said[0]["level"] not in ("warning", "error"):
                findings.problems.append(f"{name}: said {[line['message'][:100] for line in said]}")
            if any(len(line["message"]) > 1000 for line in said):
                findings.problems.append(f"{name}: said at length")
        spool.put([(f"late-{name.replace('/', '-')}", content) for name, content in make_articles(3, 402)])
        if not spool.wait(lambda: len(spool.filed()) == 4, 5):
            findings.problems.append("the settings changed: files are judged no longer")
        stop(process)
        return f"{len(cases)} broken configurations, one line each", findings


FAULTS = [("SIGHUP at the start", early), ("broken configurations", reloads)]
