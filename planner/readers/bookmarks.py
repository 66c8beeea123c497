"""A browser's bookmarks, as all browsers export them (Netscape's format): hostile until read, and mostly private."""

from contextlib import suppress
from html.parser import HTMLParser

from planner.domain.site_import import ListedSite, SiteList
from planner.errors import N_, InvalidInput
from planner.readers import text
from planner.readers.archive import Handed
from planner.readers.cells import clean

LARGEST, LONGEST_LINE, MOST_TAGS, MOST = 5_000_000, 200_000, 100_000, 5_000
DEEPEST = 30
LONGEST_NAME = 200
LONGEST_FOLDER = 60
_START = b"<!doctype netscape-bookmark"


def is_bookmarks(data: bytes) -> bool:
    """Whether a file is one with bookmarks."""
    return data[:300].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_START)


def read_bookmarks(file: Handed) -> SiteList:
    """Read the addresses with their names and folders.

    Raises:
        InvalidInput: the file is far larger than people's bookmarks, or holds none.
    """
    if len(file.data) > LARGEST or file.data.count(b"<") > MOST_TAGS:
        raise _too_large(file.name)
    reader = _Reader(file.name)
    for number, line in enumerate(text.decode(file.name, file.data).splitlines(), 1):
        if len(line) > LONGEST_LINE:
            raise _too_large(file.name)
        reader.read_line(number, line)
    if not reader.sites:
        raise InvalidInput(N_("Fann ingen bokmerke i {file}. Eksporter dei på nytt frå nettlesaren."), file=file.name)
    return SiteList(tuple(reader.sites))


class _Reader(HTMLParser):
    """Follows folders (H3 and DL) down to the links (A) in them; whatever else stands in the file is passed over."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.line = 0
        self.sites: list[ListedSite] = []
        self._folders: list[str] = []
        self._next_folder = ""
        self._address: str | None = None
        self._said: list[str] | None = None

    def read_line(self, number: int, line: str) -> None:
        """Read one line by itself, as browsers write them: one that makes no sense then spoils and slows no other."""
        self.line = number
        with suppress(AssertionError):  # how Python's parser tells of a broken declaration
            self.feed(f"{line}<")
        self.rawdata = ""
        self.clear_cdata_mode()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "dl":
            self._folders.append(self._next_folder)
            self._next_folder = ""
            if len(self._folders) > DEEPEST:
                raise InvalidInput(N_("{file} har mapper for djupt inni kvarandre."), file=self.file)
        elif tag in {"h3", "a"}:
            self._said = []
            self._address = next((value or "" for name, value in attrs if name == "href"), "") if tag == "a" else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "dl" and self._folders:
            self._folders.pop()
        elif tag in {"h3", "a"} and self._said is not None:
            said = clean(" ".join(self._said))
            if self._address is None:
                self._next_folder = said[:LONGEST_FOLDER]
            else:
                self._add(self._address, said)
            self._said = self._address = None

    def handle_data(self, data: str) -> None:
        if self._said is not None:
            self._said.append(data)

    def _add(self, address: str, name: str) -> None:
        if len(self.sites) == MOST:
            raise _too_large(self.file)
        folder = tuple(filter(None, self._folders))
        self.sites.append(ListedSite(self.file, self.line, address.strip(), name[:LONGEST_NAME], folder=folder))


def _too_large(file: str) -> InvalidInput:
    return InvalidInput(
        N_("{file} er for stor. Eksporter berre mappa med nettstadene til skulen, høgst {most}."), file=file, most=MOST
    )
