"""Opens the files that `examples/report.rs` wrote with the programs that people use, and fails on what is not as it should be.

    check.py FOLDER [--validator PATH]
"""

import argparse
import json
import pathlib
import subprocess
import zipfile

import docx
import openpyxl
from docx.oxml.ns import qn
from lxml import etree

NAMES = ["rapport", "navne", "report"]
# With words in it that programs trip over; it must open, whatever it looks like.
ALL = [*NAMES, "svaer"]


def same(found, expected):
    assert found == expected, f"{found!r} instead of {expected!r}"


def document(folder, name):
    """Headings, tables, lists, alternative texts and properties, as python-docx sees them."""
    opened = docx.Document(folder / f"{name}.docx")
    is_danish = name != "report"
    same(opened.core_properties.title, "Temadag om det specialiserede område")
    same(opened.core_properties.language, "da-DK" if is_danish else "en-GB")
    same(opened.core_properties.created.isoformat(), "2018-01-30T10:15:00+00:00")
    headings = [(p.style.name, p.text) for p in opened.paragraphs if p.style.name.startswith("Heading")]
    assert ("Heading 1", "Temaer" if is_danish else "Themes") in headings, headings
    assert ("Heading 2", "Hjælp i tide") in headings, headings
    assert ("Heading 3", "Potentiale") in headings, headings
    levels = [int(style.split()[-1]) for style, _ in headings]
    same(levels[0], 1)
    for before, after in zip(levels, levels[1:]):
        assert after <= before + 1, "a level is jumped over"
    # Sum, overview, two figures' tables, 16 cells of the grid, what was left out.
    same(len(opened.tables), 21)
    for table in opened.tables:
        properties = table.rows[0]._tr.trPr
        assert properties is not None and properties.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")).strip()
    total = [cell.text for cell in opened.tables[0].rows[-1].cells]
    same(total, ["I alt" if is_danish else "Total", "30"])
    lists = [p for p in opened.paragraphs if p.style.name == "List Number"]
    same(len(lists), 20)
    assert all(p._p.pPr.numPr is not None for p in lists)
    pictures = opened.inline_shapes
    same(len(pictures), 1)
    properties = pictures[0]._inline.docPr
    assert properties.get("descr").startswith("Fire søjler"), properties.get("descr")
    same(round(pictures[0].width.cm, 1), 12.7)


def notes(folder, name):
    """Footnotes, which python-docx does not know."""
    with zipfile.ZipFile(folder / f"{name}.docx") as package:
        for part in package.namelist():
            if part.endswith((".xml", ".rels")):
                etree.fromstring(package.read(part))
        text = etree.fromstring(package.read("word/document.xml"))
        found = etree.fromstring(package.read("word/footnotes.xml"))
    words = {
        note.get(qn("w:id")): "".join(note.itertext(qn("w:t"))).strip()
        for note in found
        if note.get(qn("w:type")) is None
    }
    referred = [reference.get(qn("w:id")) for reference in text.iter(qn("w:footnoteReference"))]
    same(referred, list(words))
    start = {"rapport": "Fra input nr. 1 og 2;", "navne": "Fra input nr. 1 og 2;", "report": "From input no. 1 and 2;"}
    assert words["1"].startswith(start[name]), words["1"]
    same("Karen Holm" in words["1"], name == "navne")


def workbook(folder, name):
    """Sheets, filters, frozen headings and kinds of cells, as openpyxl sees them."""
    book = openpyxl.load_workbook(folder / f"{name}.xlsx")
    sheets = ["Input", "Themes", "Merged", "Sum"] if name == "report" else ["Input", "Temaer", "Flettede", "Sum"]
    same(book.sheetnames[:4], sheets)
    same(len(book.sheetnames), 6)
    for sheet in book.worksheets:
        row = 2 if sheet.title not in sheets else 1
        same(sheet.freeze_panes, f"A{row + 1}")
        same(sheet.print_title_rows, f"${row}:${row}")
        if sheet.title != "Sum":
            last = openpyxl.utils.get_column_letter(sheet.max_column)
            same(sheet.auto_filter.ref, f"A{row}:{last}{sheet.max_row}")
    inputs = book[sheets[0]]
    heads = {cell.value: cell.column for cell in inputs[1]}
    same("Navn" in heads, name == "navne")
    kinds = {head: inputs.cell(2, column).data_type for head, column in heads.items()}
    number, table, written = ("No.", "Table", "Written") if name == "report" else ("Nr.", "Bord", "Skrevet")
    same([kinds[number], kinds[table], kinds[written], kinds["Input"]], ["n", "n", "d", "s"])
    same(inputs.cell(2, heads[written]).value.isoformat(), "2018-01-29T18:46:00")
    formula = inputs.cell(24, heads["Input"])
    same(formula.data_type, "s")
    assert formula.value.startswith("=SUM(") and formula.quotePrefix
    assert inputs.cell(2, heads["Input"]).alignment.wrap_text
    impact = book[sheets[1]].cell(2, 9)
    same((impact.value, impact.number_format), (4.25, "#,##0.00"))


def libreoffice(folder):
    """LibreOffice opens all of them, and writes them out again with what is in them."""
    for kind, ending in [("pdf", "docx"), ("pdf", "xlsx"), ("docx", "docx"), ("xlsx", "xlsx")]:
        out = folder / "libreoffice" / f"{ending}-{kind}"
        files = [folder / f"{name}.{ending}" for name in ALL]
        command = ["soffice", "--headless", "--convert-to", kind, "--outdir", out, *files]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        for name in ALL:
            written = out / f"{name}.{kind}"
            assert written.stat().st_size > 5000, written
    again = openpyxl.load_workbook(folder / "libreoffice" / "xlsx-xlsx" / "rapport.xlsx")
    before = openpyxl.load_workbook(folder / "rapport.xlsx")
    for sheet in before.worksheets:
        cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
        same([[cell.value for cell in row] for row in again[sheet.title].iter_rows(max_row=sheet.max_row)], cells)
    again = docx.Document(folder / "libreoffice" / "docx-docx" / "rapport.docx")
    before = docx.Document(folder / "rapport.docx")
    headings = lambda opened: [p.text for p in opened.paragraphs if p.style.name.startswith("Heading")]
    same(headings(again), headings(before))
    same(len(again.tables), len(before.tables))


def validate(folder, validator):
    """The Open XML SDK finds nothing to say."""
    files = [folder / f"{name}.{ending}" for name in ALL for ending in ("docx", "xlsx")]
    for file in files:
        found = subprocess.run([validator, file], capture_output=True, text=True, timeout=300)
        result = json.loads(found.stdout)
        assert result["ok"], json.dumps(result["errors"], indent=2)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--validator", type=pathlib.Path)
    arguments = parser.parse_args()
    for name in NAMES:
        document(arguments.folder, name)
        notes(arguments.folder, name)
        workbook(arguments.folder, name)
    libreoffice(arguments.folder)
    if arguments.validator:
        validate(arguments.folder, arguments.validator)
    print("all opened, and as they should be" + ("" if arguments.validator else "; not validated"))


if __name__ == "__main__":
    main()
