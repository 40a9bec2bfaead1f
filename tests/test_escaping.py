"""What templates print is escaped as `markupsafe.escape` escapes it."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from mkdocs_m3.rendering.environment import environment
from mkdocs_m3.rendering.escaping import escaped


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.lists(st.text())))
def test_values_are_escaped_like_anywhere_else(value: object) -> None:
    assert escaped(value) == str(escape(value))


def test_a_template_prints_escaped_words_and_markup_as_it_is() -> None:
    template = environment(None).from_string("{{ one }}|{{ two }}|{{ 'a' ~ one }}|{{ 3 }}")
    printed = template.render(one="<b>'\"&", two=Markup("<i>"))
    assert printed == "&lt;b&gt;&#39;&#34;&amp;|<i>|a&lt;b&gt;&#39;&#34;&amp;|3"


def test_a_name_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        environment(None).from_string("{{ nothing }}").render()
