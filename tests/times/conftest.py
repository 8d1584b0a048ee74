"""Where the shared data lie, beside the repository."""

from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"
