"""Parts of pages that more than one page shows, or that would crowd theirs."""
