"""Visiting pages without a browser, and reading all that stands on them."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from planner.domain.school import Staff
from planner.i18n import Words
from planner.pages.here import Here
from planner.settings import ROOT
from tests.cast import TODAY

WORD_JOINER = "\u2060"
_OWN_IDS = re.compile(r"\$\$ID-\S+|[0-9a-f]{32,}")
_PLACE = re.compile(r"\{[a-z_]*\}")


def visit(who: Staff | None, page: str = "", *, locale: str = "nn-NO", **query: str) -> AppTest:
    """Open the program as somebody, at a page such as `walk`; the start page when none is named."""
    # Between two runs AppTest asks the fields for the words of their options, and those speak the reader's language.
    st.session_state["here"] = Here(None, None, Words("nn"), TODAY, any_school=True)
    visited = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    visited.context["locale"] = locale
    if who:
        visited.session_state["person"] = who.id
    if not page:
        return checked(visited.run())
    visited.run()
    visited.switch_page(f"planner/pages/{page}.py")
    visited.query_params.update(query)
    return checked(visited.run())


def click(page: AppTest, label: str) -> AppTest:
    """Press the button or form button with this label and look at what comes."""
    buttons = [*page.button, *page.get("form_submit_button")]
    found = next((one for one in buttons if one.label == label), None)
    assert found, f"no button {label} among {[one.label for one in buttons]}"
    return checked(found.click().run())


def field(page: AppTest, kind: str, label: str) -> Any:
    """Return the field of this kind (text_input, selectbox, ...) with this label."""
    those: list[Any] = list(page.get(kind))
    found = [one for one in those if one.label == label]
    assert found, f"no {kind} {label} among {[one.label for one in those]}"
    return found[0]


def checked(page: AppTest) -> AppTest:
    """Return a page on which nothing has broken and every {place} is filled."""
    assert not page.exception, [one.value for one in page.exception]
    unfilled = [text for text in texts(page) if _PLACE.search(text)]
    assert not unfilled
    return page


def errors(page: AppTest) -> list[str]:
    """Return the errors a page tells."""
    return [one.value for one in page.error]


def titles(page: AppTest) -> list[str]:
    """Return the titles of a page."""
    return [one.value for one in page.title]


def everything(page: AppTest) -> str:
    """Return all that stands on a page as one text, without the escapes of Markdown and Streamlit's own ids."""
    shown = _OWN_IDS.sub("", "\n".join(texts(page))).replace(WORD_JOINER, "")
    return re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", shown)


def texts(page: AppTest) -> list[str]:
    """Return every text of every part of a page: what it says, its labels, options, help and table cells."""
    return [text for node in nodes(page) for text in (*_strings(getattr(node, "proto", None)), *cells(node))]


def nodes(page: AppTest) -> Iterator[Node]:
    """Yield every part of a page."""
    waiting: list[Node] = [page.main, page._tree]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop(0)
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, Block):
            waiting = [*node.children.values(), *waiting]


def cells(node: Node) -> list[str]:
    """Return the texts of a table: its headings and cells; nothing for other parts."""
    if getattr(node, "type", "") not in {"arrow_table", "table", "arrow_data_frame", "dataframe"}:
        return []
    table: Any = getattr(node, "value")  # noqa: B009 - only some parts have one
    return [str(one) for one in (*table.columns, *table.index, *table.to_numpy().ravel())]


def _strings(message: Any) -> Iterator[str]:
    if isinstance(message, str):
        yield message
    elif hasattr(message, "ListFields"):
        for _described, value in message.ListFields():
            yield from _strings(value)
    elif isinstance(message, Iterable) and not isinstance(message, bytes):
        for one in message:
            yield from _strings(one)
