"""The articles that all benchmarks read: real ones where they are at hand, else the fixtures, again and again."""

import itertools
import json
import lzma
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
NEWS = REPOSITORY.parent / "shared" / "data" / "news" / "dice.jsonl.xz"


def read(path: Path, count: int) -> tuple[list[dict[str, str | None]], str]:
    """So many articles and, in words, where they are from."""
    if path.exists():
        opener = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rt", encoding="utf8") as lines:
            rows = [json.loads(line) for line in itertools.islice(lines, count)]
        return [
            {"text": row["text"], "published": row.get("published")} for row in rows
        ], f"{len(rows):,} of {path.name}"
    texts = [json.loads(file.read_text("utf8")) for file in sorted((REPOSITORY / "fixtures").glob("**/*.json"))]
    rows = [{"text": gold["text"], "published": gold["published"]} for gold in texts if "text" in gold]
    repeated = list(itertools.islice(itertools.cycle(rows), count))
    return repeated, f"{path} is not there: {len(rows)} fixtures repeated {count} times"


def words(rows: list[dict[str, str | None]]) -> int:
    """Words as white space separates them."""
    return sum(len((row["text"] or "").split()) for row in rows)
