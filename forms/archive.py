"""The archive: what a file says about itself, so that it is an archive copy (PDF/A-2a) that all can read (PDF/UA-1)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from forms.objects import compressed, stream
from planner.settings import ASSETS

MAKER = "Nettplan"
_UA = "http://www.aiim.org/pdfua/ns/id/"
_SCHEMA = "http://www.aiim.org/pdfa/ns"
# PDF/A wants each schema that it doesn't know described; the one of PDF/UA is younger than it.
_DESCRIBED = f"""<rdf:Description rdf:about="" xmlns:pdfaExtension="{_SCHEMA}/extension/"
 xmlns:pdfaSchema="{_SCHEMA}/schema#" xmlns:pdfaProperty="{_SCHEMA}/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


@dataclass(frozen=True)
class Properties:
    """What a file says about itself. Nothing private: titles are seen in lists and logs."""

    title: str
    author: str
    language: str
    day: date


def metadata(said: Properties) -> bytes:
    """Return the properties as XMP; they are equal to those in the file's information dictionary."""
    day = f"{said.day.isoformat()}T00:00:00+00:00"
    title, author = escape(said.title), escape(said.author)
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="{_SCHEMA}/id/" xmlns:pdfuaid="{_UA}">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{said.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:CreatorTool>{MAKER}</xmp:CreatorTool><pdf:Producer>{MAKER}</pdf:Producer></rdf:Description>
{_DESCRIBED}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    return stream(packet.encode(), "/Type/Metadata/Subtype/XML")


def output_intent(profile: int) -> str:
    """Return what the colours are meant for: the number of the object that holds the profile is given."""
    return (
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
        f"/DestOutputProfile {profile} 0 R>>"
    )


@cache
def colour_profile() -> bytes:
    """Return the profile of the colours."""
    return compressed((ASSETS / "fonts" / "pdf" / "sRGB.icc").read_bytes(), "/N 3")
