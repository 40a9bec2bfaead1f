"""Tabs, which tests share: to open one takes as long as to load a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext, Page

_LASTING: Final = ("add_init_script", "emulate_media", "expose_function", "on", "once", "route")
"""What a test may do to a tab that outlives the page in it; the kind of media alone is set back."""
_FORGET: Final = """() => {
  try { localStorage.clear(); sessionStorage.clear(); } catch { return location.origin !== "null"; }
  return true;
}"""
"""Says whether a tab has come to a page that can be told to forget; a test may deny its page all memory."""


class Tabs:
    """Tabs by the options of their browser, which has at hand for all of them what it has fetched for one."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: dict[str, BrowserContext] = {}
        self._idle: dict[BrowserContext, list[Page]] = {}
        self._changed: set[Page] = set()

    def take(self, **options: object) -> Page:
        """A tab that remembers nothing."""
        key = repr(sorted(options.items()))
        if key not in self._contexts:
            context = self._browser.new_context(**options)  # type: ignore[arg-type]  # playwright checks them
            context.new_page()  # a window ends with its last tab, and takes longer to open than a page
            self._contexts[key], self._idle[context] = context, []
        context = self._contexts[key]
        if self._idle[context]:
            return self._idle[context].pop()
        page = context.new_page()
        page.set_default_timeout(20_000)
        for name in _LASTING:
            setattr(page, name, self._noting(page, name))
        return page

    def give_back(self, page: Page) -> None:
        """Let the next test have a tab, unless something of this one would last in it."""
        if page.is_closed():
            return
        if not page.evaluate(_FORGET):
            self._close(page.context)
        elif page in self._changed:
            page.close()
        else:
            page.emulate_media(media="null")
            page.mouse.move(-1, -1)  # or the next page has something under the mouse
            page.goto("about:blank")
            self._idle[page.context].append(page)

    def _close(self, context: BrowserContext) -> None:
        """Forget a browser whose tab has left the site, and with it what that site has kept."""
        del self._idle[context]
        self._contexts = {key: one for key, one in self._contexts.items() if one is not context}
        context.close()

    def _noting(self, page: Page, name: str) -> Callable[..., object]:
        method = getattr(page, name)

        def note(*arguments: object, **options: object) -> object:
            if (name, set(options)) != ("emulate_media", {"media"}):
                self._changed.add(page)
            return method(*arguments, **options)

        return note
