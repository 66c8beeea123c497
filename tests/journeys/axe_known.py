"""What axe says of Streamlit's own parts, which Nettplan can't change: rule by rule, where and why. The rest fails.

The same list is told in docs/accessibility.md. Try without each line when a new Streamlit comes.
"""

# Rule id: what stands in the element that is meant, and why it is let be.
KNOWN: dict[str, tuple[str, str]] = {
    "presentation-role-conflict": (
        'data-testid="stFileUploaderDropzone"',
        "Streamlit names the drop zone round its file button and calls it presentation at once; the button has a name.",
    ),
}
