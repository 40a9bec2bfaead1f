"""The names of HTML's elements, present and obsolete, as the HTML standard lists them."""

from __future__ import annotations

from typing import Final

VOID_TAGS: Final = frozenset(
    "area base basefont bgsound br col embed frame hr img input link meta param source track wbr".split()
)
"""Elements that have no closing tag."""

HTML_TAGS: Final = VOID_TAGS | frozenset(
    """
    a abbr acronym address applet article aside audio b bdi bdo big blink blockquote body button
    canvas caption center cite code data datalist dd del details dfn dialog dir div dl dt em
    fieldset figcaption figure font footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html
    i iframe ins kbd label legend li main map mark marquee math menu meter nav nobr noframes noscript
    object ol optgroup option output p picture plaintext portal pre progress q rb rp rt rtc ruby
    s samp script search section select slot small span strike strong style sub summary sup svg
    table tbody td template textarea tfoot th thead time title tr tt u ul var video xmp
    """.split()
)
"""Every element; what is not here only looks like a tag."""
