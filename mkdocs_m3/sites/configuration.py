"""The keys of a configuration file with their values, of whichever kind it is."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIGURATION_FILES: Final = (
    "mkdocs.yml",
    "mkdocs.yaml",
    "properdocs.yml",
    "properdocs.yaml",
    "zensical.toml",
)
"""The names by which a folder's configuration is found; where there are several, the first wins."""

_MOST_INHERITED: Final = 20
"""Files of which each inherits from the next; more are taken for a circle."""


class ConfigurationError(ValueError):
    """A configuration that cannot be used; its words say where, and what is wrong."""


def said_in(file: Path, loader: type[Loader] | None = None) -> dict[str, Any]:
    """The keys of a configuration file; nothing that it names is imported. Raises `ConfigurationError`."""
    said: object
    try:
        said = _project(file) if file.suffix == ".toml" else _in_yaml(file, loader or Loader, _MOST_INHERITED)
    except yaml.YAMLError as error:
        raise ConfigurationError(f"{file}: error parsing the configuration file: {error}") from None
    if not isinstance(said, dict):
        missing = "table `project`" if file.suffix == ".toml" else "keys such as `site_name`"
        raise ConfigurationError(f"{file} has no {missing}, in which the settings of a site are")
    return said


def _project(file: Path) -> object:
    # Loaded here, since most sites are configured in YAML.
    if sys.version_info >= (3, 11):
        import tomllib  # noqa: PLC0415
    else:
        import tomli as tomllib  # noqa: PLC0415
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")).get("project")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file} cannot be read: {error}") from None


def _in_yaml(file: Path, loader: type[Loader], left: int) -> object:
    """What a file says, over what the file says from which it inherits."""
    said = yaml.load(file.read_bytes(), Loader=loader)  # noqa: S506 - made of the safe one
    if not isinstance(said, dict) or "INHERIT" not in said:
        return said
    above = Path(os.path.normpath(file.parent / str(said.pop("INHERIT"))))
    if not above.is_file() or not left:
        problem = "does not exist" if left else "inherits in a circle"
        raise ConfigurationError(f"{file}: the inherited configuration file {above} {problem}")
    inherited = _in_yaml(above, loader, left - 1)
    return merged(inherited, said) if isinstance(inherited, dict) else said


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Keys over others, those that hold keys themselves merged, too."""
    return {
        **below,
        **{
            key: merged(below[key], value)
            if isinstance(value, dict) and isinstance(below.get(key), dict)
            else value
            for key, value in above.items()
        },
    }


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # one of two classes
    """A loader that imports nothing: what names code of a theme or plugin is left out."""


def _of_environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """The value of `!ENV NAME`, or of the first of several that is set; the last may be a default."""
    names, default = [node], None
    if isinstance(node, yaml.SequenceNode):
        names = node.value
        if len(names) > 1:
            default, names = loader.construct_object(names[-1], deep=True), names[:-1]
    for name in names:
        if isinstance(name, yaml.ScalarNode) and name.value in os.environ:
            value = os.environ[name.value]
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call] # upstream
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return default


Loader.add_constructor("!ENV", _of_environment)
Loader.add_constructor("!relative", lambda _, node: node.value)
Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
