// A unit runs by itself: what the course released and nobody changed. It stays where the reader is.

import { CodeCell } from '@jupyterlab/cells';
import { onlyPointed } from '../shared/pointed.js';
import { runCell } from './in_place';
import { isReleased } from './manifest';
import type { Unit } from './unit';

/** An explorer, or the counting lab: as Python drew it, or as it stands before that. */
const EXPLORER = '.netcourse-explorer, .ki67, section.netcourse-still';

/** A unit's code, cell for cell: what the course released, and what is the student's own or anybody else's. */
export function parts(unit: Unit): { all: CodeCell[]; released: CodeCell[]; own: CodeCell[] } {
  const all = unit.panel.content.widgets.filter((cell): cell is CodeCell => cell instanceof CodeCell && source(cell).trim() !== '');
  const released = all.filter(cell => isOurs(unit, cell));
  return { all, released, own: all.filter(cell => !released.includes(cell)) };
}

/** Whether a cell is as the course released it, be it with numbers in it that were pointed at: only that runs without being asked for. */
export function isOurs(unit: Unit, cell: CodeCell): boolean {
  const stub = unit.info.questions.find(question => question.cell === cell.model.id)?.stub ?? '';
  return isReleased(unit.info, source(cell)) || (isReleased(unit.info, stub) && onlyPointed(source(cell), stub));
}

function source(cell: CodeCell): string {
  return cell.model.sharedModel.getSource();
}

/**
 * The order in which what was released runs by itself: explorers first. A form takes an answer before its own cell has run; an explorer
 * can be used only then, and the first stood behind thirty forms. None of them needs a cell above it.
 */
export function explorersFirst(cells: readonly CodeCell[]): CodeCell[] {
  const waits = (cell: CodeCell) => cell.node.querySelector(`.jp-OutputArea :is(${EXPLORER})`) !== null;
  return [...cells.filter(waits), ...cells.filter(cell => !waits(cell))];
}

/** Run cells one after another, in the order given; a cell that fails does not keep the next from running. */
export async function run(unit: Unit, cells: CodeCell[]): Promise<void> {
  await unit.begin();
  for (let done = 0; done < cells.length; done++) {
    unit.ran(done, cells.length);
    if (unit.panel.isDisposed || unit.python === 'stopped') {
      return;
    }
    if (!cells[done].isDisposed) {
      await unit.untilStopped(runCell(cells[done], unit.panel.sessionContext));
    }
  }
  unit.ran(cells.length, cells.length);
}

/** Start Python anew where it is gone, and run the unit; all of it where somebody has to ask for every run anyway. */
export async function runAgain(unit: Unit): Promise<void> {
  const session = unit.panel.sessionContext;
  const kernel = session.session?.kernel;
  if (!kernel) {
    await session.changeKernel({ name: unit.panel.context.model.defaultKernelName });
  } else if (kernel.status === 'dead') {
    await kernel.restart();
  }
  const { all, released } = parts(unit);
  await run(unit, unit.info.hashes === null ? all : explorersFirst(released));
}
