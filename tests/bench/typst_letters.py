"""Typst's side of the race: one process that makes the same letters from the texts of typst_texts.

Run by tests.bench.letters as a process of its own: `python -m tests.bench.typst_letters merged|single CLASSES FOLDER`.
"""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

from tests.bench.core import pin

_TEMPLATE = Path(__file__).with_name("letter.typ")
_FONTS = Path(__file__).parents[2] / "assets" / "fonts" / "pdf"
# What our files are, too.
_STANDARDS = ["a-2a", "ua-1"]
_MADE_ON = 1_795_478_400


def main() -> None:
    """Make the letters: one call a class, or a call a letter; the compiler and its fonts stay."""
    pin()
    way, classes, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    compiler = _compiler()
    for number in range(classes):
        text = (folder.parent / f"class-{number}.json").read_text(encoding="utf-8")
        if way == "merged":
            _compile(compiler, text, folder / f"{number}.pdf")
        else:
            told = json.loads(text)
            for letter in told["letters"]:
                alone = {**told, "title": letter["title"], "letters": [letter]}
                _compile(compiler, json.dumps(alone, ensure_ascii=False), folder / f"{letter['id']}.pdf")


def _compiler() -> Any:
    typst = importlib.import_module("typst")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])
    return typst.Compiler(_TEMPLATE, font_paths=fonts)


def _compile(compiler: Any, told: str, path: Path) -> None:
    made = compiler.compile(sys_inputs={"told": told}, pdf_standards=_STANDARDS, timestamp=_MADE_ON)
    path.write_bytes(made)


if __name__ == "__main__":
    main()
