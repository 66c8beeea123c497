"""Nettplan: the pages, the public routes and what every request passes through, in one application.

`streamlit run app.py` starts it. The server imports this file for the application; then Streamlit runs it again as a
script, for every visitor and every click, to show a page.
"""

import streamlit as st

from planner.errors import N_, PlannerError
from planner.i18n import Words
from planner.pages.frame import show
from planner.web.language import page_language
from planner.web.routes import EXCEPTION_HANDLERS, MIDDLEWARE, ROUTES
from planner.web.start import started


def tell(error: Exception) -> bool:
    """Show an error as one line of ours; a bug's traceback is in the log."""
    words = Words(page_language(st.context.cookies, st.context.locale or ""))
    bug = words(N_("Noko gjekk gale i Nettplan. Last sida på nytt, og sjå om det siste du gjorde, kom med."))
    st.error(error.in_words(words) if isinstance(error, PlannerError) else bug, icon=":material/error:")
    return True


if __name__ == "__main__":
    show()
else:
    app = st.App(
        __file__,
        routes=ROUTES,
        middleware=MIDDLEWARE,
        exception_handlers=EXCEPTION_HANDLERS,
        lifespan=started,
        on_script_error=tell,
    )
