"""Compare the source files with their checksums in `sources.toml`.

python scripts/check_sources.py DATA_DIR
"""

import hashlib
import sys
from pathlib import Path

import tomllib


def main(data: Path) -> None:
    sources = tomllib.loads((Path(__file__).parent.parent / "sources.toml").read_text("utf8"))["source"]
    wrong = [
        source["path"]
        for source in sources
        if not (data / source["path"]).is_file()
        or hashlib.sha256((data / source["path"]).read_bytes()).hexdigest() != source["sha256"]
    ]
    if wrong:
        raise SystemExit(f"missing or changed in {data}: {', '.join(wrong)}")
    print(f"{len(sources)} source files as expected")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
