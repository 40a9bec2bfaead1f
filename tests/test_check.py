"""The command `mkdocs-m3 check`: what it prints, how it ends, and what it mends."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_m3 import CODES
from mkdocs_m3.cli import main
from tests.calls import called
from tests.sites import build, run, task, write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from click.testing import Result

ROOT = Path(__file__).parent.parent
SARIF_VALIDATOR = ROOT / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
WRONG: Mapping[str, str | bytes] = {
    "index.md": "# Home\n",
    "3.1.md": task(category="catagory: process", phase="phase: x"),
    "3.2.md": task(number=2, category="category: proces"),
    "3.3.md": task(number=3).replace("text: Meet\n    responsibleParty", 'text: "100%, 2:1"\n    party'),
}


def check(*arguments: str | Path) -> Result:
    return called("check", *arguments)


def site(root: Path, files: Mapping[str, str | bytes], **config: object) -> Path:
    """A site that is never built; its theme and a plugin of it are not even installed."""
    write(root, files)
    settings = {"site_name": "Test", "theme": {"name": "absent"}, "plugins": ["absent", "m3"]} | config
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return root


def places(text: str) -> list[tuple[str, str, str]]:
    return re.findall(
        r"^(?:\w+ - )?(?:mkdocs_m3: )?(docs/[^\n:]+:\d+:\d+): (\w+)\[(M\d+)\]", text, re.MULTILINE
    )


def test_a_clean_playbook_ends_with_0_and_a_line_of_counts(tmp_path: Path) -> None:
    found = check(site(tmp_path, {"index.md": "# Home\n", "3.1.md": task()}))
    assert (found.exit_code, found.output) == (
        0,
        "Read 2 pages: no errors, no warnings, no pieces of advice.\n",
    )


def test_concise_has_one_line_for_each_finding(tmp_path: Path) -> None:
    found = check(site(tmp_path, WRONG), "--format", "concise")
    assert found.exit_code == 1
    assert found.output == (
        "docs/3.1.md:3:8: error[M3012]: `phase` is `x`, which is not a whole number;"
        " write digits only, as in `phase: 3`\n"
        "docs/3.1.md:8:1: warning[M3020]: `catagory` is not a key of a key task,"
        " so its content is not shown; write `category`\n"
        "docs/3.2.md:8:11: error[M3014]: `proces` is not a workstream of this playbook; write `process`\n"
        "docs/3.3.md:11:5: warning[M3021]: an activity has no key `party`,"
        " so its content is not shown; write `responsibleParty`\n"
        "Read 4 pages: 2 errors, 2 warnings, no pieces of advice."
        " 2 of them can be mended by --fix; --explain CODE says more.\n"
    )


def test_full_shows_the_line_a_caret_and_the_cure(tmp_path: Path) -> None:
    found = check(site(tmp_path, WRONG), "--format", "full")
    assert (
        "docs/3.2.md:8:11: error[M3014]: `proces` is not a workstream of this playbook\n"
        "  |\n"
        "8 | category: proces\n"
        "  |           ^^^^^^\n"
        "  = help: write `process`\n\n"
    ) in found.output


def test_all_formats_and_the_builds_log_agree(tmp_path: Path) -> None:
    root = site(tmp_path / "a", WRONG)
    full = places(check(root, "--format", "full").output)
    in_json = json.loads(check(root, "--format", "json").output)
    logged = places(build(tmp_path / "b", WRONG).log)
    assert len(full) == 4
    assert full == logged == places(check(root, "--format", "concise").output)
    assert full == [
        (f"{one['path']}:{one['line']}:{one['column']}", one["severity"], one["code"])
        for one in in_json["findings"]
    ]
    assert in_json["summary"] == {"error": 2, "warning": 2, "advice": 0}
    assert (in_json["version"], in_json["pages"]) == (1, 4)


def test_annotations_come_worst_first_and_escaped_and_the_job_gets_the_whole_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(listed))
    monkeypatch.chdir(tmp_path)
    odd = {"a,b: 100%.md": task(number=4, category="category: 100%")}
    lines = check(site(tmp_path, {**WRONG, **odd}), "--format", "github").output.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 3 + ["::warning"] * 2
    assert lines[2] == (
        "::error file=docs/a%2Cb%3A 100%25.md,line=8,col=11,endColumn=15,title=M3014 unknown-workstream::"
        "`100%25` is not a workstream of this playbook%0A"
        "Cure: write one of `programManagement`, `workforce`, `technology`, `process`"
    )
    assert listed.read_text(encoding="utf-8").count("\n| ") == 6
    assert "| error M3012 | `docs/3.1.md:3:8` |" in listed.read_text(encoding="utf-8")


@pytest.mark.slow
def test_sarif_is_valid_to_the_validator_of_its_authors(tmp_path: Path) -> None:
    if not SARIF_VALIDATOR.exists():
        reason = "the SARIF validator is missing: run npm ci on Linux"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    odd = {"é [1] #2.md": task(number=4, category="category: x")}
    log = tmp_path / "found.sarif"
    log.write_text(check(site(tmp_path, {**WRONG, **odd}), "--format", "sarif").output, encoding="utf-8")
    said = subprocess.run(
        [SARIF_VALIDATOR, "validate", log],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    )
    assert said.returncode == 0, said.stdout
    assert re.findall(r"(?:error|warning) (?:SARIF|JSON)\d+[^\n]*", said.stdout) == []
    (run_,) = json.loads(log.read_text(encoding="utf-8"))["runs"]
    assert [result["ruleId"] for result in run_["results"]] == ["M3012", "M3020", "M3014", "M3021", "M3014"]


@pytest.mark.parametrize(
    ("least", "told", "code"),
    [(None, 5, 1), ("advice", 5, 1), ("warning", 4, 1), ("error", 2, 1)],
)
def test_the_least_severity_says_what_is_told(
    tmp_path: Path, least: str | None, told: int, code: int
) -> None:
    files = {**WRONG, "1.5.md": task(1, 5).replace("stakeholders:", "inputs: [Plan]\nstakeholders:")}
    found = check(site(tmp_path, files), "--format", "json", *(["--min-severity", least] if least else []))
    findings = json.loads(found.output)["findings"]
    assert len(findings) == told
    assert found.exit_code == code


def test_advice_fails_only_where_it_is_asked_for(tmp_path: Path) -> None:
    root = site(tmp_path, {"1.1.md": task(1, 1).replace("stakeholders:", "inputs: [Plan]\nstakeholders:")})
    assert "advice[M3080]" in check(root).output
    assert check(root).exit_code == 0
    assert check(root, "--min-severity", "advice").exit_code == 1
    assert check(root, "--min-severity", "warning").output.startswith("Read 1 page: no errors")


@pytest.mark.parametrize("code", CODES)
def test_every_code_can_be_explained_in_plain_text(code: str) -> None:
    found = check("--explain", code.lower())
    page = (ROOT / f"docs/findings/{code}.md").read_text(encoding="utf-8")
    assert found.exit_code == 0
    assert found.output.startswith(f"# {code}: {CODES[code].name}\n")
    prose = re.sub(r"^(?: {4}|  > ).*$|`[^`\n]+`", "", found.output, flags=re.MULTILINE)
    for sign in ("\n```", "title=", "](", "**", "{ #", ".md#"):
        assert sign not in prose
    assert not re.search(r"# (error|warning|advice): M3", found.output)
    assert found.output.count("\n  > ") == len(
        re.findall(r"# (?:error|warning|advice): M3\d+$", page, re.MULTILINE)
    )


def test_an_explanation_shows_examples_and_where_links_lead() -> None:
    said = check("--explain", "M3082").output
    assert (
        "docs/3.2.md:\n\n    ---\n    layout: m3/keyTask\n    phase: 3\n    keyTask: 2\n"
        "    name: Settle who decides about pay\n    outputs:\n      - text: Governance plan\n"
        "  >     filename: Status-Report-Template.pptx\n    ---\n\n"
    ) in said
    assert "accept the finding (https://mkdocs-m3.readthedocs.io/findings/#accept-a-finding) in" in said
    assert "reported (https://mkdocs-m3.readthedocs.io/findings/M3090/)." in said
    assert "https://mkdocs-m3.readthedocs.io/configuration/#files" in check("--explain", "M3009").output


def test_links_in_explanations_lead_to_pages_of_the_documentation() -> None:
    start = "https://mkdocs-m3.readthedocs.io/"
    links = {link for code in CODES for link in re.findall(r"\((http\S+)\)", check("--explain", code).output)}
    ours = {link.removeprefix(start).partition("#")[0] for link in links if link.startswith(start)}
    assert {"findings/", "configuration/", "views/"} <= ours
    for path in ours:
        assert any((ROOT / "docs" / f"{path.rstrip('/')}{end}").is_file() for end in (".md", "/index.md")), (
            path
        )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--explain", "M9999"], "`M9999` is not the code of a finding"),
        (["nowhere"], "'nowhere' does not exist"),
        (["--format", "xml"], "'xml' is not one of"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], words: str) -> None:
    found = check(*arguments)
    assert found.exit_code == 2
    assert words in found.output


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"plugins": [{"m3": {"fail_on": "always"}}]}, "plugins: m3: fail_on: Expected one of"),
        ({"plugins": [{"m3": {"accept": [{"code": "M3001", "reason": "x"}]}}]}, "`M3001` is not the code"),
        ({"docs_dir": "nowhere"}, "docs_dir: The path"),
    ],
)
def test_options_that_cannot_be_end_with_2(tmp_path: Path, config: dict[str, object], words: str) -> None:
    found = check(site(tmp_path, WRONG, **config))
    assert found.exit_code == 2
    assert words in found.output


def test_the_sites_own_words_exclusions_and_folders_are_taken(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "3.1.md": task().replace("customer", "office"),
        "drafts/3.1.md": task(category="category: x"),
        "downloads/Plan.docx": b"x",
    }
    options = {"parties": {"office": "Office"}, "files": "downloads"}
    root = site(tmp_path, files, plugins={"m3": options}, exclude_docs="drafts/\n")
    assert check(root).output.startswith("Read 1 page: no errors, no warnings")


def test_a_configuration_with_tags_and_another_name_is_read(tmp_path: Path) -> None:
    root = site(tmp_path, WRONG)
    (root / "site.yml").write_text(
        "site_name: !ENV [NAME, Test]\nmarkdown_extensions:\n"
        "  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji ''}\n"
        "plugins: [m3]\n",
        encoding="utf-8",
    )
    assert check(root / "site.yml").output == check(root).output


def test_a_bare_folder_can_be_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, WRONG)
    monkeypatch.chdir(tmp_path)
    found = check("docs", "--format", "concise")
    assert found.exit_code == 1
    assert [place for place, *_ in places(found.output)] == [
        "docs/3.1.md:3:8", "docs/3.1.md:8:1", "docs/3.2.md:8:11", "docs/3.3.md:11:5",
    ]  # fmt: skip
    monkeypatch.chdir(tmp_path / "docs")
    assert check().output == found.output.replace("docs/", "")


MESSY = (
    "---\r\n"
    "# what this task is\r\n"
    "layout: 'm3/keytask' # ours\r\n"
    'phase: "3"\r\n'
    "keyTask: 01\r\n"
    "name:   Form one team\r\n"
    "catagory: 'proces'   # or technology?\r\n"
    "responsibleParty: custmer\r\n"
    "activities:\r\n"
    "  - text: Meet\r\n"
    "    responsibleparty: [ custmer ]\r\n"
    "outputs: [{text: Plan, filename: plan.DOCX}]\r\n"
    "---\r\n"
    "\r\n"
    "Text  with  blanks."
)

MENDED = (
    ("keytask", "keyTask"), ('"3"', "3"), ("01", "1"), ("catagory", "category"), ("proces'", "process'"),
    ("custmer", "customer"), ("responsibleparty", "responsibleParty"), ("plan.DOCX", "Plan.docx"),
)  # fmt: skip


def test_fix_changes_only_what_has_one_right_answer_and_nothing_twice(tmp_path: Path) -> None:
    root = site(tmp_path, {"3.1.md": b"\xef\xbb\xbf" + MESSY.encode(), "assets/files/Plan.docx": b"x"})
    found = check(root, "--fix")
    text = (root / "docs/3.1.md").read_bytes().decode()
    expected = MESSY
    for wrong, right in MENDED:
        assert wrong in expected
        expected = expected.replace(wrong, right)
    assert text == f"\ufeff{expected}\r\n"
    assert found.exit_code == 0, found.output
    again = check(root, "--fix")
    assert (root / "docs/3.1.md").read_bytes().decode() == text
    assert "Fixed" not in again.output


def test_fix_leaves_what_it_does_not_know(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        "3.1.md": task(category="category: x"),
        "3.2.md": task(number=2, category="catagory: process\ncategory: process"),
        "3.3.md": task(number=3, title="Réunion", category="category: proces").encode("latin-1"),
        "other.md": "No newline at the end, and no page of ours",
    }
    root = site(tmp_path, pages)
    before = {path: path.read_bytes() for path in (root / "docs").iterdir()}
    check(root, "--fix")
    assert {path: path.read_bytes() for path in (root / "docs").iterdir()} == before


def test_accepted_findings_are_not_told_and_idle_acceptances_are(tmp_path: Path) -> None:
    page = task().replace("responsibleParty: customer\ncat", "responsibleParty: shared\ncat")
    accept = "accept: [{code: M3072, reason: The provider answers for it as well}]\nstakeholders:"
    assert "M3072" in check(site(tmp_path, {"3.1.md": page})).output
    assert check(site(tmp_path, {"3.1.md": page.replace("stakeholders:", accept)})).exit_code == 0
    idle = check(site(tmp_path, {"3.1.md": task().replace("stakeholders:", accept)}))
    assert "docs/3.1.md:12:17: warning[M3090]: `M3072` is accepted here, and no longer found" in idle.output
    by_site = {"m3": {"accept": [{"code": "M3072", "reason": "They all do"}]}}
    assert check(site(tmp_path, {"3.1.md": page}, plugins=[by_site])).exit_code == 0
    idle = check(site(tmp_path, {"3.1.md": task()}, plugins=[by_site]))
    assert "mkdocs.yml:7:13: warning[M3090]" in idle.output
    assert "mkdocs.yml:7:13: warning[M3090]" in run_with_material(tmp_path)


def run_with_material(root: Path) -> str:
    text = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("name: absent", "name: mkdocs")
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return run(root).log


def test_an_acceptance_without_a_reason_is_told_once(tmp_path: Path) -> None:
    for reason in ("", ", reason: ''"):
        page = task().replace("stakeholders:", f"accept: [{{code: M3072{reason}}}]\nstakeholders:")
        found = check(site(tmp_path, {"3.1.md": page}), "--min-severity", "error")
        assert "Read 1 page: 1 error" in found.output
        assert "M3010" in found.output


@pytest.mark.slow
def test_the_installed_command_is_quick_and_leaves_its_code(tmp_path: Path) -> None:
    command = shutil.which("mkdocs-m3", path=str(Path(sys.executable).parent))
    assert command is not None
    ended = subprocess.run(
        [command, "check", site(tmp_path, WRONG)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "Read 4 pages: 2 errors, 2 warnings" in ended.stdout
    assert ended.stderr == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"category": "catagory: workforce\nCategory: process"},
        {"activities": "acitvities: [x]\nactivitiesGroups: [{group: a, activities: [b]}]\nactivities2:"},
        {"category": "outputs: [{text: a, url: https://example.gov/a, filname: a.docx}]"},
        {"category": "responsibleparty2: x\nowner: Jane Doe\nrole: x\nstep: 3"},
        {"category": "category: workforceManagement"},
        {"category": "category: riskManagement"},
        {"responsibleParty": "responsibleParty: noncustomer"},
        {"responsibleParty": "responsibleParty: co-provider"},
        {"phase": 'phase: &n "3"\nother: *n'},
        {"objective": "objective: &o Workforce", "category": "category: *o"},
        {"objective": "objective: Read this first. Note:\N{NO-BREAK SPACE}see the annex"},
        {"category": "outputs: [{text: a, filename: PLAN.docx}]"},
    ],
)
def test_fix_never_guesses(tmp_path: Path, changes: dict[str, str]) -> None:
    page = task()
    for key, line in changes.items():
        page = page.replace(next(old for old in page.splitlines() if old.startswith(f"{key}:")), line)
    files: dict[str, str | bytes] = {
        "3.1.md": page,
        "assets/files/Plan.docx": b"x",
        "assets/files/plan.docx": b"x",
    }
    root = site(tmp_path, files)
    found = check(root, "--fix")
    assert (root / "docs/3.1.md").read_text(encoding="utf-8") == page, found.output


def test_fix_rewrites_nothing_in_a_glossary_with_anchors(tmp_path: Path) -> None:
    page = "---\nlayout: m3/glossary\nsections:\n  - name: &n Roles\n    term: [{name: *n}]\n---\n"
    root = site(tmp_path, {"glossary.md": page})
    assert "M3021" in check(root, "--fix").output
    assert (root / "docs/glossary.md").read_text(encoding="utf-8") == page


def test_fix_takes_no_party_for_another(tmp_path: Path) -> None:
    page = task().replace("customer", "team3").replace("shared", "team1")
    root = site(tmp_path, {"3.1.md": page}, plugins=[{"m3": {"parties": {"team1": "A", "team2": "B"}}}])
    assert check(root, "--fix").exit_code == 1
    assert (root / "docs/3.1.md").read_text(encoding="utf-8") == page


def test_a_page_is_told_fixed_once_however_often_it_was_read(tmp_path: Path) -> None:
    page = task(category="catagory: proces").replace("m3/keyTask", "m3/keytask")
    found = check(site(tmp_path, {"3.1.md": page}), "--fix")
    assert found.output.count("Fixed docs/3.1.md") == 1


def test_what_a_terminal_would_obey_is_not_printed(tmp_path: Path) -> None:
    page = task(category='responsibleParty2: x\ncategory: "\\e]0;evil\\a\\u202e"').replace(
        "team", "te\x1b[2Jam"
    )
    for format_ in ("full", "concise", "github"):
        printed = check(site(tmp_path, {"3.1.md": page}), "--format", format_).output
        assert "M3001" in printed or "M3014" in printed
        assert [sign for sign in printed if not sign.isprintable() and sign != "\n"] == []


def test_words_of_a_page_are_not_colored_as_severities(tmp_path: Path) -> None:
    page = task(category='category: "a:1:1: error[M3011]: x"')
    found = CliRunner().invoke(
        main, ["check", str(site(tmp_path, {"3.1.md": page})), "--format", "full"], color=True
    )
    assert found.output.count("\x1b[31m") == 1


def test_a_terminal_that_knows_few_letters_does_not_end_the_command(tmp_path: Path) -> None:
    root = site(tmp_path, {"3.1.md": task(category="category: 客户")})
    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs_m3.cli", "check", root],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
    )
    assert ended.returncode == 1
    assert b"\\u5ba2" in ended.stdout
    assert ended.stderr == b""


def test_a_configuration_that_names_code_of_a_missing_theme_is_read(tmp_path: Path) -> None:
    root = site(tmp_path, WRONG)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as opened:
        opened.write("markdown_extensions: [{x: {y: !!python/name:absent_theme.emoji.twemoji }}]\n")
    assert check(root).exit_code == 1


@pytest.mark.parametrize("marked_by", ["a repository", "GitHub's workspace"])
@pytest.mark.parametrize("folder", [".", "site", "site/docs", "other"])
def test_annotations_name_files_from_the_root_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, marked_by: str
) -> None:
    root = site(tmp_path / "site", WRONG)
    (tmp_path / "other").mkdir()
    if marked_by == "a repository":
        (tmp_path / ".git").mkdir()
        monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    else:
        monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.chdir(tmp_path / folder)
    path = os.path.relpath(root)
    assert "::error file=site/docs/3.1.md,line=3" in check(path, "--format", "github").output
    (run_,) = json.loads(check(path, "--format", "sarif").output)["runs"]
    place = run_["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "site/docs/3.1.md"


def test_annotations_outside_of_any_repository_name_files_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site(tmp_path / "site", WRONG)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "elsewhere"))
    monkeypatch.chdir(tmp_path)
    assert "::error file=site/docs/3.1.md,line=3" in check("site", "--format", "github").output


def test_a_link_to_a_file_that_is_gone_ends_nothing(tmp_path: Path) -> None:
    root = site(tmp_path, {"3.1.md": task()})
    (root / "docs/gone.md").symlink_to("nowhere.md")
    (root / "docs/assets/files").mkdir(parents=True)
    (root / "docs/assets/files/gone.docx").symlink_to("nowhere.docx")
    assert check(root).exit_code == 0


def test_an_acceptance_in_an_inherited_configuration_says_so(tmp_path: Path) -> None:
    root = site(tmp_path, {"3.1.md": task()})
    accept = "plugins: {m3: {accept: [{code: M3072, reason: x}]}}\n"
    (root / "base.yml").write_text(f"site_name: Base\n{accept}", encoding="utf-8")
    (root / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    assert "is accepted in a configuration that this one takes in, and no longer found" in check(root).output


def test_the_cure_of_a_tasks_party_drops_nobody_who_may_act(tmp_path: Path) -> None:
    page = task(responsibleParty="responsibleParty: [customer, qsmo]").replace(
        "stakeholders:", "  - text: Talk\n    responsibleParty: shared\n  - Look back\nstakeholders:"
    )
    told = check(site(tmp_path, {"3.1.md": page})).output
    assert "M3072" in told
    assert "write `responsibleParty: [customer, provider, qsmo]`" in told


def test_links_of_pages_that_hold_nothing_of_the_playbook_are_looked_at_by_check_alone(
    tmp_path: Path,
) -> None:
    about = "# About\n\nSee [3.1 Bring the Two Teams Together](3.1.md) and [3.2](3.1.md).\n"
    tasks = {"3.1.md": task(title="Form One Program Team"), "3.2.md": task(number=2, title="Begin to Move")}
    found = check(site(tmp_path, {"about.md": about, **tasks}))
    assert [(place, code) for place, _, code in places(found.output)] == [
        ("docs/about.md:3:10", "M3101"),
        ("docs/about.md:3:53", "M3057"),
    ]
    assert found.output.splitlines()[-1].startswith(
        "Read 3 pages: no errors, no warnings, 2 pieces of advice."
    )
