"""JUnit XML, for CI servers that show tests: a suite for each document, a test for each rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from factcheck.model.findings import Severity
from factcheck.model.report import Checked, FindingPart, Report, Unread
from factcheck.reporting.wording import elsewhere_words, place_words

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(checked: Sequence[Checked], unread: Sequence[Unread] = ()) -> str:
    """Return the suites; a rule fails where it has an error or a warning, a remark is output."""
    root = Xml.Element("testsuites", name="factcheck")
    root.extend(_suite(one.report) for one in checked)
    root.extend(_unread(one) for one in unread)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _suite(report: Report) -> Xml.Element:
    path = _clean(report.document.path)
    suite = Xml.Element("testsuite", name=path)
    crashed = {failure.rule: failure.error for failure in report.rule_failures}
    failing = 0
    # Every rule that ran, and those that findings name without any being listed.
    rules = dict.fromkeys([rule.id for rule in report.rules] + [it.rule for it in report.findings])
    for rule in rules:
        case = Xml.SubElement(suite, "testcase", classname=path, name=rule, file=path)
        found = [one for one in report.findings if one.rule == rule and one.suppressed is None]
        told = [one for one in found if one.severity is not Severity.INFO]
        if rule in crashed:
            Xml.SubElement(case, "error", message=_clean(crashed[rule]), type="crash")
        elif told:
            failing += 1
            case.set("line", str(told[0].line))
            for one in told:
                failure = Xml.SubElement(
                    case, "failure", message=_clean(one.message), type=one.verdict.value
                )
                failure.text = _clean(_details(path, one))
        remarks = [one for one in found if one.severity is Severity.INFO]
        if remarks:
            output = Xml.SubElement(case, "system-out")
            output.text = _clean("\n\n".join(_details(path, one) for one in remarks))
    suite.set("tests", str(len(rules)))
    suite.set("failures", str(failing))
    suite.set("errors", str(len(crashed)))
    return suite


def _unread(one: Unread) -> Xml.Element:
    path = _clean(one.path)
    suite = Xml.Element("testsuite", name=path, tests="1", failures="0", errors="1")
    case = Xml.SubElement(suite, "testcase", classname=path, name="reading", file=path)
    Xml.SubElement(case, "error", message=_clean(one.reason), type="unread")
    return suite


def _details(path: str, finding: FindingPart) -> str:
    lines = [f"{path}, {place_words(finding)}: {finding.message}"]
    lines += [f"= {step.text}" for step in finding.derivation]
    lines += [f"- {place_words(one)}: {one.note}" for one in finding.related]
    lines += [f"- {elsewhere_words(one)}: {one.note}" for one in finding.elsewhere]
    return "\n".join(lines)


def _clean(text: str) -> str:
    """Leave out what no XML file may hold, not even escaped."""
    return _NOT_IN_XML.sub("\ufffd", text)
