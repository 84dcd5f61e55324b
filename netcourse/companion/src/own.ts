// The cells in which a student types: a button that runs the lines, and one that opens and closes a text, for mouse, thumb and keyboard.

import { CodeCell, MarkdownCell } from '@jupyterlab/cells';
import type { Cell } from '@jupyterlab/cells';
import type { Question } from '../shared/progress.js';
import { lower } from '../shared/progress.js';
import { make } from '../../dom.js';
import { isOurs } from './running';
import type { Unit } from './unit';

/** Give a student's own cell its button, once. */
export function dressOwn(unit: Unit, cell: Cell, question: Question): void {
  if (cell.node.querySelector('.netcourse-own-buttons')) {
    return;
  }
  const name = lower(question.name);
  const buttons = make('div', { class: 'netcourse-own-buttons' });
  if (cell instanceof CodeCell) {
    buttons.append(runs(unit, cell, question, name));
  } else if (cell instanceof MarkdownCell) {
    buttons.append(writes(unit, cell, name));
  }
  cell.inputArea?.node.parentElement?.after(buttons);
}

/** Run an answer cell and its check, unless that is another one than the course released. */
export async function runOwn(unit: Unit, cell: CodeCell, question: Question): Promise<void> {
  const check = unit.panel.content.widgets.find(one => one.model.id === question.check);
  const trusted = check instanceof CodeCell && (unit.info.hashes === null || isOurs(unit, check));
  for (const one of [cell, trusted ? check : null]) {
    if (one instanceof CodeCell) {
      await CodeCell.execute(one, unit.panel.sessionContext).catch(() => undefined);
    }
  }
  unit.changed.emit();
  void unit.keep();
}

function runs(unit: Unit, cell: CodeCell, question: Question, name: string): HTMLElement {
  const button = make('button', { type: 'button', 'aria-label': `Run your lines of ${name}` }, 'Run your lines');
  const said = make('span', { role: 'status' });
  button.addEventListener('click', async () => {
    if (unit.python === 'stopped') {
      said.textContent = ` ${unit.why} Press "Run again" above first.`;
      return;
    }
    said.textContent = ' Running …';
    await runOwn(unit, cell, question);
    const failed = cell.model.outputs.toJSON().some(output => output.output_type === 'error');
    said.textContent = failed
      ? ' Python could not run these lines; the last line below says why. A number has a point and no unit, such as 3.5.'
      : ' Done: see below what it says.';
  });
  return make('p', {}, button, said);
}

function writes(unit: Unit, cell: MarkdownCell, name: string): HTMLElement {
  const button = make('button', { type: 'button' });
  const label = () => {
    button.textContent = cell.rendered ? 'Write your words' : 'Done';
    button.setAttribute('aria-label', cell.rendered ? `Write your words: ${name}` : `Done: ${name}`);
  };
  button.addEventListener('click', () => {
    const { content } = unit.panel;
    content.activeCellIndex = content.widgets.indexOf(cell);
    cell.rendered = !cell.rendered;
    if (!cell.rendered) {
      // The line in its place is there to be replaced, not to be kept.
      content.mode = 'edit';
      cell.editor?.focus();
      const stub = unit.info.questions.find(question => question.cell === cell.model.id)?.stub?.trim();
      if (stub && cell.model.sharedModel.getSource().trim() === stub) {
        cell.editor?.setSelection({ start: { line: 0, column: 0 }, end: { line: 0, column: stub.length } });
      }
    } else {
      button.focus();
      void unit.keep();
    }
    label();
  });
  cell.renderedChanged.connect(label);
  label();
  return make('p', {}, button);
}
