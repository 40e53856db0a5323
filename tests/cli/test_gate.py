"""The gate: baseline, review, changed lines, settings per path, unchecked statements."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
AS_OF = ("--as-of", "2016-12-05")
WARNED = "The council met on Tuesday, 5 December 2016."
OTHER = "It met again on Monday, 30 November 2016."
WRONG = "In 2015, the GDP of Kazakhstan was $184 million."


def report_of(run: Run, *words: str | Path) -> Any:
    return json.loads(run("check", *words, *AS_OF, "--format", "json").out)


def silent(report: Any) -> list[tuple[str, str | None]]:
    return [
        (one["quote"], one["suppressed"] and one["suppressed"]["by"]) for one in report["findings"]
    ]


@pytest.fixture
def text(folder: Path) -> Path:
    path = folder / "a.md"
    path.write_text(f"{WARNED}\n")
    return path


class TestBaseline:
    def test_known_findings_pass_and_survive_new_lines(self, text: Path, run: Run) -> None:
        done = run("baseline", "a.md", *AS_OF)
        assert (done.code, done.out) == (
            0, "factcheck-baseline.json: 1 known, 1 added, 0 taken out\n",
        )  # fmt: skip
        text.write_text(
            "# A council\n\nIt is old. The council met\non Tuesday,\n5 December 2016.\n"
        )
        words = ("a.md", "--baseline", "factcheck-baseline.json", "--fail-on", "warning")
        assert run("check", *words, *AS_OF).code == 0
        assert silent(report_of(run, *words)) == [("Tuesday, 5 December 2016", "baseline")]

    def test_a_changed_value_is_a_new_finding(self, text: Path, run: Run) -> None:
        run("baseline", "a.md", *AS_OF)
        text.write_text(OTHER)
        words = ("a.md", "--baseline", "factcheck-baseline.json", "--fail-on", "warning")
        ran = run("check", *words, *AS_OF)
        assert ran.code == 1
        assert "info[baseline-stale]" in ran.out
        assert "is known but no longer found" in ran.out

    def test_it_shrinks_by_itself_and_grows_by_word_only(self, text: Path, run: Run) -> None:
        run("baseline", "a.md", *AS_OF)
        text.write_text(f"{WARNED}\n\n{OTHER}\n")
        before = Path("factcheck-baseline.json").read_text()
        refused = run("baseline", "a.md", *AS_OF)
        assert refused.code == 1
        assert "a.md:3:17: not in the baseline" in refused.err
        assert "say --grow" in refused.err
        assert Path("factcheck-baseline.json").read_text() == before
        assert "2 known, 1 added" in run("baseline", "a.md", *AS_OF, "--grow").out
        text.write_text("It rains.")
        assert "0 known, 0 added, 2 taken out" in run("baseline", "a.md", *AS_OF).out

    def test_the_settings_may_name_it(self, text: Path, folder: Path, run: Run) -> None:
        (folder / "factcheck.toml").write_text('baseline = "known.json"\nfail-on = "warning"\n')
        assert run("baseline", "a.md", *AS_OF).code == 0
        assert (folder / "known.json").is_file()
        assert run("check", "a.md", *AS_OF).code == 0

    @pytest.mark.parametrize("content", ["{", "[]", '{"schema": "other/1"}', '{"documents": 3}'])
    def test_a_bad_one_is_an_error(self, text: Path, run: Run, content: str) -> None:
        Path("bad.json").write_text(content)
        ran = run("check", "a.md", "--baseline", "bad.json")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("factcheck: bad.json:")
        assert ran.err.count("\n") == 1
        assert "Input should" not in ran.err  # as pydantic words it


class TestReview:
    def review(self, run: Run, **decision: str) -> None:
        report = report_of(run, "a.md")
        [finding] = report["findings"]
        content = {
            "schema": "factcheck-review/1",
            "document": {name: report["document"][name] for name in ("path", "sha256")},
            "decisions": [{"fingerprint": finding["fingerprint"], **decision}],
        }
        Path("a.review.json").write_text(json.dumps(content))

    def test_a_dismissed_finding_stays_silent(self, text: Path, run: Run) -> None:
        self.review(run, decision="dismiss", reason="local calendar", by="Ada")
        words = ("a.md", "--review", "a.review.json", "--fail-on", "warning")
        assert run("check", *words, *AS_OF).code == 0
        [finding] = report_of(run, *words)["findings"]
        assert finding["suppressed"] == {
            "reason": "dismissed by Ada: local calendar", "by": "review",
        }  # fmt: skip
        assert finding["review"]["decision"] == "dismiss"

    @pytest.mark.parametrize("decision", ["confirm", "ask"])
    def test_other_decisions_are_told_and_still_count(
        self, text: Path, run: Run, decision: str
    ) -> None:
        self.review(run, decision=decision, reason="", by="Ada")
        words = ("a.md", "--review", "a.review.json", "--fail-on", "warning")
        assert run("check", *words, *AS_OF).code == 1
        [finding] = report_of(run, *words)["findings"]
        assert (finding["review"]["decision"], finding["suppressed"]) == (decision, None)

    def test_what_is_confirmed_can_be_published(self, text: Path, run: Run) -> None:
        self.review(run, decision="confirm", by="Ada", at="2026-11-27")
        words = ("a.md", "--review", "a.review.json", "--format", "claimreview")
        [review] = json.loads(run("check", *words, *AS_OF).out)
        assert review["claimReviewed"] == "Tuesday, 5 December 2016"
        assert review["author"]["name"] == "Ada"

    def test_a_decision_lapses_with_its_words(self, text: Path, run: Run) -> None:
        self.review(run, decision="dismiss", reason="local calendar")
        text.write_text(OTHER)
        ran = run("check", "a.md", "--review", "a.review.json", "--fail-on", "warning", *AS_OF)
        assert ran.code == 1
        assert "info[review-stale]" in ran.out

    def test_a_review_of_another_text_is_an_error(self, text: Path, run: Run) -> None:
        self.review(run, decision="confirm")
        Path("b.md").write_text(OTHER)
        ran = run("check", "b.md", "--review", "a.review.json")
        assert ran.code == 2
        assert "a.review.json: is about 'a.md', which is not among the texts" in ran.err

    def test_a_bad_one_is_an_error(self, text: Path, run: Run) -> None:
        self.review(run, decision="dismiss", reason="")
        ran = run("check", "a.md", "--review", "a.review.json")
        assert ran.code == 2
        assert "a dismissal needs a reason" in ran.err


def git(*words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *words],
        check=True,
        capture_output=True,
    )


class TestChangedSince:
    @pytest.fixture
    def repository(self, text: Path) -> Path:
        text.write_text(f"# One\n\n{WARNED}\n\nIt rains.\n")
        git("init", "-q")
        git("add", ".")
        git("commit", "-qm", "one")
        return text

    def test_only_changed_lines_are_told(self, repository: Path, run: Run) -> None:
        repository.write_text(f"# One\n\n{WARNED}\n\n{OTHER}\n")
        assert silent(report_of(run, "a.md", "--changed-since", "HEAD")) == [
            ("Tuesday, 5 December 2016", "unchanged"),
            ("Monday, 30 November 2016", None),
        ]

    def test_nothing_changed(self, repository: Path, run: Run) -> None:
        words = ("a.md", "--changed-since", "HEAD", "--fail-on", "warning")
        assert run("check", *words, *AS_OF).code == 0

    def test_a_new_file_has_changed(self, repository: Path, run: Run) -> None:
        Path("new.md").write_text(OTHER)
        report = report_of(run, "new.md", "--changed-since", "HEAD")
        assert silent(report) == [("Monday, 30 November 2016", None)]

    @pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
    def test_a_revision_that_git_does_not_know(
        self, repository: Path, run: Run, revision: str
    ) -> None:
        ran = run("check", "a.md", f"--changed-since={revision}")
        assert ran.code == 2
        assert "git knows no revision" in ran.err
        assert not Path("x").exists()


class TestSettings:
    def test_paths_have_settings_of_their_own(self, folder: Path, run: Run) -> None:
        (folder / "factcheck.toml").write_text(
            'fail-on = "warning"\n[paths."old/*"]\nfail-on = "never"\n'
            '[paths."*/notes.md"]\nignore = ["weekday"]\n'
        )
        for name in ("old", "new"):
            (folder / name).mkdir()
            (folder / name / "a.md").write_text(WARNED)
            (folder / name / "notes.md").write_text(WARNED)
        assert run("check", "old", *AS_OF).code == 0
        assert run("check", "new/notes.md", *AS_OF).code == 0
        assert run("check", "new", *AS_OF).code == 1
        # the command line goes before all of them
        assert run("check", "old/a.md", "--fail-on", "info", *AS_OF).code == 1

    def test_config_shows_what_applies_and_from_where(self, folder: Path, run: Run) -> None:
        (folder / "factcheck.toml").write_text(
            'fail-on = "warning"\n[paths."old/*"]\nmin-confidence = 0.5\n'
        )
        ran = run("config", "old/a.md")
        lines = {line.split()[0]: line.split(None, 1)[1] for line in ran.out.splitlines()}
        path = folder / "factcheck.toml"
        assert lines["fail-on"].split() == ["warning", str(path)]
        assert lines["min-confidence"].split() == ["0.5", str(path), '[paths."old/*"]']
        assert lines["select"].split() == ["-", "default"]
        shown = json.loads(run("config", "old/a.md", "--json").out)
        assert shown["min-confidence"]["value"] == 0.5

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ("fail-onn = 'error'", "unknown key 'fail-onn'; did you mean 'fail-on'?"),
            ("fail_onn = 'error'", "unknown key 'fail_onn'; did you mean 'fail_on'?"),
            ("colour = 3", "the keys are rules, facts, as-known, select"),
            (
                "[paths.'a*']\nselct = []",
                "unknown key 'selct' in paths.'a*'; did you mean 'select'?",
            ),
            ("paths = 3", "'paths' is a table of patterns"),
            ("[paths.'a*']\nrules = []", "unknown key 'rules' in paths.'a*'"),
            ("fail-on-unchecked = 120", "120 is no percentage"),
            ("baseline = 3", "'baseline' is the name of a file"),
            ("select = ['weekdy']", "no rule 'weekdy'; did you mean 'weekday'?"),
            ("[paths.'a*']\nignore = ['weekdy']", "no rule 'weekdy'; did you mean 'weekday'?"),
        ],
    )
    def test_bad_settings_are_errors(
        self, text: Path, run: Run, content: str, message: str
    ) -> None:
        Path("factcheck.toml").write_text(content)
        ran = run("check", "a.md")
        assert ran.code == 2
        assert message in ran.err
        assert "factcheck.toml" in ran.err

    def test_too_much_that_is_unchecked_fails(self, folder: Path, run: Run) -> None:
        (folder / "a.md").write_text("The GDP of Kazakhstan will be $184 billion in 2030.")
        assert run("check", "a.md", *AS_OF).code == 0
        ran = run("check", "a.md", "--fail-on-unchecked", "50%", *AS_OF)
        assert ran.code == 1
        assert "a.md: 1 of 1 statements are unchecked, more than 50%" in ran.err
        assert run("check", "a.md", "--fail-on-unchecked", "much").code == 2
