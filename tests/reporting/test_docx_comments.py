"""Findings as comments in Word files: at their place, and with nothing else changed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from factcheck.checking.api import Checker
from factcheck.config.errors import UserError
from factcheck.config.settings import Settings
from factcheck.model.report import Report
from factcheck.reading import read_bytes
from factcheck.reporting.docx_comments import annotate
from tests.reading.word_files import W, deleted, inserted, p, packed, r, table, word_file

etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
DAY = date(2016, 12, 5)
SAMPLES = Path(__file__).parents[1] / "reading" / "formats"
GDP = "GDP of Kazakhstan was $184 million"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.of(Settings())


def _report(checker: Checker, data: bytes) -> Report:
    return checker.check(read_bytes(data, "draft.docx"), DAY)


def _annotated(checker: Checker, data: bytes) -> bytes:
    return annotate(data, _report(checker, data), "draft.docx")


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def _commented(data: bytes) -> list[str]:
    """The texts between the marks of each comment, in the order of the comments."""
    root = etree.fromstring(_part(data, "word/document.xml"))
    texts: dict[str, str] = {}
    running: list[str] = []
    references = []
    for one in root.iter():
        name = one.tag.rpartition("}")[2]
        number = one.get(f"{{{W}}}id")
        if name == "commentRangeStart":
            running.append(number)
            texts[number] = ""
        elif name == "commentRangeEnd":
            running.remove(number)
        elif name == "commentReference":
            references.append(number)
        elif name == "t":
            for number in running:
                texts[number] += one.text or ""
    assert running == []
    assert sorted(references) == sorted(texts)
    comments = etree.fromstring(_part(data, "word/comments.xml"))
    numbers = [one.get(f"{{{W}}}id") for one in comments.iter(f"{{{W}}}comment")]
    assert len(set(numbers)) == len(numbers)
    return [texts[number] for number in numbers if number in texts]


def _text(data: bytes) -> str:
    return "".join(etree.fromstring(_part(data, "word/document.xml")).itertext())


BODIES = {
    "one run": p(f"In 2015, the {GDP}."),
    "several runs": p("In 2015, the GDP ", r("of Kazakh", "<w:b/>"), r("stan was $184", "<w:i/>"),
                      " million, it said."),
    "a run that ends where it begins": p("In 2015, the ", GDP, "."),
    "within a link": p("In 2015, the ", f"<w:hyperlink>{r(GDP)}</w:hyperlink>", "."),
    "after deleted words": p("In 2015, the GDP ", deleted("of Peru "), inserted("of Kazakhstan "),
                             "was $184 million."),
    "after a tab and a break": p("<w:r><w:t>So:</w:t><w:tab/><w:br/><w:t xml:space='preserve'>In "
                                 f"2015, the {GDP}.</w:t></w:r>"),
    "letters beyond the basic plane": p(f"\U0001f600\U0001f600 In 2015, the {GDP}."),
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_comment_stands_at_its_words(checker: Checker, body: str) -> None:
    data = word_file(body)
    annotated = _annotated(checker, data)
    assert _commented(annotated) == [GDP]
    assert _text(annotated) == _text(data)


def test_a_run_keeps_its_looks_when_it_is_cut(checker: Checker) -> None:
    data = word_file(p(r(f"In 2015, the {GDP}.", "<w:b/><w:color w:val='FF0000'/>")))
    root = etree.fromstring(_part(_annotated(checker, data), "word/document.xml"))
    runs = [run for run in root.iter(f"{{{W}}}r") if run.find(f"{{{W}}}t") is not None]
    assert ["".join(run.itertext()) for run in runs] == ["In 2015, the ", GDP, "."]
    assert all(run.find(f"{{{W}}}rPr/{{{W}}}b") is not None for run in runs)


def test_a_comment_tells_verdict_arithmetic_and_source(checker: Checker) -> None:
    annotated = _annotated(checker, word_file(p(f"In 2015, the {GDP}.")))
    comments = etree.fromstring(_part(annotated, "word/comments.xml"))
    text = "\n".join("".join(one.itertext()) for one in comments.iter(f"{{{W}}}p"))
    for part in ("✗ contradicted (error)", "Suggestion: $184 billion", "= '$184 million' is",
                 "World Development Indicators", "Rule value-against-reference"):  # fmt: skip
        assert part in text


def test_comments_of_others_stay(checker: Checker) -> None:
    mark = "<w:commentRangeStart w:id='4'/>", "<w:commentRangeEnd w:id='4'/>"
    reference = "<w:r><w:commentReference w:id='4'/></w:r>"
    theirs = f"<w:comment w:id='4' w:author='Ada'>{p('Really?')}</w:comment>"
    body = p("In 2015, ", mark[0], r(f"the {GDP}"), mark[1], reference, ".")
    annotated = _annotated(checker, word_file(body, comments=theirs))
    assert _commented(annotated) == [f"the {GDP}", GDP]
    comments = etree.fromstring(_part(annotated, "word/comments.xml"))
    authors = [one.get(f"{{{W}}}author") for one in comments.iter(f"{{{W}}}comment")]
    assert authors == ["Ada", "factcheck"]


def test_findings_in_cells_and_notes_have_their_place(checker: Checker) -> None:
    note = f"<w:footnote w:id='2'>{p(f'In 2015, the {GDP}.')}</w:footnote>"
    reference = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    body = table(["Country", "Statement"], ["Kazakhstan", f"In 2015, the {GDP}."])
    body += p("See the note.", reference) + p("Another one.")
    annotated = _annotated(checker, word_file(body, footnotes=note))
    assert _commented(annotated) == [GDP, "See the note."]


def test_other_parts_are_the_same_bytes(checker: Checker) -> None:
    data = (SAMPLES / "flawed-organisation-profile.docx").read_bytes()
    annotated = _annotated(checker, data)
    changed = set()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(annotated)) as new:
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
    }


def test_the_annotated_file_gives_the_same_findings(checker: Checker) -> None:
    data = (SAMPLES / "flawed-organisation-profile.docx").read_bytes()
    before = _report(checker, data)
    annotated = annotate(data, before, "draft.docx")
    after = _report(checker, annotated)
    told = [(one.fingerprint, one.start, one.end) for one in before.findings]
    assert [(one.fingerprint, one.start, one.end) for one in after.findings] == told
    assert len(_commented(annotated)) == len(before.findings) > 5


def test_the_same_findings_give_the_same_bytes(checker: Checker) -> None:
    data = (SAMPLES / "flawed-weekly-digest.docx").read_bytes()
    assert _annotated(checker, data) == _annotated(checker, data)


def test_a_true_text_is_left_as_it_is(checker: Checker) -> None:
    data = word_file(p("Nothing to see."))
    assert _annotated(checker, data) == data


def test_what_is_no_word_file_is_refused(checker: Checker) -> None:
    report = _report(checker, word_file(p("Nothing.")))
    for data in (b"", b"text", packed({"a.txt": "x"})):
        with pytest.raises(UserError, match=r"draft\.docx"):
            annotate(data, report, "draft.docx")


def test_python_docx_reads_the_comments(checker: Checker) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    data = (SAMPLES / "flawed-organisation-profile.docx").read_bytes()
    report = _report(checker, data)
    opened = docx.Document(io.BytesIO(annotate(data, report, "draft.docx")))
    comments = list(opened.comments)
    assert [one.author for one in comments] == ["factcheck"] * len(report.findings)
    for comment, finding in zip(comments, report.findings, strict=True):
        assert finding.message in comment.text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_keeps_the_comments(checker: Checker, tmp_path: Path) -> None:
    data = (SAMPLES / "flawed-organisation-profile.docx").read_bytes()
    report = _report(checker, data)
    (tmp_path / "draft.docx").write_bytes(annotate(data, report, "draft.docx"))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "fodt", "--outdir", tmp_path, tmp_path / "draft.docx"],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    converted = (tmp_path / "draft.fodt").read_text(encoding="utf-8")
    assert converted.count("<dc:creator>factcheck</dc:creator>") == len(report.findings)
    assert converted.count("<office:annotation-end") == len(report.findings)
