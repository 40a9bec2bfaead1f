"""The option that asks for pages of roles and parties."""

from __future__ import annotations

from mkdocs.config import config_options as opt
from mkdocs.config.base import ValidationError

from mkdocs_m3.model.page_options import GeneratedPages, read_pages


class Pages(opt.OptionallyRequired[GeneratedPages]):
    """Of what pages are generated, each kind perhaps with its folder and title."""

    def __init__(self) -> None:
        super().__init__(default=GeneratedPages())

    def run_validation(self, value: object) -> GeneratedPages:
        """The pages; everything that is wrong in them is said at once."""
        if isinstance(value, GeneratedPages):
            return value
        pages, problems = read_pages(value)
        if problems:
            raise ValidationError("\n".join(map(str, problems)))
        return pages
