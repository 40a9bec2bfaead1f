"""Forms for key tasks: a configuration for Decap CMS, which Sveltia CMS reads as well.

A form shows what it knows and writes a value in one way only. So a page is offered only where every
value of its front matter is one that the form writes: then a save changes nothing that nobody touched.
Names of options and widgets are those of https://decapcms.org/docs/configuration-options/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.authoring.examples import as_yaml, example
from mkdocs_m3.authoring.form_blockers import Obstacle, insists, obstacle
from mkdocs_m3.model import KeyTask
from mkdocs_m3.model.vocabulary import SHARED
from mkdocs_m3.model.words import capitalized
from mkdocs_m3.reading import read, schema
from mkdocs_m3.reading.shapes.addresses import FileOrAddress, Permalink
from mkdocs_m3.reading.shapes.choices import Choice
from mkdocs_m3.reading.shapes.fields import used
from mkdocs_m3.reading.shapes.ids import TextId
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.quantities import AnyNumber, Date
from mkdocs_m3.reading.shapes.scalars import Boolean, WholeNumber
from mkdocs_m3.reading.shapes.shape import unknown
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.shapes.words import AcceptedCode, Workstream

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.model import Source
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.shapes.shape import Shape

Widget = dict[str, object]
"""One field of a form, as Decap CMS reads it."""

_SIMPLE: Final[dict[type, Widget]] = {
    AnyText: {"widget": "string"},
    FileOrAddress: {"widget": "string"},
    AcceptedCode: {"widget": "string"},
    AnyNumber: {"widget": "number", "value_type": "float", "step": "any"},
    Date: {
        "widget": "datetime",
        "format": "YYYY-MM-DD",
        "date_format": "YYYY-MM-DD",
        "time_format": False,
        "default": "",
    },
    TextId: {"widget": "string"},
    WholeNumber: {"widget": "number", "value_type": "int", "min": 0},
    Permalink: {"widget": "string", "pattern": ["^/", "It begins with a slash, as in /3.1/"]},
}
"""The widgets that depend on nothing but the shape."""

_HEAD: Final = """\
# Forms for key tasks, for Decap CMS and Sveltia CMS. Written by `mkdocs-m3 cms`: run it again when pages
# come or go{changes}. `backend` and the media folder are yours to set.
#
# What a form cannot hold:
# - an item that is a bare text where a record may stand: a form writes records only
#   (write `- text: Program charter` in place of `- Program charter`; both mean the same)
{no_party}# - a text that YAML reads as a number, a date, or yes and no: a form writes it in another way
# - a key that is not in the table of key tasks, such as `tags`
# - comments in the front matter: they are gone after a save
# A page that holds one of the first {count} is not listed, so no form can change it.
# `mkdocs-m3 cms --prepare` writes the first {own} as forms do.
{one_party}"""
_NO_PARTY: Final = (
    "# - one party without a list, in a page that elsewhere names none where one may be named\n"
)
_ONE_PARTY: Final = "# One party is written as a list of one, which means the same.\n"


def cms_config(vocabulary: Vocabulary, folder: str, docs_dir: str, sources: Iterable[Source]) -> str:
    """A configuration with a form for each key task of a folder that a form can hold; the others are named.

    `folder` lies inside the documentation folder, `.` for all of it; `docs_dir` is the documentation
    folder as seen from the top of the repository.
    """
    files: list[Widget] = []
    left_out: list[Obstacle] = []
    forms = {is_insisting: form(vocabulary, insists=is_insisting) for is_insisting in (True, False)}
    for task in key_tasks(sources, folder, vocabulary):
        if found := obstacle(task.source, vocabulary):
            left_out.append(found)
        else:
            files.append(_file(task, docs_dir, forms[insists(task.source, vocabulary)]))
    noun = vocabulary.words.noun("task")
    collection = {
        "name": "key-tasks",
        "label": capitalized(noun.plural),
        "label_singular": capitalized(noun.singular),
        "files": files,
    }
    config: Widget = {
        "backend": {"name": "github", "repo": "OWNER/REPOSITORY", "branch": "main"},
        "media_folder": f"{docs_dir}/{vocabulary.files}",
        "public_folder": f"/{vocabulary.files}",
        "collections": [collection] if files else [],
    }
    named = "".join(_comment(f"{one.place}: {one.reason}") for one in left_out)
    return f"{vocabulary.say(_head(vocabulary))}{_listed(named)}{as_yaml(config)}"


def _head(vocabulary: Vocabulary) -> str:
    """What is said above the forms, as far as it concerns the site."""
    words = (("parties", vocabulary.parties), ("workstreams", vocabulary.workstreams))
    changing = " or ".join(word for word, terms in words if terms)
    return _HEAD.format(
        changes=f", and when {changing} change" if changing else "",
        no_party=_NO_PARTY if vocabulary.parties else "",
        count="four" if vocabulary.parties else "three",
        own="three" if vocabulary.parties else "two",
        one_party=_ONE_PARTY if vocabulary.parties else "",
    )


def form(vocabulary: Vocabulary, *, insists: bool = True) -> list[Widget]:
    """The form of a key task: a widget for each key of the table, and the body.

    One that `insists` on parties shows a single one as a list of one; one that does not shows lists alone.
    """
    body: Widget = {
        "name": "body",
        "label": "Text below the facts",
        "widget": "markdown",
        "modes": ["raw"],
        "required": False,
    }
    key_task = schema.page_type_of(schema.KEY_TASK, vocabulary)
    layout: Widget = {"name": "layout", "widget": "hidden", "default": schema.KEY_TASK.layout}
    fields = used(key_task.fields, vocabulary)
    return [layout, *(_widget(field, vocabulary, insists=insists) for field in fields), body]


def _comment(text: str) -> str:
    """A comment of one line, whatever an author has written that the text quotes."""
    shown = "".join(character if character.isprintable() else " " for character in text)
    return f"# {' '.join(shown.split())}\n"


def _listed(named: str) -> str:
    return f"#\n# Pages without a form, each with the line that is the reason:\n{named}\n" if named else "\n"


def key_tasks(sources: Iterable[Source], folder: str, vocabulary: Vocabulary) -> list[KeyTask]:
    """The key tasks of a folder, `.` for the documentation folder itself, in the order of their numbers."""
    inside = "" if folder in ("", ".") else f"{folder.strip('/')}/"
    pages = (read(source, vocabulary) for source in sources if source.uri.startswith(inside))
    return sorted(
        (page.record for page in pages if isinstance(page.record, KeyTask)),
        key=lambda task: (task.order, task.source.uri),
    )


def _file(task: KeyTask, docs_dir: str, fields: list[Widget]) -> Widget:
    return {
        "name": re.sub(r"[\W_]+", "-", task.source.uri.removesuffix(".md")),
        "label": f"{task.id} {task.name}",
        "file": f"{docs_dir}/{task.source.uri}",
        "fields": fields,
    }


def _widget(field: Field, vocabulary: Vocabulary, *, insists: bool) -> Widget:
    is_party = isinstance(field.shape, Parties) and field.shape.is_expected
    common: Widget = {
        "name": vocabulary.keys.theirs(field.key),
        "label": field.title_in(vocabulary),
        "hint": field.help_in(vocabulary),
        "required": field.is_required or (is_party and insists),
    }
    if isinstance(field.shape, Boolean):
        return {**common, "widget": "boolean", "default": not example(field, vocabulary)}
    if isinstance(field.shape, AnyText) and not field.is_required:
        return {**common, "widget": "text"}
    return common | _of_shape(field.shape, vocabulary, insists=insists)


def _of_shape(shape: Shape[object], vocabulary: Vocabulary, *, insists: bool) -> Widget:
    """The kind of widget that writes what a shape reads, with its options."""
    if isinstance(shape, ListOf):
        return {"widget": "list", "default": [], **_items(shape.item, vocabulary, insists=insists)}
    if isinstance(shape, Parties):
        # Where it is required, Decap shows a single word as a list of one; else it would show nothing.
        return {"widget": "select", "multiple": True, "min": 1, "options": _party_options(vocabulary)}
    if words := _words(shape, vocabulary):
        return {"widget": "select", "options": _options(words)}
    if isinstance(shape, Assignments):
        return _letters(vocabulary)
    if isinstance(shape, ObjectShape):
        return {"widget": "object", "collapsed": True, **_items(shape, vocabulary, insists=insists)}
    if widget := _SIMPLE.get(type(shape)):
        return widget
    raise unknown(shape, "authoring/cms.py")


def _words(shape: Shape[object], vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """The words of which a shape takes one, with their labels; none where it takes others."""
    if isinstance(shape, Workstream):
        return tuple((one.id, one.label) for one in vocabulary.workstreams)
    if isinstance(shape, TextId):
        return vocabulary.ids.phases if shape.known else ()
    return shape.choices if isinstance(shape, Choice) else ()


def _letters(vocabulary: Vocabulary) -> Widget:
    """A record with the letters of each party."""
    hint = f"One or several of {', '.join(vocabulary.letters.labels)}"
    letters: list[Widget] = [
        {"name": one["value"], "label": one["label"], "hint": hint, "widget": "string", "required": False}
        for one in _party_options(vocabulary)
    ]
    return {"widget": "object", "collapsed": True, "fields": letters}


def _items(item: Shape[object], vocabulary: Vocabulary, *, insists: bool) -> Widget:
    if isinstance(item, AnyText):
        return {"field": {"name": "text", "label": "Text", "widget": "text"}}
    if not isinstance(item, ObjectShape):
        raise unknown(item, "authoring/cms.py, in a list,")
    first = vocabulary.keys.theirs(item.fields[0].key)
    fields = [_widget(field, vocabulary, insists=insists) for field in used(item.fields, vocabulary)]
    singular = vocabulary.words.say(item.noun).partition(" ")[2]
    return {"label_singular": singular, "summary": f"{{{{fields.{first}}}}}", "fields": fields}


def _party_options(vocabulary: Vocabulary) -> list[dict[str, str]]:
    labels = " and ".join(vocabulary.party(id_).label for id_ in vocabulary.shared)
    return _options(
        [*((party.id, party.label) for party in vocabulary.parties), (SHARED, f"Shared: {labels}")]
    )


def _options(words: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"label": label, "value": id_} for id_, label in words]
