"""Compare the source files with their checksums in `sources.toml`.

python scripts/check_sources.py DATA_DIR
"""

import hashlib
import sys
from pathlib import Path

from sources import sources


def main(data: Path) -> None:
    every = sources()
    wrong = [
        source["path"]
        for source in every
        if not (data / source["path"]).is_file()
        or hashlib.sha256((data / source["path"]).read_bytes()).hexdigest() != source["sha256"]
    ]
    if wrong:
        raise SystemExit(f"missing or changed in {data}: {', '.join(wrong)}")
    print(f"{len(every)} source files as expected")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
