"""A browser's bookmarks: read with their folders, whatever else the file holds."""

import pytest

from planner.errors import InvalidInput
from planner.readers import bookmarks
from planner.readers.archive import Handed
from planner.readers.bookmarks import is_bookmarks, read_bookmarks
from planner.readers.site_rows import read_sites

START = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n"
CHROME = f"""{START}<DL><p>
    <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">Bokmerkelinja</H3>
    <DL><p>
        <DT><A HREF="https://bank.example/" ADD_DATE="1" ICON="data:image/png;base64,AAAA">Banken min</A>
        <DT><H3>Skule</H3>
        <DL><p>
            <DT><A HREF="https://klassebloggen.example/7b?a=1&amp;b=2">Klassebloggen &quot;7B&quot; &lt;b&gt;</A>
            <DT><A HREF="javascript:alert(1)">Snarveg</A>
        </DL><p>
    </DL><p>
    <DT><A HREF="https://laus.example">Laus</A>
</DL><p>
"""


def read(content: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.name, one.address, one.folder) for one in read_bookmarks(Handed("b.html", content.encode())).sites]


def test_bookmarks_come_with_their_folders_and_without_markup() -> None:
    school = ("Bokmerkelinja", "Skule")
    assert read(CHROME) == [
        ("Banken min", "https://bank.example/", ("Bokmerkelinja",)),
        ('Klassebloggen "7B" <b>', "https://klassebloggen.example/7b?a=1&b=2", school),
        ("Snarveg", "javascript:alert(1)", school),
        ("Laus", "https://laus.example", ()),
    ]


def test_the_list_can_be_narrowed_to_some_folders() -> None:
    listed = read_sites(Handed("b.html", CHROME.encode()))
    assert listed.folders == (("Bokmerkelinja",), ("Bokmerkelinja", "Skule"), ())
    assert [one.name for one in listed.within([()]).sites] == ["Laus"]


@pytest.mark.parametrize(
    "line",
    ["<![CDATA[<<![", "<a " + "a " * 1000, "<script>", "<!--", "<a href=", "</dl></dl></dl>", "<h3>x", "&#x110000;<"],
)
def test_a_line_that_makes_no_sense_spoils_no_other(line: str) -> None:
    assert read(f'{START}<DL>\n{line}\n<DT><A HREF="https://a.example">A</A>\n')[-1][:2] == ("A", "https://a.example")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (START, "Fann ingen bokmerke"),
        (START + "<DL>" * (bookmarks.DEEPEST + 1), "for djupt"),
        (START + "x" * (bookmarks.LONGEST_LINE + 1), "for stor"),
        (START + "<" * (bookmarks.MOST_TAGS + 1), "for stor"),
        (START + '<A HREF="https://a.example">A</A>\n' * (bookmarks.MOST + 1), "for stor"),
        (START + " \n" * (bookmarks.LARGEST // 2), "for stor"),
    ],
)
def test_what_no_person_has_is_refused(content: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        read(content)


def test_other_web_pages_are_no_bookmarks() -> None:
    assert not is_bookmarks(b"<!DOCTYPE html><html><a href='https://a.example'>A</a>")
