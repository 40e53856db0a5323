"""`factcheck new-rule`: writes the skeleton of a rule, ready to be filled in and tested."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.cli.paths import UserPath
from factcheck.config.errors import UserError, nearest
from factcheck.rulebook.loading import check_id, kind_names, load_rules, params_model
from factcheck.rulebook.rule import Rule


@click.command("new-rule")
@click.argument("rule_id", metavar="ID")
@click.option(
    "--kind", required=True, help="The kind of check; `factcheck rules --kinds` lists them."
)
@click.option(
    "--folder",
    type=UserPath(file_okay=False),
    default=Path("rules"),
    show_default=True,
    help="Where the rule's file is written; it is made where it does not exist.",
)
def new_rule_command(rule_id: str, kind: str, folder: Path) -> None:
    """Write FOLDER/ID.yaml, a rule of a kind with its parameters, messages and places for examples.

    \b
    factcheck new-rule our-names --kind house_style --folder our-rules
    factcheck rules test --rules our-rules
    factcheck check draft.txt --rules our-rules
    """
    check_id(rule_id)
    if kind not in kind_names():
        near = nearest(kind.replace("-", "_"), kind_names())
        hint = f"; did you mean {near}?" if near else f"; there are {', '.join(kind_names())}"
        raise UserError(f"no kind {kind!r}{hint}")
    if (folder / "checks").is_dir():  # our own rules, where lists of words lie beside the checks
        folder /= "checks"
    path = folder / f"{rule_id}.yaml"
    content = skeleton(rule_id, kind)  # first: it reads the rules, and one of them may be this file
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(content)
    except FileExistsError as error:
        raise UserError("there is such a rule already", path=str(path)) from error
    except OSError as error:
        raise UserError(f"cannot be written: {error.strerror}", path=str(path)) from error
    click.echo(f"wrote {path}; fill in what is marked, then: factcheck rules test --rules {folder}")


def skeleton(rule_id: str, kind: str) -> str:
    """Return the text of a new rule: valid as it stands but for its examples."""
    like = next((rule for rule in load_rules() if rule.kind == kind), None)
    return "\n".join(
        (
            f"id: {rule_id}",
            f"kind: {kind}",
            "title: What a finding of this rule says, in a few words",
            'since: "1.0"',
            "status: preview",
            "severity: warning   # error, warning or info",
            *_params(kind),
            "messages:   # $words are filled in by the kind",
            *_messages(like),
            "why: >",
            "  Why an editor should look at it.",
            "references: []",
            '# A text may have a date: {text: ..., as_of: "2016-12-05"}.',
            "tests:",
            "  fail:",
            '  - "A text that the rule must speak on."',
            "  pass:",
            '  - "A text on which every rule must be silent."',
            "",
        )
    )


def _params(kind: str) -> list[str]:
    """The kind's parameters with their defaults, as comments."""
    model = params_model(kind)
    names = model.__struct_fields__
    if not names:
        return []
    about = " ".join((model.__doc__ or "").split())
    lines = [*([f"# {about}"] if about else []), "params:"]
    usual = model()  # every parameter has a default
    lines += [f"  # {name}: {_yaml(getattr(usual, name))}" for name in names]
    # As it stands the value is nothing, so that a comment can be turned into a parameter.
    return lines


def _yaml(value: Any) -> str:
    """Return a value as YAML on one line; JSON is YAML, and decimals are plain numbers."""
    import json  # noqa: PLC0415 - only for this command

    plain = sorted(value) if isinstance(value, frozenset | set) else value
    return json.dumps(plain, ensure_ascii=False, default=float)


def _messages(like: Rule | None) -> list[str]:
    """The messages that a shipped rule of the kind has: the names that the kind asks for."""
    if like is None:
        return ['  contradicted: "What is wrong."']
    return [f"  {name}: {_yaml(text)}" for name, text in like.messages.items()]
