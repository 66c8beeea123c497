"""Our side of the race: one process that composes and draws the letters of classes and writes them to a folder.

Run by tests.bench.letters as a process of its own: `python -m tests.bench.our_letters merged|single CLASSES FOLDER`.
"""

import json
import sys
import time
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from forms.letter import Letter, letter_pdf, letters_pdf
from planner.services.letter_sources import Sources
from planner.services.letter_text import compose
from tests.bench.core import pin
from tests.bench.letter_case import print_title, school_classes


def main() -> None:
    """Make the letters; what composing took in all, and each class, stands in told.json afterwards."""
    pin()
    way, classes, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    composing, of_class = 0.0, []
    for number, (sources, everybody) in enumerate(school_classes(classes)):
        start = time.process_time()
        documents = [compose(sources, asked) for asked in everybody]
        composed = time.process_time()
        if way == "merged":
            (folder / f"{number}.pdf").write_bytes(_merged(sources, documents))
        else:
            for document in documents:
                (folder / f"{document.reply.letter_id}.pdf").write_bytes(letter_pdf(document))
        composing += composed - start
        of_class.append(time.process_time() - start)
    (folder / "told.json").write_text(json.dumps({"composing": composing, "of_class": of_class}))


def _merged(sources: Sources, documents: Sequence[Letter]) -> bytes:
    file = BytesIO()
    letters_pdf(documents, file, sources.sender("nn", print_title(sources)))
    return file.getvalue()


if __name__ == "__main__":
    main()
