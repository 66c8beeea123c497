"""SVG files: checked for all that a logo doesn't need, then drawn by a process of its own."""

import re
import subprocess
import sys
from pathlib import Path
from xml.parsers import expat

from planner.errors import N_, InvalidInput

MOST_ELEMENTS = 5_000
MOST_LEVELS = 100
PATIENCE_S = 10
_DRAWER = Path(__file__).with_name("svg_drawer.py")
_OUTSIDE = frozenset({"script", "foreignObject", "image"})
_LETTERS = frozenset({"text", "tspan", "tref", "textPath"})
_POINTERS = frozenset({"href", "src"})
# A backslash in a style sheet can spell the other two in many ways.
_IN_STYLE = re.compile(r"@import|\\|url\(\s*+[\"']?+\s*+(?!#)", re.IGNORECASE)
_IN_ATTRIBUTE = re.compile(r"url\(\s*+[\"']?+\s*+(?!#)", re.IGNORECASE)
_UNREADABLE = N_("SVG-fila er skadd eller ikkje ei heil SVG-fil. Eksporter logoen på nytt, eller bruk ei PNG-fil.")
_HARD = N_("SVG-fila har for mange delar til å bli teikna. Bruk ei PNG-fil.")
_FORBIDDEN = N_("SVG-fila har {thing} i seg, og det tar vi ikkje imot. Lagre ho som enkel SVG, eller bruk ei PNG-fil.")
_FONTS = N_(
    "SVG-fila har tekst, og skrifta finst kanskje ikkje her. Gjer teksten om til kurver (paths), eller bruk ei PNG-fil."
)


def is_svg(content: bytes) -> bool:
    """Whether a file looks like an SVG, whatever its name is."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<svg" in content


def drawn(content: bytes, width: int, height: int) -> bytes:
    """Return an SVG as a PNG that fits into so many pixels.

    Raises:
        InvalidInput: it is broken, too large to draw, or holds what a logo doesn't need; the message names it.
    """
    try:
        text = content.decode("utf-8-sig")
        _Check().read(text)
    except (UnicodeDecodeError, expat.ExpatError):
        raise InvalidInput(_UNREADABLE) from None
    # Small files can ask for endless work or break the stack of whoever draws them: that happens in another process.
    command = [sys.executable, "-P", str(_DRAWER), str(width), str(height)]
    try:
        done = subprocess.run(  # noqa: S603 - this program's own Python and file; the SVG comes on standard input
            command, input=text.encode(), capture_output=True, timeout=PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired:
        raise InvalidInput(_HARD) from None
    if done.returncode:
        raise InvalidInput(_UNREADABLE if done.returncode == 1 else _HARD)
    return done.stdout


class _Check:
    """Follows an SVG as it is parsed and stops at what a logo doesn't need."""

    def __init__(self) -> None:
        self._elements = self._level = 0
        self._in_style = False
        self._style: list[str] = []

    def read(self, text: str) -> None:
        """Read the whole file."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = lambda *_: _refuse("<!DOCTYPE>")
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(text, True)
        _check_style("".join(self._style), _IN_STYLE)

    def _instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            _refuse(target)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self._elements += 1
        self._level += 1
        if self._elements > MOST_ELEMENTS or self._level > MOST_LEVELS:
            raise InvalidInput(_HARD)
        if name in _OUTSIDE:
            _refuse(f"<{name}>")
        if name in _LETTERS:
            raise InvalidInput(_FONTS)
        self._in_style = name == "style"
        for attribute, value in attributes.items():
            _check_attribute(attribute, value)

    def _end(self, _tag: str) -> None:
        self._level -= 1
        self._in_style = False

    def _characters(self, text: str) -> None:
        if self._in_style:
            self._style.append(text)


def _check_attribute(name: str, value: str) -> None:
    prefix, _, local = name.rpartition(":")
    if local in _POINTERS and not value.strip().startswith("#"):
        _refuse(f"{local}=…")
    if prefix:
        return
    if local.lower().startswith("on"):
        _refuse(local[:40])
    _check_style(value, _IN_STYLE if local == "style" else _IN_ATTRIBUTE)


def _check_style(style: str, refused: re.Pattern[str]) -> None:
    found = refused.search(style)
    if found:
        _refuse("url(…)" if found[0].lower().startswith("url") else found[0])


def _refuse(thing: str) -> None:
    raise InvalidInput(_FORBIDDEN, thing=thing)
