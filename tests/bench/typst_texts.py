"""What our letters say, as Typst reads it: the composed letters of a class as JSON, with their codes already made.

Typst gets what costs us composing and coding for nothing.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import segno

from forms.code import Corner, payload
from forms.flow import paginate
from forms.letter import Letter
from forms.reading import reading
from forms.setting import set_block
from forms.story import Block
from forms.text import clean_words
from planner.services.letter_text import compose
from tests.bench.letter_case import print_title, school_classes

_FIRST_TOP = 88.0


def write_texts(folder: Path, classes: int) -> None:
    """Write a file a class: class-0.json and so on."""
    for number, (sources, everybody) in enumerate(school_classes(classes)):
        told = {
            "title": clean_words(print_title(sources)),
            "school": sources.school.name,
            "letters": [_letter(compose(sources, asked)) for asked in everybody],
        }
        (folder / f"class-{number}.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _letter(letter: Letter) -> Any:
    way = reading("nn")
    pages = len(paginate([set_block(block, way) for block in letter.story], _FIRST_TOP))
    sheet, head = letter.reply, letter.sender.letterhead
    return _clean(
        {
            "id": sheet.letter_id,
            "title": letter.sender.title,
            "municipality": head.municipality,
            "contact": head.contact,
            "recipient": letter.recipient,
            "reference": letter.reference,
            "remarks": [text for _, text in letter.remarks],
            "story": [_block(block) for block in letter.story],
            "footer": letter.footer,
            "page_of": [letter.page_of.format(page=page, pages=pages) for page in range(1, pages + 1)],
            "reply": {
                "title": sheet.title,
                "people": sheet.people,
                "instruction": sheet.instruction,
                "yes": sheet.yes,
                "no": sheet.no,
                "statements": sheet.statements,
                "signatures": [[one.label, one.date] for one in sheet.signatures],
                "hand_in": sheet.hand_in,
                "page_of": sheet.page_of.format(page=1, pages=1),
                "reference": sheet.reference,
                "codes": [_code(payload(sheet.letter_id, 1, corner)) for corner in Corner],
            },
        }
    )


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__, **asdict(block)}


def _code(text: str) -> list[int]:
    """Return the cells of a code, row by row, as the grey of a picture: 0 is dark."""
    made = segno.make(text, version=2, error="q", mode="alphanumeric", boost_error=False, mask=0)
    return [0 if cell else 255 for row in made.matrix for cell in row]


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean_words(value)
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list | tuple) else value
