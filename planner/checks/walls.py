"""What stands between a stranger and a page: sign-in, a test for robots, a placeholder, words that it isn't there.

Words hit healthy pages: on a page with much text of its own they are no more than a doubt.
"""

import re
from collections.abc import Mapping
from http import HTTPStatus

from yarl import URL

from planner.checks.page import Page
from planner.checks.sayings import SAYINGS
from planner.domain.evidence import Sign

_LITTLE_TEXT = 1_500
_LITTLE_BESIDE_A_PASSWORD = 600
_NEXT_TO_NOTHING = 80
_SIGN_IN_HOSTS = re.compile(
    r"accounts\.google\.com|login\.(microsoftonline|live|windows)\.\w+|(\w+\.)?feide\.no|(\w+\.)?dataporten\.no"
    r"|(login|auth|sso|idp|signin|account|accounts|innlogging|adfs)\..+"
)
_SIGN_IN_PARTS = frozenset(
    {
        "login",
        "log-in",
        "log_in",
        "logon",
        "signin",
        "sign-in",
        "sign_in",
        "auth",
        "oauth",
        "oauth2",
        "sso",
        "saml",
        "saml2",
    }
    | {"innlogging", "innlogging.aspx", "logg-inn", "logginn", "login.php", "login.aspx", "wp-login.php", "login.html"}
    | {"authorize", "adfs", "servicelogin", "accountchooser", "pålogging"}
)
_WALLS = frozenset({Sign.SIGN_IN, Sign.CHALLENGE, Sign.PLACEHOLDER})
_APART = re.compile(r"\s[-–—|·:»•/]+\s|[|·»•]")


def is_sign_in(address: URL) -> bool:
    """Whether an address that a redirect leads to is a place to sign in."""
    parts = {part.lower() for part in address.path.split("/")}
    return bool(_SIGN_IN_HOSTS.fullmatch((address.raw_host or "").lower()) or parts & _SIGN_IN_PARTS)


def signs_of_answer(status: int, headers: Mapping[str, str]) -> set[Sign]:
    """Return what the head of an answer says: a test for robots, a demand to sign in, a wish not to be indexed."""
    signs = set()
    if headers.get("cf-mitigated") == "challenge" or "x-amzn-waf-action" in headers or "x-datadome" in headers:
        signs.add(Sign.CHALLENGE)
    if status == HTTPStatus.UNAUTHORIZED and "www-authenticate" in headers:
        signs.add(Sign.SIGN_IN)
    if "noindex" in headers.get("x-robots-tag", "").lower():
        signs.add(Sign.NOT_INDEXED)
    return signs


def signs_of_page(page: Page) -> set[Sign]:
    """Return what a page with a good status says of itself."""
    said = {sign for sign, saying in SAYINGS.items() if any(map(saying.fullmatch, _sayings(page)))}
    signs = {Sign.NOT_INDEXED} if page.not_indexed else set()
    if page.text_length >= _LITTLE_TEXT and said & _WALLS:
        said = said - _WALLS | {Sign.PERHAPS_SIGN_IN}
    if page.password_field:
        signs.add(Sign.SIGN_IN if page.text_length < _LITTLE_BESIDE_A_PASSWORD else Sign.PERHAPS_SIGN_IN)
    if page.all_length < _NEXT_TO_NOTHING and page.scripts and not said | signs:
        signs.add(Sign.EMPTY_WITHOUT_SCRIPTS)
    return signs | said


def _sayings(page: Page) -> set[str]:
    """Return the title, its parts and the main headings, in small letters."""
    whole = [" ".join(heading.lower().split()) for heading in page.headings]
    return {part.strip(" .!") for heading in whole for part in (heading, *_APART.split(heading))}
