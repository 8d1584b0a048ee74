"""`find_times` as a predictor for suites of time expressions with intervals.

    python ../shared/data/dates/score.py benchmarks/times_suites.py [SUITE ...] [--errors N]

`predict` returns what that scorer asks for. A range that newsie gives as two linked expressions ("dal 3 al 7 maggio")
becomes one with the interval from the beginning of the first to the end of the second.
"""

from datetime import datetime
from typing import Any

from newsie.times import find_times


def predict(text: str, reference: datetime) -> list[dict[str, Any]]:
    times = {time.id: time for time in find_times(text, published=reference)}
    closed: set[str] = set()
    out: list[dict[str, Any]] = []
    for time in times.values():
        if time.id in closed:
            continue
        item: dict[str, Any] = {"start": time.start, "end": time.end, "type": time.type, "timex": time.value}
        if time.interval is not None:
            item["from"], item["to"] = (moment and moment.isoformat() for moment in time.interval)
        elif time.type == "TIME" and time.value[-5:-3].isdigit() and "T" in time.value:
            item["from"] = item["to"] = time.value[time.value.index("T") :]
        last = times.get(time.until or "")
        if last is not None and last.interval is not None and time.interval is not None:
            closed.add(last.id)
            item["end"], item["to"] = last.end, last.interval[1] and last.interval[1].isoformat()
            del item["timex"]
        out.append(item)
    return out
