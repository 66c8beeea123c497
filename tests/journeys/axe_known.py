"""What axe says of Streamlit's own parts, which Nettplan can't change: rule by rule, where and why. The rest fails."""

KNOWN: dict[str, tuple[str, str]] = {}
