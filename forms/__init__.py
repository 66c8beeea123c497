"""Documents: paper, fonts and one module a document."""
