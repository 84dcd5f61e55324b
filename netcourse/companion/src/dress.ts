// How a unit's notebook looks and behaves as a course: every cell in the accessibility tree, no developer's frames, no key that edits by
// accident.

import { MarkdownCell } from '@jupyterlab/cells';
import type { Cell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { make, say } from '../../dom.js';
import { isStudents } from './manifest';
import { dressOwn } from './own';
import { Glossary } from './terms';
import type { Unit } from './unit';

const WIDGET = 'application/vnd.jupyter.widget-view+json';
// An explorer, or the counting lab, that Python drew.
const LIVE = '.netcourse-explorer, .ki67';
const SUPPRESS = 'data-lm-suppress-shortcuts';

/** Make a panel a unit of the course. */
export function dress(unit: Unit): void {
  const { panel } = unit;
  const notebook = panel.content;
  // Its style sheet also puts back into the accessibility tree what JupyterLab leaves out of it while it is off the screen.
  panel.addClass('netcourse-unit');
  panel.toolbar.setHidden(isStudents());
  nameThePage(unit);
  const glossary = new Glossary();
  const cells = () => notebook.widgets.forEach(cell => dressCell(unit, cell, glossary));
  cells();
  panel.context.model.cells.changed.connect(() => setTimeout(cells));
  unit.changed.connect(() => {
    stopped(panel, unit.python === 'stopped');
    tellWaiting(unit);
  });
  guardKeys(panel);
}

/** The page is called by the unit; the panel's own label is its file's name, and changing it would rename what the kernel runs. */
function nameThePage(unit: Unit): void {
  const name = () => {
    if (unit.panel.isVisible && document.title !== unit.info.title) {
      document.title = unit.info.title;
    }
  };
  name();
  const watch = new MutationObserver(name);
  watch.observe(document.querySelector('title')!, { childList: true, characterData: true, subtree: true });
  unit.panel.disposed.connect(() => watch.disconnect());
}

function dressCell(unit: Unit, cell: Cell, glossary: Glossary): void {
  const grading = cell.model.getMetadata('nbgrader') as { grade?: boolean; solution?: boolean } | undefined;
  const hidden = (cell.model.getMetadata('jupyter') as { source_hidden?: boolean } | undefined)?.source_hidden === true;
  cell.toggleClass('netcourse-folded', hidden);
  cell.toggleClass('netcourse-marks', grading?.grade === true && cell.model.type === 'code' && !grading.solution);
  const question = unit.info.questions.find(one => one.cell === cell.model.id);
  const own = question !== undefined && question.kind !== 'form';
  cell.toggleClass('netcourse-own', own);
  if (own) {
    void cell.ready.then(() => dressOwn(unit, cell, question));
  }
  if (cell instanceof MarkdownCell) {
    void cell.ready.then(() => tidyMarkdown(cell.node));
  }
  void cell.ready.then(() => glossary.explain(cell.node));
}

/** Tables whose rows can be told by a screen reader, and no stop of the Tab key on a heading's mark. */
export function tidyMarkdown(node: HTMLElement): void {
  const tidy = () => {
    for (const link of node.querySelectorAll<HTMLElement>('.jp-InternalAnchorLink')) {
      link.tabIndex = -1;
      link.setAttribute('aria-hidden', 'true');
    }
    for (const table of node.querySelectorAll<HTMLTableElement>('.jp-RenderedMarkdown table')) {
      dressTable(table);
    }
  };
  tidy();
  new MutationObserver(tidy).observe(node, { childList: true, subtree: true });
}

function dressTable(table: HTMLTableElement): void {
  if (table.dataset.netcourse) {
    return;
  }
  table.dataset.netcourse = 'dressed';
  for (const cell of table.querySelectorAll('thead th')) {
    cell.setAttribute('scope', 'col');
  }
  for (const cell of table.querySelectorAll('tbody tr > td:first-child')) {
    const head = make('th', { scope: 'row' });
    head.append(...cell.childNodes);
    head.style.textAlign = (cell as HTMLElement).style.textAlign;
    cell.replaceWith(head);
  }
  const heading = headingAbove(table);
  if (heading && !table.caption) {
    const caption = table.createCaption();
    caption.className = 'netcourse-spoken';
    caption.textContent = heading;
  }
  if (table.parentElement && !table.parentElement.classList.contains('netcourse-wide')) {
    const wide = make('div', { class: 'netcourse-wide' });
    table.replaceWith(wide);
    wide.append(table);
    cardsWhereNarrow(wide, table);
  }
}

/** A table that does not fit its place becomes cards. The roles are written out, as a table that is laid out as cards would lose them. */
function cardsWhereNarrow(wide: HTMLElement, table: HTMLTableElement): void {
  const heads = [...table.querySelectorAll('thead th')].map(cell => cell.textContent ?? '');
  table.setAttribute('role', 'table');
  table.querySelectorAll('thead, tbody').forEach(part => part.setAttribute('role', 'rowgroup'));
  table.querySelectorAll('thead th').forEach(cell => cell.setAttribute('role', 'columnheader'));
  for (const row of table.rows) {
    row.setAttribute('role', 'row');
    [...row.cells].forEach((cell, at) => {
      if (cell.closest('tbody')) {
        cell.setAttribute('role', at ? 'cell' : 'rowheader');
        cell.dataset.head = heads[at] ?? '';
      }
    });
  }
  let width = 0;
  const fit = () => {
    if (wide.clientWidth !== width) {
      width = wide.clientWidth;
      table.classList.remove('netcourse-cards');
      table.classList.toggle('netcourse-cards', wide.scrollWidth > width + 1);
    }
  };
  // Not within the observer's own round: what it does here changes how high the table is.
  new ResizeObserver(() => requestAnimationFrame(fit)).observe(wide);
}

function headingAbove(table: HTMLElement): string {
  const within = [...(table.closest('.jp-RenderedMarkdown')?.querySelectorAll('h1, h2, h3, h4') ?? [])];
  const above = within.filter(one => one.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
  return (above?.textContent ?? '').replace(/¶$/, '').trim();
}

/** What hangs on a stopped Python says so, and takes no focus. JupyterLab's own dialog would say it again, over all that can be read. */
function stopped(panel: NotebookPanel, is: boolean): void {
  if (is) {
    setTimeout(() => document.querySelector<HTMLElement>('.jp-Dialog[aria-label^="Kernel Restarting"] .jp-mod-accept')?.click(), 200);
  }
  panel.toggleClass('netcourse-stopped', is);
  if (is) {
    for (const explorer of panel.node.querySelectorAll<HTMLElement>(LIVE)) {
      // For good: what it hangs on does not come back. A new run draws a new one.
      explorer.inert = true;
    }
  }
}

/** An explorer that can't be used now says so, and when it can: no press goes nowhere. */
function tellWaiting({ panel, python, info }: Unit): void {
  const asks = info.hashes === null ? 'Press "Run the unit" above to use this.' : 'Python is starting. In a moment this can be used.';
  const when = python === 'stopped' ? 'Python has stopped. Press "Run again" above to use this again.' : asks;
  for (const cell of panel.content.widgets) {
    const drawn = cell.node.querySelector<HTMLElement>(`.jp-OutputArea :is(${LIVE})`);
    const waits = drawn ? drawn.inert : cell.node.querySelector('.jp-OutputArea section.netcourse-still') !== null;
    let line = cell.node.querySelector<HTMLElement>('.netcourse-waits');
    if (!waits || python === 'ready') {
      line?.remove();
      continue;
    }
    if (!line) {
      line = make('p', { class: 'netcourse-waits' });
      cell.node.querySelector('.jp-Cell-outputWrapper')?.before(line);
    }
    say(line, when);
  }
}

/** Show a saved notebook's stills where their widgets belong to a Python that is gone. */
export function dropDeadWidgets(panel: NotebookPanel): void {
  for (const cell of panel.context.model.cells) {
    const outputs = (cell as unknown as { outputs?: { length: number; get(at: number): { data: object; setData(o: object): void } } }).outputs;
    for (let at = 0; at < (outputs?.length ?? 0); at++) {
      const output = outputs!.get(at);
      if (output.data && WIDGET in output.data && Object.keys(output.data).some(name => name.startsWith('text/'))) {
        const { [WIDGET]: _, ...data } = output.data as Record<string, unknown>;
        output.setData({ data });
      }
    }
  }
}

/**
 * A letter must never edit a question: JupyterLab takes plain keys as commands wherever the focus is in a notebook. It listens on the
 * document, so only the window hears a key before it does; shortcuts are off for as long as that key takes, and the key itself goes on.
 */
function guardKeys(panel: NotebookPanel): void {
  const guard = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (!panel.node.contains(target) || target.closest('.cm-editor')) {
      return;
    }
    const command = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === 'Enter');
    const inside = target.closest('.jp-OutputArea, .jp-RenderedMarkdown, .netcourse-bar') !== null;
    if (command || event.key === 'Escape' || (event.key.length > 1 && !inside)) {
      return;
    }
    // On the element itself: JupyterLab looks from there upwards, and takes the first that a shortcut is for.
    target.setAttribute(SUPPRESS, 'true');
    setTimeout(() => target.removeAttribute(SUPPRESS));
  };
  window.addEventListener('keydown', guard, true);
  panel.disposed.connect(() => window.removeEventListener('keydown', guard, true));
}
