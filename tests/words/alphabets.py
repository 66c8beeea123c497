"""What a letter in each language may be written with: its letters, its signs, and how its sentences end."""

from dataclasses import dataclass

# Names and abbreviations that stand as they are in every script; the longest first.
NAMES = ("datatilsynet.no", "Datatilsynet", "GDPR")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_EVERYWHERE = " ()!:·-0123456789"
_WESTERN = _EVERYWHERE + ".,?/"
_ARABIC = _EVERYWHERE + "،؛؟/×"
# Without the rows that Eritrean spelling of Tigrinya has given up, such as ሠ and ፀ.
_ETHIOPIC = "".join(
    chr(sign)
    for sign in range(0x1200, 0x1358)
    if not (0x1220 <= sign < 0x1228 or 0x1280 <= sign < 0x1290 or 0x1340 <= sign < 0x1348)
)


@dataclass(frozen=True)
class Alphabet:
    """The signs of a language.

    Attributes:
        letters: small ones; a capital is allowed where its small letter is.
        signs: everything else that may stand in a text.
        ends: what a sentence ends with.
        names: what stands in another script besides NAMES.
    """

    letters: str
    signs: str = _WESTERN
    ends: str = ".!?"
    names: tuple[str, ...] = ()


ALPHABETS = {
    "nn": Alphabet(_LATIN + "æøåéèêóòôà", _WESTERN + "«»"),
    "nb": Alphabet(_LATIN + "æøåéèêóòôà", _WESTERN + "«»"),
    "en": Alphabet(_LATIN, _WESTERN + "'\""),
    "se": Alphabet("aábcčdđefghijklmnŋoprsštŧuvzž", _WESTERN + "«»"),
    "pl": Alphabet("aąbcćdeęfghijklłmnńoóprsśtuwyzźż", _WESTERN + "„”"),
    "uk": Alphabet("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’", _WESTERN + "«»—", names=("«a»",)),
    "ar": Alphabet("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْـ", _ARABIC + ".«»", ends=".!؟"),
    "lt": Alphabet("aąbcčdeęėfghiįyjklmnoprsštuųūvzž", _WESTERN + "„“–"),
    "so": Alphabet("abcdefghijklmnoqrstuwxy'", _WESTERN + "“”"),
    "ti": Alphabet(_ETHIOPIC, _EVERYWHERE + "?።፣፤፦“”", ends="።!?", names=("ፊደል a", "X")),
    "fa": Alphabet("ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیًٔ\u200c", _ARABIC + ".«»", ends=".!؟"),
    "ur": Alphabet("ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیے", _ARABIC + "۔“”", ends="۔!؟"),
    "tr": Alphabet("abcçdefgğhıiİjklmnoöprsştuüvyzâîû", _WESTERN + ";“”’"),
    "de": Alphabet(_LATIN + "äöüß", _WESTERN + "„“"),
}
