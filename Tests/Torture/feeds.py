"""Ordinary days: one file for cron, uploads under odd names, feeds that come again, one story from two outlets."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path

import hostile
from articles import make_articles
from spool import Findings, Spool, families, ids, pairs, stop
from storage import Skip

FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")


def plain(spool: Spool, *options: str, **named) -> subprocess.CompletedProcess[bytes]:
    """A run with --once as cron would make it, nothing else set."""
    command = [str(spool.program), "watch", str(spool.inbox), "--archive", str(spool.archive), "--once", *options]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **named)


def lone_file(program, short: bool) -> tuple[str, Findings]:
    """One file that just came, and --once with the usual time to settle."""
    with Spool(program) as spool:
        spool.put(make_articles(1, seed=700))
        began = time.monotonic()
        status = plain(spool).returncode
        took = time.monotonic() - began
        findings = spool.check()
        if status or took > 10:
            findings.problems.append(f"ended with {status} after {took:.1f} s")
        return f"judged within {took:.1f} s", findings


def other_endings(program, short: bool) -> tuple[str, Findings]:
    """Files that are still uploaded under another name, or are none of ours, while the daemon runs."""
    endings = ["uploading", "download", "bak", "jpg", "docx", "log", "txt.uploading", "json~"]
    with Spool(program) as spool:
        process = spool.start("--settle", "0.1")
        spool.put([("first.json", make_articles(1, seed=701)[0][1])])
        spool.wait(lambda: len(spool.filed()) == 1, 10)
        text = b"The harbour\n\nThe harbour master said that the ferry had left late because of the storm.\n"
        for ending in endings:
            (spool.inbox / f"story.{ending}").write_bytes(text)
        time.sleep(1.5)
        findings = Findings()
        judged = sorted(path.name for path in spool.filed() if path.name != "first.json")
        if judged:
            findings.problems.append(f"judged {judged}")
        else:
            os.rename(spool.inbox / "story.txt.uploading", spool.inbox / "story.txt")
        spool.files["story.txt"] = text
        if not spool.wait(lambda: len(spool.filed()) == 2, 10):
            findings.problems.append("not judged once it had its name")
        stop(process)
        kept = [ending for ending in endings if "txt" not in ending]
        findings.lost += sum(not (spool.inbox / f"story.{ending}").exists() for ending in kept)
        return f"{len(endings)} endings left alone, one judged when it had its name", findings


def delivered_again(program, short: bool) -> tuple[str, Findings]:
    """A feed that grows by a record and is delivered anew, under its name and under others."""
    records = [content for _, content in make_articles(12, seed=702, copies=0)]
    lines = [json.dumps(json.loads(record)).encode() + b"\n" for record in records]
    with Spool(program) as spool:
        deliveries = 0
        process = spool.start()
        for count in range(6, 12):
            name = "feed.jsonl" if count % 2 else f"feed-{count}.jsonl"
            (spool.inbox / name).write_bytes(b"".join(lines[:count]))
            deliveries += 1
            spool.wait(lambda: len(spool.filed()) == deliveries, 10)
        stop(process)
        findings = Findings()
        flagged = [path.name for path in (spool.inbox / "flagged").rglob("*.jsonl")]
        archived = ids(spool.report("archive", "export", "--archive", str(spool.archive)))
        findings.lost = 11 - len(archived & {json.loads(line)["id"] for line in lines})
        findings.twice = max(0, len(archived) - 11)
        if flagged:
            findings.problems.append(f"flagged for itself: {flagged}")
        if len(spool.filed()) != deliveries:
            findings.problems.append(f"{len(spool.filed())} of {deliveries} deliveries filed")
        return f"{deliveries} deliveries, {len(archived)} articles", findings


def same_bytes(program, short: bool) -> tuple[str, Findings]:
    """The plainest theft: a story byte for byte in another outlet's folder."""
    text = "The ferry\n\n" + json.loads(make_articles(1, seed=703, copies=0)[0][1])["text"] + "\n"
    with Spool(program) as spool:
        spool.put([("courier/ferry.txt", text.encode())])
        spool.once()
        spool.put([("herald/ferry.txt", text.encode())])
        spool.once()
        findings = Findings()
        if not (spool.inbox / "flagged" / "herald" / "ferry.txt").exists():
            findings.problems.append("not flagged")
        spool.check_families(findings)
        return "flagged, and a family in the archive", findings


def clock_ahead(program, short: bool) -> tuple[str, Findings]:
    """One start with a clock 100 days ahead, where articles are kept for 30."""
    if not FAKETIME.exists():
        raise Skip("libfaketime is not installed")
    with Spool(program) as spool:
        spool.put(make_articles(20, seed=704))
        spool.once("--keep", "30d")
        before = ids(spool.report("archive", "export", "--archive", str(spool.archive)))
        env = dict(os.environ, LD_PRELOAD=str(FAKETIME), FAKETIME="+100d", DONT_FAKE_MONOTONIC="1", NO_FAKE_STAT="1")
        # The first process libfaketime is loaded into gets a changed environment, by which Swift would lose sight of
        # its arguments.
        process = spool.start("--once", "--keep", "30d", wrap=["env"], env=env)
        process.wait(60)
        after = ids(spool.report("archive", "export", "--archive", str(spool.archive)))
        return f"{len(after)} of {len(before)} articles kept", Findings(lost=len(before - after))


def large_rewrite(program, short: bool) -> tuple[str, Findings]:
    """Two texts of more than 200,000 words, a quarter of them shared: reuse, as 'compare' finds."""
    first, second = hostile.short_sentences(56_000, 705)
    with Spool(program) as spool:
        spool.put([("first.txt", b"First\n\n" + first.encode()), ("second.txt", b"Second\n\n" + second.encode())])
        spool.once()
        findings = spool.check()
        live = spool.report("archive", "export", "--archive", str(spool.archive))
        if not pairs(live) or not families(live):
            findings.problems.append("the texts were not compared")
        return f"{len(first.split()):,} words each", findings


FAULTS = [
    ("one file for cron", lone_file),
    ("names of uploads", other_endings),
    ("feed delivered again", delivered_again),
    ("same bytes, two outlets", same_bytes),
    ("clock 100 days ahead", clock_ahead),
    ("very large rewrite", large_rewrite),
]
