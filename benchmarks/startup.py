"""How long the start takes: importing the package, `newsie --help`, loading the pipeline."""

import subprocess
import sys


def run() -> list[tuple[str, str, str]]:
    bare = _best("pass")
    rows = []
    for name, code, limit in (
        ("import newsie", "import newsie", "< 150 ms"),
        ("newsie --help", "import sys; sys.argv = ['newsie', '--help']; from newsie.cli import app; app()", "< 300 ms"),
        ("newsie.load()", "import newsie; newsie.load()", "< 1,500 ms"),
    ):
        rows.append((name, f"{1000 * (_best(code) - bare):,.0f} ms, beside {1000 * bare:,.0f} ms of Python", limit))
    return rows


def _best(code: str, runs: int = 3) -> float:
    """The shortest processor time of a fresh Python, so that other work on the machine does not count."""
    times = []
    for _ in range(runs):
        probe = "import atexit, sys, time; atexit.register(lambda: sys.stderr.write(f'CPU {time.process_time()}')); "
        ended = subprocess.run([sys.executable, "-c", probe + code], capture_output=True, text=True)
        times.append(float(ended.stderr.rpartition("CPU ")[2]))
    return min(times)
