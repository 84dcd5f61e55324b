// Where a question is in the notebook, and how to get there.

import type { Cell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Question } from '../shared/progress.js';

/** A task, its workbench, and the cell to answer in. */
const MOST_ABOVE = 4;

/** Whether motion is welcome. */
function smooth(): ScrollBehavior {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}

/** The nearest heading above a question: its own, or the one of the task that it belongs to. */
function headingOf(above: readonly Cell[]): Cell | null {
  const near = above.slice(-MOST_ABOVE).reverse();
  return near.find(cell => cell.model.type === 'markdown' && /^###? /m.test(cell.model.sharedModel.getSource())) ?? null;
}

/** Scroll to a question's heading and put the focus on its form, or on the cell to type in. */
export function goTo(panel: NotebookPanel, question: Question): void {
  const cells = panel.content.widgets;
  const at = cells.findIndex(cell => cell.model.id === question.cell);
  if (at < 0) {
    return;
  }
  const above = cells[at - 1];
  const start: Cell = headingOf(cells.slice(0, at)) ?? above ?? cells[at];
  panel.content.activeCellIndex = at;
  start.node.scrollIntoView({ block: 'start', behavior: smooth() });
  const form = cells[at].node.querySelector<HTMLElement>('.netcourse-form, .netcourse-board');
  if (form) {
    form.focus({ preventScroll: true });
  } else {
    cells[at].node.focus({ preventScroll: true });
  }
}
