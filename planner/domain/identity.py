"""Short opaque ids for everything that is stored or printed."""

import secrets

# Crockford's base 32: no I, L, O or U, so an id can be read aloud and typed from paper.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10


def new_id() -> str:
    """Return ten random characters (50 bits): enough for a municipality, short enough for a reply sheet."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
