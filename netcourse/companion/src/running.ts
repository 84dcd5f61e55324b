// A unit runs by itself: what the course released and nobody changed. It stays where the reader is.

import { CodeCell } from '@jupyterlab/cells';
import type { Cell } from '@jupyterlab/cells';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Unit } from './unit';

/** What the course released, cell for cell; all else is the student's own. */
export function parts(unit: Unit): { released: CodeCell[]; own: CodeCell[] } {
  const code = unit.panel.content.widgets.filter((cell): cell is CodeCell => cell instanceof CodeCell);
  const hashes = unit.info.hashes;
  const isReleased = (cell: Cell) => hashes !== null && hashes.has(bytesToHex(sha256(utf8ToBytes(cell.model.sharedModel.getSource()))));
  return {
    released: code.filter(isReleased),
    own: code.filter(cell => !isReleased(cell) && cell.model.sharedModel.getSource().trim() !== '')
  };
}

/** Run cells one after another, in the order of the notebook; a cell that fails does not keep the next from running. */
export async function run(unit: Unit, cells: CodeCell[]): Promise<void> {
  await unit.begin();
  unit.running(0, cells.length);
  let done = 0;
  for (const cell of cells) {
    if (unit.panel.isDisposed || unit.python === 'stopped') {
      return;
    }
    if (!cell.isDisposed) {
      await once(unit, cell);
    }
    unit.running(++done, cells.length);
  }
}

async function once(unit: Unit, cell: CodeCell): Promise<void> {
  // A kernel that dies leaves its requests without an answer.
  let heard = () => undefined as void;
  const gone = new Promise<void>(resolve => {
    heard = () => {
      if (unit.python === 'stopped') {
        resolve();
      }
    };
  });
  unit.changed.connect(heard);
  await Promise.race([CodeCell.execute(cell, unit.panel.sessionContext).catch(() => undefined), gone]);
  unit.changed.disconnect(heard);
}

/** Start Python anew where it is gone, and run the unit. */
export async function runAgain(unit: Unit): Promise<void> {
  const session = unit.panel.sessionContext;
  const kernel = session.session?.kernel;
  if (!kernel) {
    await session.changeKernel({ name: unit.panel.context.model.defaultKernelName });
  } else if (kernel.status === 'dead') {
    await kernel.restart();
  }
  await run(unit, parts(unit).released);
}
