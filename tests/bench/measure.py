"""What the benchmarks share: a place for their files, commands with a fixed environment, ratios."""
import pathlib
import shutil
import statistics
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLACE = ROOT / "build" / "bench"
YANGXIAO = PLACE / "yangxiao"
PEAK = PLACE / "peak_memory"
TURNS = PLACE / "side_by_side"
NOW = "2026-11-24T10:00:00+08:00"
ENV = {"PATH": "/usr/bin:/bin", "HOME": str(PLACE), "LC_ALL": "C"}


def run(*command, **more):
    return subprocess.run([str(c) for c in command], env=ENV, check=True, capture_output=True, cwd=PLACE, **more)


def seconds(*command, **more):
    begun = time.perf_counter()
    run(*command, **more)
    return time.perf_counter() - begun


def starts_side_by_side(name, target, one, other, rounds):
    """Medians of short commands, run in turn by a program that is itself small."""
    printed = run(TURNS, str(rounds), *one, "--", *other).stdout.split()
    report(name, target, float(printed[0]) / 1e6, float(printed[1]) / 1e6)


def side_by_side(name, target, one, other, rounds):
    """Medians of runs in turn, so that what the machine does meanwhile hits both."""
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(one())
        theirs.append(other())
    report(name, target, statistics.median(ours), statistics.median(theirs))


def report(name, target, a, b):
    verdict = "ok" if a / b <= target else "MISSED"
    print(f"{name:58} {a * 1000:10.2f} ms {b * 1000:10.2f} ms   {a / b:6.3f}x  (<= {target}x) {verdict}",
          flush=True)


def build():
    PLACE.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cmake", "--preset", "portable"], cwd=ROOT, check=True, capture_output=True)
    subprocess.run(["cmake", "--build", "--preset", "portable"], cwd=ROOT, check=True, capture_output=True)
    # A copy, as sqlite3 is one that was unpacked: the page cache keeps what a linker writes here and there in
    # small pieces, and a start from those takes 0.1 ms more until the file is read from disk again.
    shutil.copy(ROOT / "build" / "portable" / "yangxiao", YANGXIAO)
    for program in (PEAK, TURNS):
        subprocess.run(["g++", "-O2", "-std=c++20", "-o", program, ROOT / f"tests/bench/{program.name}.cpp"], check=True)
