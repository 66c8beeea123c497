"""What titles and headings say when they stand in the way of the page: one saying a line, `*` is up to sixty signs.

A saying counts only when it is the whole title, a whole part of it, or a whole main heading: words within healthy
sentences mean nothing.
"""

import re

from planner.domain.evidence import Sign

_SAYINGS = {
    Sign.SIGN_IN: """
        logg inn
        logg inn på *
        logg inn i *
        logg inn til *
        logg inn med *
        logg deg inn
        logg deg inn *
        logg på
        logg på *
        vennligst logg inn*
        innlogging
        innlogging *
        påkrevd innlogging
        pålogging
        pålogging *
        velg innlogging*
        velg pålogging*
        vel innlogging*
        vel pålogging*
        feide
        sign in
        sign in to *
        sign in with *
        sign in or *
        please sign in*
        log in
        log in to *
        log in with *
        log in or *
        please log in*
        login
        login to *
        login required
        logon
        authentication required
        unauthorized
        private site
        private blog
        this site is private*
        this blog is private*
        this blog is open to invited readers only
        denne bloggen er privat*
        bloggen er privat*
        denne sida er privat*
        denne siden er privat*
        protected blog*
        password protected*
        passord
        passordverna*
        passordbeskyttet*
        you need access*
        you need permission*
        request access
        be om tilgang
        du treng tilgang*
        du trenger tilgang*
        ingen tilgang
    """,
    Sign.CHALLENGE: """
        just a moment*
        one moment*please*
        attention required*
        access denied
        access to this page has been denied*
        checking your browser*
        are you a robot*
        are you human*
        verify you are human*
        verify that you are human*
        verifying you are human*
        human verification
        robot check
        bot verification
        security check*
        pardon our interruption*
        ddos-guard
        captcha
        er du ein robot*
        er du en robot*
        before you continue*
        før du fortset*
        før du held fram*
        før du går vidare*
        før du går videre*
    """,
    Sign.SAYS_NOT_FOUND: """
        404
        404 *
        404: *
        feil 404*
        error 404*
        http 404*
        not found
        page not found*
        file not found
        *cannot be found
        *can't be found
        *can’t be found
        *page does not exist*
        *page doesn't exist*
        *page doesn’t exist*
        *page is no longer available*
        *sida finst ikkje*
        *sida finnes ikkje*
        *sida er borte*
        *sida er sletta*
        *siden finnes ikke*
        *siden fins ikke*
        *siden er slettet*
        *siden ble ikke funnet*
        *sida vart ikkje funnen*
        *sida blei ikkje funnen*
        fann ikkje *
        vi fann ikkje *
        finn ikkje *
        fant ikke *
        vi fant ikke *
        finner ikke *
        vi finner ikke *
        ikkje funne
        ikke funnet
        siden ikke funnet
        sida ikkje funnen
    """,
    Sign.PLACEHOLDER: """
        welcome to nginx*
        apache2 * default page*
        it works
        iis windows*
        index of /*
        coming soon
        kjem snart
        kommer snart
        under construction
        site under *
        under arbeid
        under utvikling
        under vedlikehald
        under vedlikehold
        *domain is for sale*
        *domenet er til salgs*
        *domain is parked*
        *domenet er parkert*
        account suspended
    """,
}


def _compiled(lines: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(re.escape(line.strip()).replace(r"\*", ".{0,60}") for line in lines.split("\n") if line.strip())
    )


SAYINGS = {sign: _compiled(lines) for sign, lines in _SAYINGS.items()}
