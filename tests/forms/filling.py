"""Filling in a reply sheet as guardians do: in the viewer that Chromium has (PDFium), and with a library."""

from collections.abc import Mapping
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Name, Object, Pdf
from pikepdf.form import DefaultAppearanceStreamGenerator, Form, RadioButtonGroup, TextField

from tests.forms.tagged import read


def fields(file: Pdf) -> dict[str, Object]:
    """Return the fields on all pages in their order, each box of a choice as its name and value."""
    found = {}
    for page in file.pages:
        for one in page.obj.get("/Annots", []):
            name = str(one.Parent.T) if "/Parent" in one else str(one.T)
            values = [str(key) for key in one.AP.N if key != "/Off"] if "/Parent" in one else []
            found[name + "".join(values)] = one
    return found


def filled_in_viewer(pdf: bytes, *clicked: str, typed: Mapping[str, str]) -> bytes:
    """Click on boxes, type on lines and save, as in a browser's viewer."""
    file = read(pdf)
    places = {name: [float(value) for value in one.Rect] for name, one in fields(file).items()}
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    page = document[0]
    form = document.formenv
    for name in (*clicked, *typed):
        left, bottom, right, top = places[name]
        middle = ((left + right) / 2, (bottom + top) / 2)
        pdfium.FORM_OnMouseMove(form, page, 0, *middle)
        pdfium.FORM_OnLButtonDown(form, page, 0, *middle)
        pdfium.FORM_OnLButtonUp(form, page, 0, *middle)
        for sign in typed.get(name, ""):
            pdfium.FORM_OnChar(form, page, ord(sign), 0)
    pdfium.FORM_ForceToKillFocus(form)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def filled_by_library(pdf: bytes, ticked: Mapping[str, str], typed: Mapping[str, str]) -> bytes:
    """Tick and write with pikepdf, and let it draw the fields."""
    file = read(pdf)
    form = Form(file, DefaultAppearanceStreamGenerator)
    for name, value in ticked.items():
        group = form[name]
        assert isinstance(group, RadioButtonGroup)
        group.value = Name(value)
    for name, value in typed.items():
        line = form[name]
        assert isinstance(line, TextField)
        line.value = value
    saved = BytesIO()
    file.save(saved)
    return saved.getvalue()
