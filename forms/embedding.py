"""Embedding: the fonts of a document, cut down to what it shows, with the text of every code."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256

import uharfbuzz as hb

from forms.file import File
from forms.fonts import Face, Font, font
from forms.objects import compressed, hexadecimal, stream
from forms.shaping import Shaped

# What a filled-in field is shown with: the letters of Western Europe (Windows-1252), in one byte each.
FIELD_FONT = "Field"
_FIELD_FIRST, _FIELD_LAST = 32, 255
_WESTERN = [bytes([code]).decode("cp1252", "replace") for code in range(_FIELD_FIRST, _FIELD_LAST + 1)]
# Norwegian, Sami, Polish, Lithuanian, Turkish and more: Latin-1 and Latin Extended-A.
_END_OF_LATIN = "\u0180"
_DROPPED = ("GSUB", "GPOS", "GDEF", "kern", "post", "DSIG")
_SYMBOLIC, _NOT_SYMBOLIC = 4, 32


@dataclass(frozen=True)
class _Subset:
    """A font cut down: its program, compressed, and the lists that go with it."""

    tag: str
    program: bytes
    widths: str
    texts: bytes
    to_glyphs: bytes


def embed(file: File, shown: Iterable[Shaped], *, fields: bool) -> str:
    """Write the fonts of a document.

    Args:
        file: where they go.
        shown: all that is shown.
        fields: whether there are fields to fill in.

    Returns:
        names and references, as a dictionary's inside.
    """
    names = []
    used: dict[Font, set[int]] = {font(0, Face.REGULAR): set()} if fields else {}
    for piece in shown:
        used.setdefault(piece.font, set()).update(piece.codes)
    for of, codes in sorted(used.items(), key=lambda one: one[0].number):
        subset = _subset(of, _always(of) | codes)
        program = file.add(subset.program)
        descriptor = file.add(_descriptor(of, subset.tag, program, _SYMBOLIC))
        names.append(f"/F{of.number} {_composite(file, of, subset, descriptor)} 0 R")
        if fields and of.number == 0:
            plain = file.add(_descriptor(of, subset.tag, program, _NOT_SYMBOLIC))
            names.append(f"/{FIELD_FONT} {file.add(_western(of, subset.tag, plain))} 0 R")
    return "".join(names)


def _composite(file: File, of: Font, subset: _Subset, descriptor: int) -> int:
    glyphs, texts = file.add(subset.to_glyphs), file.add(subset.texts)
    name = f"{subset.tag}+{of.name}"
    inner = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor} 0 R/DW 0/W[{subset.widths}]/CIDToGIDMap {glyphs} 0 R>>"
    )
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{inner} 0 R]/ToUnicode {texts} 0 R>>"
    )


def _western(of: Font, tag: str, descriptor: int) -> str:
    """Return the field's font: the same program, by the letters' codes in Windows-1252."""
    return (
        f"<</Type/Font/Subtype/TrueType/BaseFont/{tag}+{of.name}/FirstChar {_FIELD_FIRST}/LastChar {_FIELD_LAST}"
        f"/Encoding/WinAnsiEncoding/Widths[{_widths(of)}]/FontDescriptor {descriptor} 0 R>>"
    )


@cache
def _widths(of: Font) -> str:
    return " ".join(str(of.width(int(of.shaper.get_nominal_glyph(ord(sign)) or 0))) for sign in _WESTERN)


def _descriptor(of: Font, tag: str, program: int, flags: int) -> str:
    extents = of.shaper.get_font_extents("ltr")
    box = " ".join(str(value) for value in _box(of))
    return (
        f"<</Type/FontDescriptor/FontName/{tag}+{of.name}/Flags {flags}/FontBBox[{box}]/ItalicAngle 0"
        f"/Ascent {extents.ascender}/Descent {extents.descender}/CapHeight 714/StemV 80/FontFile2 {program} 0 R>>"
    )


@cache
def _box(of: Font) -> tuple[int, ...]:
    """Return the font's bounding box, from its head table: four numbers of two bytes at byte 36."""
    head = bytes(of.face.reference_table("head").data)
    return tuple(int.from_bytes(head[start : start + 2], "big", signed=True) for start in range(36, 44, 2))


@cache
def _always(of: Font) -> frozenset[int]:
    """Return the codes that are always embedded: most documents then share one subset, which is made once a process."""
    if of.number > 1:
        return frozenset()
    return frozenset(code for code, (_, text) in of.texts.items() if len(text) == 1 and text < _END_OF_LATIN)


@lru_cache(maxsize=64)
def _subset(of: Font, codes: frozenset[int]) -> _Subset:
    glyphs = {of.texts[code][0] for code in codes}
    program = _cut(of, glyphs)
    widths = " ".join(f"{code}[{of.width(of.texts[code][0])}]" for code in sorted(codes))
    tag = "".join(chr(65 + byte % 26) for byte in sha256(repr(sorted(codes)).encode()).digest()[:6])
    to_glyphs = bytearray(2 * (max(codes) + 1))
    for code in codes:
        to_glyphs[2 * code : 2 * code + 2] = of.texts[code][0].to_bytes(2, "big")
    return _Subset(
        tag=tag,
        program=stream(zlib.compress(program, 6), f"/Filter/FlateDecode/Length1 {len(program)}"),
        widths=widths,
        texts=compressed(_to_unicode(of, codes).encode()),
        to_glyphs=compressed(bytes(to_glyphs)),
    )


def _cut(of: Font, glyphs: set[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(glyphs)
    # The field's font finds its glyphs by their characters.
    wanted.sets(hb.SubsetInputSets.UNICODE).set(set(map(ord, _WESTERN)) & of.characters if of.number == 0 else set())
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for name in _DROPPED:
        dropped.add(int.from_bytes(name.encode(), "big"))
    return bytes(hb.subset(of.face, wanted).blob.data)


def _to_unicode(of: Font, codes: frozenset[int]) -> str:
    """Return the table of codes and texts, a hundred lines a block as the format wants it."""
    lines = [f"<{code:04X}> <{hexadecimal(of.texts[code][1])}>" for code in sorted(codes)]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    said = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{said}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
