"""An explorer on a page of its own with its Python behind it, for what needs no JupyterLab: widths, themes, fingers and paper."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from netcourse.explorers import panel
from netcourse.explorers.explorer import Explorer
from netcourse.explorers.ki67 import view
from netcourse.explorers.ki67.lab import Setup, drawn, show

# As JupyterLab marks its themes, with the colours that ours use of them.
THEMES = {
    "light": ("true", ""),
    "dark": (
        "false",
        "background: #111111; color: #e0e0e0; --jp-layout-color1: #111111; --jp-content-font-color0: #ffffff;"
        "--jp-content-font-color1: #e0e0e0; --jp-content-font-color2: #bdbdbd; --jp-ui-font-color1: #e0e0e0;"
        "--jp-border-color1: #616161; --jp-border-color2: #424242; --jp-inverse-layout-color1: #ffffff;"
        "--jp-ui-inverse-font-color1: #111111; --jp-brand-color1: #64b5f6; --jp-error-color1: #ff6b6b",
    ),
}
PAGE = """<!doctype html><html lang="en"><title>Explorer</title><meta name="viewport" content="width=device-width">
<body data-jp-theme-light="{light}" style="margin: 8px; {colours}"><div id="here"></div></body></html>"""
# What anywidget gives a view of ours: its model. `post` is Python.
DRAW = """async ({ script, looks, traits }) => {
    const heard = {};
    const tell = (changed) => Object.entries(changed).forEach(([name, value]) => {
        traits[name] = value;
        (heard[`change:${name}`] ?? []).forEach((does) => does());
    });
    const model = {
        get: (name) => traits[name],
        set: (name, value) => { traits[name] = value; },
        on: (name, does) => (heard[name] ??= []).push(does),
        off: () => {},
        save_changes: async () => tell(await window.post(traits.asked)),
        send: async (message) => tell(await window.post(message)),
    };
    window.send = model.send;
    document.head.append(Object.assign(document.createElement('style'), { textContent: looks }));
    const view = await import(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    view.default.render({ model, el: document.querySelector('#here') });
}"""


@contextmanager
def bare_page(context: Any, shown: Explorer | Setup, theme: str = "light", address: str = "") -> Iterator[Any]:
    """A page with an explorer or the counting lab on it; gives Playwright's page. Without an address it can keep nothing."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    light, colours = THEMES[theme]
    content = PAGE.format(light=light, colours=colours)
    if address:
        page.route(address, lambda route: route.fulfill(body=content, content_type="text/html"))
        page.goto(address)
    else:
        page.set_content(content)
    page.evaluate(DRAW, _lab(page, shown) if isinstance(shown, Setup) else _panel(page, shown))
    yield page
    page.close()
    assert complaints == []


def _panel(page: Any, explorer: Explorer) -> Mapping[str, Any]:
    session = panel.Session(explorer)
    page.expose_function("post", lambda message: {"state": session.answer(message)})
    looks = Path(panel.__file__).with_name("panel.css").read_text(encoding="utf-8")
    return {"script": panel.panel_script(), "looks": looks, "traits": {"opening": session.opening, "state": session.state}}


def _lab(page: Any, setup: Setup) -> Mapping[str, Any]:
    page.expose_function("post", lambda asked: {"shown": show(setup, asked)})
    looks = Path(view.__file__).with_name("lab.css").read_text(encoding="utf-8")
    return {"script": view.lab_script(), "looks": looks, "traits": {"slide": drawn(setup), "asked": {}, "shown": show(setup, {})}}
