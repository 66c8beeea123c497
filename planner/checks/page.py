"""A page as a stranger without scripts sees it: how much text, which title and headings, feeds, a password field.

Read by a scanner of our own that goes through the page once: html.parser needs minutes for half a megabyte of
"<a <a <a", and pages of the web are hostile until shown otherwise.
"""

import re
from dataclasses import dataclass, field
from html import unescape

MOST_TEXT = 4_000
_MOST_HEADINGS = 6
_MOST_FEEDS = 3
_HEADING = 200
_SLICE = 16_000
_LONGEST_TAG = 64_000
_MOST_BROKEN = 100
_INSIDE = r"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+"
_TAG = re.compile(rf"<(/?)([a-zA-Z0-9]{{1,30}})({_INSIDE})>")
_SHORT_TAG = re.compile(r"<(/?)([a-zA-Z0-9]{1,30})([^<>]{0,1000}+)>?")
_ANY_TAG = re.compile(rf"<[a-zA-Z/]{_INSIDE}>|<[a-zA-Z/!?][^<>]*+>?")
_ATTRIBUTE = re.compile(r"([a-zA-Z][a-zA-Z:-]{0,30})\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_PASSWORD = re.compile(r"\btype\s{0,9}=\s{0,9}[\"']?password", re.IGNORECASE)
_REFRESH = re.compile(r"\s*+(\d{1,3})(?:\.\d*+)?\s*+[;,]\s*+(?:url\s*+=\s*+)?[\"']?([^\"']++)", re.IGNORECASE)
_LONGEST_REFRESH_S = 10
_RAW = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in ("script", "style", "textarea")}
_HIDDEN = frozenset({"noscript", "template", "svg", "select", "iframe", "object"})
_BESIDE = frozenset({"nav", "footer"})
_HEADINGS = frozenset({"title", "h1"})
_TELLING = (*_RAW, *_HIDDEN, *_BESIDE, *_HEADINGS, "meta", "link")
# Most tags are none of these, which their first letter shows at once.
_MEANS_SOMETHING = re.compile(
    rf"<(?:!--|/?(?=[{''.join({tag[0] for tag in _TELLING})}])(?:{'|'.join(_TELLING)})\b)", re.IGNORECASE
)
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml"})
_META = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?([a-zA-Z0-9_-]{1,20})", re.IGNORECASE)
# Python knows codecs that are no alphabets, such as zip and punycode.
_ALPHABETS = re.compile(
    r"utf-?8|utf-?16(le|be)?|iso-?8859-?\d{1,2}|latin-?1|windows-?125\d|(us-)?ascii|koi8-[ru]|gb\w+|big5|euc-\w+|shift_jis",
    re.IGNORECASE,
)


@dataclass
class Page:
    """What was found on a page. It lives only while its address is checked: its words are never stored.

    Attributes:
        headings: the title first (empty when there is none), then the main ones (h1).
        text: the words outside menus and footer, as far as there is something to learn from them.
        text_length: their characters, without blanks.
        all_length: with menus and footer.
        scripts: whether it has any.
        refresh: where the page itself sends on to at once.
        feeds: their addresses as written.
    """

    headings: list[str] = field(default_factory=lambda: [""])
    text: list[str] = field(default_factory=list)
    text_length: int = 0
    all_length: int = 0
    password_field: bool = False
    scripts: bool = False
    refresh: str = ""
    feeds: list[str] = field(default_factory=list)
    not_indexed: bool = False

    def is_like(self, other: "Page") -> bool:
        """Whether two pages look the same: one title, and four of five words in both."""
        ours, theirs = set(self.text), set(other.text)
        return self.headings[0] == other.headings[0] and len(ours & theirs) * 5 >= len(ours | theirs) * 4


def read_page(body: bytes, charset: str | None) -> Page:
    """Read a page, as far as there is something to learn from it.

    Args:
        body: its bytes; the end may be missing.
        charset: what the answer's header says; else the page itself is asked, else it is UTF-8.
    """
    html = as_text(body, charset)
    page = Page(password_field="password" in html.lower() and bool(_PASSWORD.search(html)))
    reader = _Reader(page)
    at = broken = 0
    while at < len(html) and page.text_length < MOST_TEXT:
        mark = _MEANS_SOMETHING.search(html, at, at + _SLICE)
        end = mark.start() if mark else _cut(html, at)
        reader.text(_ANY_TAG.sub(" ", html[at:end]))
        if mark is None:
            at = end
        elif mark[0] == "<!--":
            at = _behind("-->", html, end)
        else:
            # A broken tag costs a look ahead for nothing, so a page gets only so many.
            found = _TAG.match(html, end, end + _LONGEST_TAG) if broken < _MOST_BROKEN else None
            broken += found is None
            at = reader.tag(found or _SHORT_TAG.match(html, end), html) or end + len(mark[0])
    return page


def as_text(body: bytes, charset: str | None) -> str:
    """Decode bytes of the web; what can't be read becomes a sign for it."""
    found = _META.search(body, 0, 2_048)
    name = charset or (found[1].decode("ascii") if found else "utf-8")
    try:
        return body.decode(name if _ALPHABETS.fullmatch(name) else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _cut(html: str, at: int) -> int:
    """Return the end of a slice of markup that means nothing, before a tag that it would cut in two."""
    end = at + _SLICE
    return len(html) if end >= len(html) else max(html.rfind("<", at + 1, end), 0) or end


def _behind(mark: str, html: str, at: int) -> int:
    """Return where to go on behind a mark; without one, the rest is lost."""
    found = html.find(mark, at)
    return found + len(mark) if found >= 0 else len(html)


class _Reader:
    """Keeps count of where in the page it is."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._open = dict.fromkeys((*_HIDDEN, *_BESIDE, "title"), 0)
        self._hidden = self._beside = 0
        self._heading: str | None = None

    def text(self, text: str) -> None:
        """Count a piece of text where it is shown."""
        words = text.split()
        if not words or self._hidden:
            return
        if self._heading is not None:
            self._heading = f"{self._heading} {' '.join(words)}"[:_HEADING]
        if self._open["title"]:
            return
        length = sum(map(len, words))
        self._page.all_length += length
        if not self._beside:
            self._page.text_length += length
            self._page.text += words

    def tag(self, found: re.Match[str] | None, html: str) -> int:
        """Go in or out of an element; return where its markup goes on, 0 when it is none."""
        if found is None:
            return 0
        ends, tag, attributes = bool(found[1]), found[2].lower(), found[3]
        if tag in _HEADINGS:
            self._take_heading(tag, ends=ends)
        if tag in self._open:
            self._count(tag, -1 if ends else not attributes.endswith("/"))
        elif tag in {"meta", "link"} and not self._open["noscript"]:
            said = {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(attributes)}
            self._note(tag, said)
        elif tag in _RAW and not ends:
            # What a script holds is no markup, and one that never ends takes the rest with it.
            self._page.scripts |= tag == "script"
            end = _RAW[tag].search(html, found.end())
            return end.start() if end else len(html)
        return found.end()

    def _count(self, tag: str, change: int) -> None:
        if self._open[tag] + change < 0:
            return
        self._open[tag] += change
        self._hidden += change * (tag in _HIDDEN)
        self._beside += change * (tag in _BESIDE)

    def _take_heading(self, tag: str, *, ends: bool) -> None:
        page, heading = self._page, unescape(self._heading or "").strip()
        self._heading = None if ends else ""
        if ends and tag == "title" and not page.headings[0]:
            page.headings[0] = heading
        elif ends and heading and tag != "title" and len(page.headings) < _MOST_HEADINGS:
            page.headings.append(heading)

    def _note(self, tag: str, said: dict[str, str]) -> None:
        page = self._page
        if tag == "link":
            is_feed = "alternate" in said.get("rel", "").lower().split() and said.get("type", "").lower() in _FEEDS
            if is_feed and len(page.feeds) < _MOST_FEEDS:
                page.feeds.append(said.get("href", ""))
        elif said.get("http-equiv", "").lower() == "refresh" and not page.refresh:
            found = _REFRESH.match(said.get("content", ""))
            page.refresh = found[2].strip() if found and int(found[1]) <= _LONGEST_REFRESH_S else ""
        elif said.get("name", "").lower() == "robots" and "noindex" in said.get("content", "").lower():
            page.not_indexed = True
