"""A paper's form: A4, a city's margins and type, styles in Swedish, a header on every page, always the same bytes."""

import io
import zipfile
from datetime import date, datetime
from typing import cast

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from app.theme import ACCENT, INK, QUIET
from scoring.characters import cleaned

TEXT_WIDTH_CM = 16.0
_LANGUAGE = "sv-SE"
_FONT, _SIZE = "Arial", 10.5
_PAGE_CM = (21.0, 29.7)
_MARGIN_CM = 2.5
# (name, points, bold, space before, space after); what has a heading keeps it on its page.
_HEADINGS = (
    ("Title", 20, True, 6, 10),
    ("Heading 1", 14, True, 18, 6),
    ("Heading 2", 11.5, True, 12, 3),
    ("Heading 3", 10.5, True, 10, 2),
)
LABEL, COMPUTED, COMPUTED_ITEM, COMMENT, FIELD, CELL, MARK = (
    "Etikett",
    "Beräknat",
    "Beräknat i punkt",
    "Stadskontorets kommentar",
    "Uppgift",
    "Tabelltext",
    "Märkning",
)
_WORD_MODE = "15"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def new_document(title: str, subject: str, author: str, written: date) -> Docx:
    """An empty paper with its styles and properties. All texts may come from files."""
    document = Document()
    _page(document)
    _defaults(document)
    for name, size, bold, before, after in _HEADINGS:
        _heading_style(_style(document, name), size, bold, before, after)
    _own_styles(document)
    _settings(document)
    _properties(document, title, subject, author, written)
    return document


def _settings(document: Docx) -> None:
    """As Word writes them today, so that it opens the paper without its compatibility mode, and in Swedish."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_MODE)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), _LANGUAGE)
    for zoom in document.settings.element.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")  # which the format asks for and python-docx's own page lacks


def _page(document: Docx) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(_PAGE_CM[0]), Cm(_PAGE_CM[1])
    section.left_margin = section.right_margin = section.bottom_margin = Cm(_MARGIN_CM)
    section.top_margin, section.header_distance = Cm(_MARGIN_CM + 0.5), Cm(1.2)


def _style(document: Docx, name: str) -> ParagraphStyle:
    return cast(ParagraphStyle, document.styles[name])


def _defaults(document: Docx) -> None:
    """Swedish, and one font, for all that no style says otherwise of."""
    for language in document.styles.element.iter(qn("w:lang")):
        for name in ("w:val", "w:eastAsia"):
            language.set(qn(name), _LANGUAGE)
    normal = _style(document, "Normal")
    _font(normal, _SIZE)
    _language(normal)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    for name in ("List Number", "List Bullet"):
        _style(document, name).paragraph_format.space_after = Pt(3)


def _font(style: ParagraphStyle, size: float, bold: bool | None = None, colour: str = INK) -> None:
    """The font by name: a theme's would go before it."""
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for name in ("w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)


def _language(style: ParagraphStyle) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGE)
    style.element.get_or_add_rPr().append(language)


def _heading_style(style: ParagraphStyle, size: float, bold: bool, before: float, after: float) -> None:
    _font(style, size, bold)
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), True
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        border.getparent().remove(border)


def _own_styles(document: Docx) -> None:
    label = _added(document, LABEL, 9, True, QUIET)
    label.paragraph_format.space_after, label.paragraph_format.keep_with_next = Pt(1), True
    computed = _added(document, COMPUTED)
    _bordered(computed, QUIET, "left")
    item = _added(document, COMPUTED_ITEM)
    item.base_style = _style(document, "List Bullet")
    _bordered(item, QUIET, "left")
    item.paragraph_format.left_indent, item.paragraph_format.first_line_indent = Cm(1.0), Cm(-0.6)
    item.paragraph_format.tab_stops.add_tab_stop(Cm(1.0))
    item.paragraph_format.space_after = Pt(2)
    _bordered(_added(document, COMMENT), ACCENT, "left")
    _added(document, FIELD).paragraph_format.space_after = Pt(1)
    cell = _added(document, CELL, 9)
    cell.paragraph_format.space_after, cell.paragraph_format.line_spacing = Pt(0), 1.0
    mark = _added(document, MARK, _SIZE, True)
    _bordered(mark, INK, "top", "left", "bottom", "right")
    mark.paragraph_format.left_indent = mark.paragraph_format.right_indent = Cm(0.2)
    mark.paragraph_format.space_after = Pt(12)


def _added(
    document: Docx, name: str, size: float = _SIZE, bold: bool | None = None, colour: str = INK
) -> ParagraphStyle:
    style = cast(ParagraphStyle, document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = _style(document, "Normal")
    _font(style, size, bold, colour)
    return style


def _bordered(style: ParagraphStyle, colour: str, *sides: str) -> None:
    """Lines beside what is not the paper's own voice; the words say it too."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "12"), ("space", "6"), ("color", colour.removeprefix("#"))):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    style.paragraph_format.left_indent = Cm(0.4)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _properties(document: Docx, title: str, subject: str, author: str, written: date) -> None:
    core = document.core_properties
    core.title, core.subject, core.author = (cleaned(text)[:255] for text in (title, subject, author))
    core.language, core.comments, core.keywords, core.last_modified_by, core.revision = _LANGUAGE, "", "", "", 1
    core.created = core.modified = datetime(written.year, written.month, written.day)  # a day, no moment


def header(document: Docx, left: str, page_word: str, mark: str) -> None:
    """On every page: what paper it is, which page of how many, and the mark where there is one."""
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.style = _style(document, CELL)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH_CM), alignment=2)
    paragraph.add_run(f"{cleaned(left)}\t{page_word} ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" (")
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(")")
    if mark:
        document.sections[0].header.add_paragraph(style=_style(document, CELL)).add_run(mark).bold = True


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that the reader's program fills in."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("", "1"), ("end", "")):
        run = paragraph.add_run()
        _field_part(run, kind, text)


def _field_part(run: Run, kind: str, text: str) -> None:
    if kind:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
    else:
        part = OxmlElement("w:instrText" if text.isalpha() else "w:t")
        part.text = text
    run._r.append(part)  # python-docx has no fields of its own


def document_bytes(document: Docx) -> bytes:
    """The paper as a file; the same bytes for the same paper, whenever and wherever it is made."""
    package = document.part.package
    for key in [key for key, one in package.rels.items() if one.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # of python-docx's own empty page
    written = io.BytesIO()
    document.save(written)
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(fixed, "w") as kept:
        for name in made.namelist():
            about = zipfile.ZipInfo(name, _EPOCH)
            about.compress_type, about.create_system = zipfile.ZIP_DEFLATED, 0
            kept.writestr(about, made.read(name))
    return fixed.getvalue()
