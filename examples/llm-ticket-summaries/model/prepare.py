"""Turns tickets with their summaries into prompts and completions, one JSON object a line.

A ticket goes to the validation part by a digest of its text, so that it stays there when others are added.
"""

import hashlib
import json
import os
from pathlib import Path

from prompts import prompt_of

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")) / "processing"


def read_tickets(folder):
    """Tickets that have both a text and a summary, each text once."""
    seen = set()
    for path in sorted(folder.glob("**/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line) if line.strip() else {}
            text, summary = row.get("ticket", "").strip(), row.get("summary", "").strip()
            if text and summary and text not in seen:
                seen.add(text)
                yield text, summary


def is_validation(text, fraction):
    drawn = int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 2**32
    return drawn < fraction


def write(channel, rows):
    if not rows:
        raise SystemExit(f"no ticket is left for the part {channel}")
    folder = BASE / "output" / channel
    folder.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "prompts.jsonl").write_text("".join(lines), encoding="utf-8")


def main():
    fraction = float(os.environ.get("VALIDATION_FRACTION", "0.1"))
    parts = {"train": [], "validation": []}
    for text, summary in read_tickets(BASE / "input" / "tickets"):
        part = "validation" if is_validation(text, fraction) else "train"
        parts[part].append({"prompt": prompt_of(text), "completion": summary})
    for channel, rows in parts.items():
        write(channel, rows)
    print(f"{len(parts['train'])} tickets to learn from, {len(parts['validation'])} held back")


if __name__ == "__main__":
    main()
