"""Lists of sites that schools have from before, as their files say it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from planner.domain.roster import RowError


@dataclass(frozen=True)
class ListedSite:
    """A site as a file names it: words and names, not yet compared with the school.

    Attributes:
        row: the row of a table, or the line of a file with bookmarks.
        folder: where the bookmark lies, from the outermost folder; empty in a table.
        is_public: None when the file doesn't say.
    """

    file: str
    row: int
    address: str
    name: str = ""
    platform: str = ""
    audience: str = ""
    editor: str = ""
    deputy: str = ""
    class_label: str = ""
    subject: str = ""
    made_by: str = ""
    ends: date | None = None
    is_public: bool | None = None
    folder: tuple[str, ...] = ()


@dataclass(frozen=True)
class SiteList:
    """The sites of a file.

    Attributes:
        errors: one for each cell that is wrong; `sites` are the rows without any.
        headings: what the file calls each column.
    """

    sites: tuple[ListedSite, ...]
    errors: tuple[RowError, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def folders(self) -> tuple[tuple[str, ...], ...]:
        """The folders of the bookmarks, in the file's order, () for those in none; nothing when none lies in one."""
        found = tuple(dict.fromkeys(one.folder for one in self.sites))
        return found if any(found) else ()

    def within(self, folders: Collection[tuple[str, ...]]) -> "SiteList":
        """Return the list with the bookmarks of these folders alone."""
        return replace(self, sites=tuple(one for one in self.sites if one.folder in folders))
