"""What a site lacks before it may open, in words, and the error that names it all."""

from collections.abc import Callable, Iterable

from planner.domain.site_gate import Missing
from planner.errors import N_, NotReady

# What is lacking, as a thing to do; `OPEN_WORDS` below lists them in one sentence.
MISSING_WORDS = {
    Missing.ADDRESS: N_("Skriv inn adressa."),
    Missing.EDITOR: N_("Vel ein redaktør som arbeider på skulen."),
    Missing.DEPUTY: N_("Vel ein vararedaktør som arbeider på skulen."),
    Missing.PROJECT: N_("Lag eit prosjekt: nettstaden viser elevar eller arbeidet deira."),
    Missing.DECISION: N_("Ta avgjerda om open eller lukka i prosjektet."),
    Missing.NOT_ONLINE: N_("Endre planen: avgjerda seier at dette ikkje skal på nett."),
    Missing.TOO_OPEN: N_("Endre kven som kan sjå nettstaden: avgjerda seier lukka."),
    Missing.AGREEMENT: N_("Skriv inn avtalen med elevane og dei føresette."),
    Missing.APPROVAL: N_("Vent på at rektor godkjenner opninga."),
    Missing.LEADER_INFORMED: N_("Informer rektor om nettstaden."),
    Missing.OWN_PASSWORD: N_("Lag eit passord som berre gjeld her. Bruk aldri passordet frå kommunen."),
    Missing.STANDING_TEXT: N_("Skriv på nettstaden at de ikkje behandlar saker der."),
    Missing.STAND_BEHIND: N_("Stadfest at de står bak det som blir lagt ut."),
    Missing.COMMENTS: N_("Vel kva de gjer med kommentarar."),
    Missing.TASKS: N_("Gjer oppgåvene i prosjektet."),
    Missing.LETTERS: N_("Lag brev til alle elevane i klassen."),
    Missing.NEW_LETTERS: N_("Lag nye brev: nettstaden er endra etter at dei førre gjekk ut."),
    Missing.REPLIES: N_("Vent på svar frå heimen, eller til fristen er ute."),
    Missing.ENDED: N_("Vel ein seinare sluttdato: dagen som står der, har vore."),
    Missing.CRISIS: N_("Vent til krisa er avlyst."),
}


class SiteNotReady(NotReady):
    """The site may not open yet; the message names every missing thing in the reader's language."""

    def __init__(self, missing: Iterable[Missing]) -> None:
        self.missing = tuple(missing)
        super().__init__(
            N_("Nettstaden kan ikkje opnast enno. {missing}"),
            missing=" ".join(MISSING_WORDS[one] for one in self.missing),
        )

    def in_words(self, words: Callable[..., str]) -> str:
        """Return the message in the language of the words, with every missing thing."""
        return words(self.message, missing=" ".join(words(MISSING_WORDS[one]) for one in self.missing))
