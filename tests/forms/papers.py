"""Documents for the tests of the forms, and what is read back from them."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
from PIL import Image

from forms.agreement import Agreement
from forms.fonts import Face
from forms.layout import Document, Letterhead, Sender
from forms.letter import Letter
from forms.lines import Run, broken
from forms.pictures import Logo
from forms.reply_sheet import ReplySheet, Signature, draw_reply_sheet
from forms.story import Block, Closing, Facts, Heading, Listing, Note, Quote, Text, Title
from forms.text import apart, clean

LETTERHEAD = Letterhead("Bø skule", "Midt-Telemark kommune", ("Skulevegen 1, 3800 Bø", "post@boskule.example"))
SENDER = Sender(LETTERHEAD, "Spørsmål om samtykke: Klassebloggen 7B", "nn", date(2026, 11, 24))
ID = "K7M2R4P9XX"
STATEMENTS = ("Skulen kan vise arbeid av Ada med fornamn.", "Skulen kan vise bilete av ei gruppe der Ada er med.")

AGREEMENT = Agreement(
    sender=SENDER,
    title="Skal nettstaden vere open eller lukka?",
    intro="7B skal ha prosjektet «Lokalhistorie på nett».",
    plan=(("Nettstad", "Klassebloggen 7B"), ("Adresse", "https://blogg.example/7b")),
    rule=Quote("Kommunen rår skulane til dette:", "«Ved tvil, avtal dette med elev og føresette.»", "16/4053 - 5"),
    reasons_heading="Dette gjer oss i tvil",
    reasons=("Nokre av elevane er under 13 år.",),
    choose="Vi er samde om at nettstaden skal vere",
    choices=(("Open:", "Alle kan sjå."), ("Lukka:", "Berre ei avgrensa gruppe kan sjå.")),
    promises_heading="Dette lovar skulen",
    promises=("Ingen elev blir vist utan samtykke.",),
    terms=("Blir vi ikkje samde, opnar vi ikkje nettstaden.",),
    signatures=("Lærar: Kari Dale", "Elev", "Føresett"),
    date="Dato",
    page_of="Side {page} av {pages}",
    footer="Avtale · Klassebloggen 7B",
)


def sheet(
    statements: tuple[str, ...] = STATEMENTS, pupil: str = "Ada Berg", signer: str = "Liv Berg", letter_id: str = ID
) -> ReplySheet:
    """Return a reply sheet."""
    return ReplySheet(
        letter_id=letter_id,
        language="nn",
        title="Svarark: Klassebloggen 7B",
        people=(("Elev", pupil), ("Svar frå", signer)),
        instruction="Set eitt kryss på kvar linje. Feil rute? Fyll heile ruta og kryss i den andre.",
        yes="Ja",
        no="Nei",
        statements=statements,
        box="{answer} på punkt {number}: {statement}",
        signatures=(Signature(f"Underskrift, {signer}", "Dato"), Signature("Underskrift, Ada", "Dato")),
        hand_in=("Lever arket til Kari Dale innan fredag 11. desember 2026.",),
        page_of="Svarark {page} av {pages}",
        reference=f"Brev {letter_id} · Tekst 2026-11",
    )


def letter(
    recipient: tuple[str, ...] = ("Liv Berg", "Bøgata 12", "3800 Bø"),
    story: tuple[Block, ...] | None = None,
    reply: ReplySheet | None = None,
    name: str = "Ada",
) -> Letter:
    """Return a short letter."""
    return Letter(
        sender=SENDER,
        recipient=recipient,
        reference=(("Dato", "24. november 2026"), ("Brevnummer", ID)),
        remarks=(("en", "English: Ask the school for this letter in English."),),
        story=story or _story(name),
        page_of="Side {page} av {pages}",
        footer=f"Brev {ID} · Tekst 2026-11",
        reply=reply or sheet(),
    )


def in_arabic() -> Letter:
    """Return a letter that helps to read the Norwegian one, which comes with it."""
    site, pupil, phone = (apart(value, "ar") for value in ("Klassebloggen 7B", "Ada", "35 06 00 00"))
    reply = replace(
        sheet(),
        language="ar",
        title=f"ورقة الرد: {site}",
        people=(("التلميذة", pupil), ("الرد من", apart("Liv Berg", "ar"))),
        instruction="ضع علامة واحدة في كل سطر.",
        yes="نعم",
        no="لا",
        statements=(f"يجوز للمدرسة أن تعرض عمل {pupil} مع الاسم الأول.", f"يجوز عرض صورة جماعية تظهر فيها {pupil}."),
        signatures=(Signature("التوقيع، Liv Berg", "التاريخ"), Signature("التوقيع، Ada", "التاريخ")),
        hand_in=("سلّم الورقة قبل 11 ديسمبر 2026.",),
        valid=sheet(),
    )
    story = (
        Title(f"هل يمكن أن تشارك {pupil} في {site}؟"),
        Text(f"نود أن نعرض شيئًا من عمل {pupil} على العنوان {apart('https://blogg.example/7b', 'ar')}."),
        Heading("عمّ نسأل"),
        Listing(reply.statements, numbered=True),
        Facts((("الهاتف", phone), ("البريد", apart("post@boskule.example", "ar")))),
        Closing(("مع التحية", apart("Kari Dale", "ar"))),
    )
    sender = replace(SENDER, language="ar")
    return replace(letter(), sender=sender, remarks=(), story=story, reply=reply, valid=letter())


def sheet_pdf(reply: ReplySheet) -> bytes:
    """Return a reply sheet by itself as a file."""
    file = BytesIO()
    document = Document(file, SENDER)
    draw_reply_sheet(document, reply)
    document.save()
    return file.getvalue()


def with_logo() -> Letter:
    """Return a letter from a school with a logo."""
    png = BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((60, 30)).save(png, "PNG")
    letterhead = replace(LETTERHEAD, logo=Logo(png.getvalue(), "Logoen til Bø skule"))
    return replace(letter(), sender=replace(SENDER, letterhead=letterhead))


def text_pdf(text: str, base: int = 0, size: float = 12) -> bytes:
    """Return a paragraph by itself as a file; it runs from right to left when the base is 1."""
    code = "ar" if base else "nn"
    file = BytesIO()
    document = Document(file, replace(SENDER, language=code))
    document.begin_part(code)
    with document.within("P"):
        for number, line in enumerate(broken((Run(Face.REGULAR, clean(text)),), size, 160, base)):
            document.line(25, 30 + 8 * number, line, size)
    document.end_page()
    document.save()
    return file.getvalue()


def _story(name: str) -> tuple[Block, ...]:
    return (
        Title(f"Kan {name} vere med på Klassebloggen 7B?", "Svar innan fredag 11. desember 2026"),
        Text(f"Vi vil gjerne vise noko {name} har laga."),
        Note("Set eitt kryss på kvar linje.", "Slik svarar du:"),
        Heading("Dette spør vi om"),
        Listing(STATEMENTS, numbered=True),
        Facts((("Nettstad", "Klassebloggen 7B"), ("Adresse", "https://blogg.example/7b"))),
        Closing(("Med helsing", "Kari Dale")),
    )


def opened(pdf: bytes) -> pypdfium2.PdfDocument:
    """Open a file to look at it."""
    return pypdfium2.PdfDocument(BytesIO(pdf))


def page_text(pdf: bytes, page: int = 0) -> str:
    """Return a page's text, its lines joined by spaces."""
    return " ".join(opened(pdf)[page].get_textpage().get_text_range().split())


def all_text(pdf: bytes) -> str:
    """Return the text of all pages, without any space: long words are parted over lines."""
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in opened(pdf)).replace("\ufffe", "")
