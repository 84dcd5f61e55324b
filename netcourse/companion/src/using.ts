// A number that was pointed at in a workbench goes into the answer cell of its exercise: one line is replaced, and the cell is run.

import { CodeCell } from '@jupyterlab/cells';
import { complaint } from '../shared/progress.js';
import type { Question } from '../shared/progress.js';
import { replaced } from '../shared/pointed.js';
import { runOwn } from './own';
import { isOurs } from './running';
import type { Unit } from './unit';

const USE = 'netcourse:use';

interface Use {
  variable: string;
  code: string;
  tell(words: string): void;
}

/** Take over the numbers that are pointed at in a unit. */
export function takeNumbers(unit: Unit): void {
  const take = (event: Event) => {
    const use = (event as CustomEvent<Use>).detail;
    if (/^\w+$/.test(use?.variable ?? '') && typeof use.code === 'string' && typeof use.tell === 'function') {
      event.preventDefault();
      void put(unit, use);
    }
  };
  unit.panel.node.addEventListener(USE, take);
  unit.panel.disposed.connect(() => unit.panel.node.removeEventListener(USE, take));
}

async function put(unit: Unit, { variable, code, tell }: Use): Promise<void> {
  if (unit.python === 'stopped') {
    tell(`${unit.why} Press "Run again" above first.`);
    return;
  }
  const found = answerCell(unit, variable);
  if (!found) {
    tell(`No answer in this unit has the name ${variable}. Your line would be: ${code}`);
    return;
  }
  const { cell, question } = found;
  const { source, why } = replaced(cell.model.sharedModel.getSource(), variable, code);
  if (why) {
    tell(why);
    return;
  }
  cell.model.sharedModel.setSource(source);
  if (!isOurs(unit, cell)) {
    // Other lines stand there too, and nobody has asked for them.
    tell(`${line(code)} stands in the answer below, among other lines. Look at them, and run them there.`);
    return;
  }
  tell(`${line(code)} stands in the answer below. Running it …`);
  await runOwn(unit, cell, question);
  const cells = new Map((unit.panel.context.model.toJSON() as { cells: { id: string }[] }).cells.map(one => [one.id, one]));
  const open = complaint(question, cells);
  tell(`${line(code)} stands in the answer below.${open ? ` ${open}` : ''}`);
}

/** The answer cell in whose text a variable has a line: as it stands there now, or as it was handed out. */
function answerCell(unit: Unit, variable: string): { cell: CodeCell; question: Question } | null {
  const names = new RegExp(`^${variable}\\b`, 'm');
  for (const question of unit.info.questions.filter(({ kind }) => kind === 'code')) {
    const cell = unit.panel.content.widgets.find(one => one.model.id === question.cell);
    if (cell instanceof CodeCell && (names.test(cell.model.sharedModel.getSource()) || names.test(question.stub ?? ''))) {
      return { cell, question };
    }
  }
  return null;
}

function line(code: string): string {
  return code.split('#')[0].trim();
}
