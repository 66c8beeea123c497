"""`python -m tests.bench`: measures pages, rosters, letters, links and decisions; prints a Markdown table a part.

It never fails by time: the figures are for people to read. What they mean stands in docs/performance.md.
"""

import argparse
import os

from tests.bench import decide, letters, links, pages, roster
from tests.bench.meter import TODAY, apart

_PARTS = ("pages", "roster", "letters", "links", "decide")


def main() -> None:
    """Measure the parts that are asked for, each in a process of its own."""
    asked = _options().parse_args()
    os.environ["NETTPLAN_TODAY"] = TODAY
    os.environ.pop("DATABASE_URL", None)
    for part in asked.parts or _PARTS:
        if part == "pages":
            apart(pages.measure, asked.reruns, asked.projects, asked.page)
        elif part == "roster":
            roster.measure(asked.pupils)
        elif part == "letters":
            letters.measure(asked.runs, asked.letters, asked.many)
        elif part == "links":
            links.measure(asked.runs)
        else:
            decide.measure(asked.runs)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    options.add_argument("parts", nargs="*", choices=[*_PARTS, []], metavar="part", help=f"{', '.join(_PARTS)}; all")
    options.add_argument("--reruns", type=int, default=40, help="of each page (40)")
    options.add_argument("--projects", type=int, default=30, help="of the school whose pages are shown (30)")
    options.add_argument("--page", default="", help="only pages with this in their name, such as Walk")
    options.add_argument("--pupils", type=int, default=10_000, help="in the roster (10000)")
    options.add_argument("--letters", type=int, default=600, help="of the school, in classes of 30 (600)")
    options.add_argument("--many", type=int, default=10_000, help="letters in a row (10000); 0 leaves them out")
    options.add_argument("--runs", type=int, default=5, help="of what starts from cold, and of letters (5)")
    return options


if __name__ == "__main__":
    main()
