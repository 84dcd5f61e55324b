// The one bar above a unit: what is recorded, what is next, how Python is, and the way to everything else.

import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { complaint, listed, lower } from '../shared/progress.js';
import type { Progress, Question } from '../shared/progress.js';
import { make, say } from '../../dom.js';
import { HandIn } from './handing_in';
import { home } from './manifest';
import { goTo } from './places';
import { explorersFirst, parts, run, runAgain } from './running';
import type { Unit } from './unit';

const MOST_OF_THE_PAGE = 0.6;
const READY = 'Ready.';

type Part = 'outline' | 'missing' | 'hand-in';

export class Bar extends Widget {
  constructor(
    private readonly unit: Unit,
    private readonly toCourse: () => void
  ) {
    super({ node: make('section', { 'aria-label': `${unit.info.title}: your progress` }) });
    this.addClass('netcourse-bar');
    this.handIn = new HandIn(unit, question => this.go(question));
    const units = home()
      ? make('a', { href: home(), class: 'netcourse-units' }, 'All units')
      : make('button', { type: 'button', class: 'netcourse-units' }, 'All units');
    if (!home()) {
      units.addEventListener('click', () => this.toCourse());
    }
    this.next.addEventListener('click', () => this.unit.progress.next && this.go(this.unit.progress.next));
    this.action.addEventListener('click', () => void this.act());
    this.line.append(this.said, this.meter, this.action);
    this.inner.append(
      make('div', { class: 'netcourse-line' }, units, this.count, this.next, this.button('outline', 'Outline'),
        this.button('missing', 'Check what is missing'), this.button('hand-in', 'Hand in')),
      this.line,
      this.area
    );
    this.node.append(this.inner);
    this.node.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.shown) {
        const opener = this.buttons.get(this.shown)!;
        this.disclose(null);
        opener.focus();
      }
    });
    unit.changed.connect(this.update, this);
    this.update();
  }

  protected onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    // What holds the bar is laid out by JupyterLab, which gives a header the height that it asks for.
    this.sizes.observe(this.inner);
  }

  protected onBeforeDetach(message: Message): void {
    this.sizes.disconnect();
    super.onBeforeDetach(message);
  }

  protected onUpdateRequest(): void {
    const { recorded, total, marks, atStake, next } = this.unit.progress;
    say(this.count, `${recorded} of ${total} recorded · ${atStake} of ${marks} marks at stake`);
    this.next.hidden = !next;
    say(this.next, next ? `Next: ${lower(next.name)}` : '');
    const { sentence, act } = this.state(recorded, next);
    say(this.said, sentence);
    this.node.dataset.python = this.unit.python;
    this.node.classList.toggle('netcourse-elsewhere', this.unit.isElsewhere);
    this.line.classList.toggle('netcourse-spoken', sentence === READY);
    this.action.hidden = !act;
    say(this.action, act);
    this.meter.hidden = this.unit.python !== 'running';
    [this.meter.max, this.meter.value] = [this.unit.run?.all || 1, this.unit.run?.done ?? 0];
    if (this.shown) {
      this.fill(this.shown);
    }
  }

  /** What the line says, and what its button does. */
  private state(recorded: number, next: Question | null): { sentence: string; act: string } {
    if (this.unit.isElsewhere) {
      const kept = recorded ? ' What is counted here is safe.' : '';
      return { sentence: `This unit is also open in another tab, which saved it later.${kept} What you type here is not saved: reload this page.`, act: 'Reload' };
    }
    const safe = recorded ? ` Your ${recorded} ${recorded === 1 ? 'answer is' : 'answers are'} safe.` : ' Nothing is lost.';
    if (this.unit.python === 'stopped') {
      return { sentence: `${this.unit.why}${safe}`, act: 'Run again' };
    }
    if (this.unit.python === 'starting') {
      return this.asks
        ? { sentence: 'This page does not know who made this notebook, so nothing has run yet.', act: 'Run the unit' }
        : { sentence: 'Python is starting. You can read, and answer: what you record waits for it.', act: '' };
    }
    if (this.unit.python === 'running') {
      return { sentence: 'Getting the unit ready. You can read, and answer, meanwhile.', act: '' };
    }
    if (this.own > 0) {
      const cells = this.own === 1 ? 'one cell' : `${this.own} cells`;
      return { sentence: `Code of your own in ${cells} has not run since you opened the unit.`, act: 'Run my code' };
    }
    return { sentence: next ? READY : 'All is in. Hand it in when you like; until then you can change every answer.', act: '' };
  }

  private async act(): Promise<void> {
    if (this.unit.isElsewhere) {
      location.reload();
      return;
    }
    // The button goes as soon as it is pressed; the focus stays in the bar.
    this.node.querySelector<HTMLElement>('.netcourse-units')?.focus();
    const { all, own } = parts(this.unit);
    if (this.unit.python === 'stopped') {
      await runAgain(this.unit);
      this.own = this.unit.info.hashes === null ? 0 : own.length;
    } else if (this.asks) {
      this.asks = false;
      await run(this.unit, all);
    } else {
      this.own = 0;
      await run(this.unit, all.slice(all.indexOf(own[0])));
    }
    this.update();
  }

  /** The unit has been opened: run what was released, or ask. */
  async open(): Promise<void> {
    const { released, own } = parts(this.unit);
    this.asks = this.unit.info.hashes === null;
    this.update();
    if (!this.asks) {
      await run(this.unit, explorersFirst(released));
      this.own = own.length;
      this.update();
    }
  }

  /** What of the unit is recorded. */
  get progress(): Progress {
    return this.unit.progress;
  }

  /** Show how to hand in, and put the focus there. */
  openHandIn(): void {
    this.disclose('hand-in');
    this.handIn.node.querySelector('input')?.focus();
  }

  private go(question: Question): void {
    this.disclose(null);
    goTo(this.unit.panel, question);
  }

  private button(part: Part, words: string): HTMLButtonElement {
    const [first, ...rest] = words.split(' ');
    const label = part === 'missing' ? [first, make('span', { class: 'netcourse-roomy' }, ` ${rest.join(' ')}`)] : [words];
    const button = make('button', { type: 'button', 'aria-expanded': 'false', 'aria-label': words, 'data-part': part }, ...label);
    button.addEventListener('click', () => this.disclose(this.shown === part ? null : part));
    this.buttons.set(part, button);
    return button;
  }

  private disclose(part: Part | null): void {
    this.shown = part;
    for (const [name, button] of this.buttons) {
      button.setAttribute('aria-expanded', String(name === part));
    }
    this.area.hidden = part === null;
    this.area.replaceChildren();
    if (part) {
      this.fill(part);
    }
  }

  private fill(part: Part): void {
    if (part === 'hand-in') {
      if (!this.area.contains(this.handIn.node)) {
        this.area.replaceChildren(this.handIn.node);
      }
      this.handIn.refresh();
      return;
    }
    const key = JSON.stringify([part, [this.unit.progress.done, this.unit.unrecorded].map(some => some.map(({ id }) => id))]);
    if (this.area.dataset.key === key && this.area.childElementCount) {
      return;
    }
    this.area.dataset.key = key;
    this.area.replaceChildren(part === 'outline' ? this.outline() : this.missing());
  }

  private outline(): HTMLElement {
    const done = new Set(this.unit.progress.done.map(({ id }) => id));
    const rows = this.unit.info.questions.map(question => {
      const is = done.has(question.id);
      const words = `${question.name}, ${question.marks} ${question.marks === 1 ? 'mark' : 'marks'}: ${is ? 'recorded' : 'open'}`;
      const link = make('button', { type: 'button', 'aria-label': words, class: is ? 'netcourse-done' : 'netcourse-open-dot' },
        make('span', { 'aria-hidden': 'true' }, is ? '●' : '○'), ` ${question.name.replace(/^Question /, '')}`);
      link.addEventListener('click', () => this.go(question));
      return make('li', {}, link);
    });
    return make('nav', { 'aria-label': 'Questions of this unit' },
      make('p', {}, '● recorded, ○ open'), make('ol', { class: 'netcourse-dots' }, ...rows));
  }

  private missing(): HTMLElement {
    const { open, recorded, total } = this.unit.progress;
    if (!open.length) {
      const changed = this.unit.unrecorded;
      const also = changed.length ? ` Changed since, and not recorded: ${listed(changed)}.` : '';
      return make('p', { role: 'status' }, `Nothing is missing: all ${total} are recorded.${also}`);
    }
    const changed = this.unit.unrecorded.filter(question => !open.includes(question));
    const also = changed.length ? ` Changed since, and not recorded: ${listed(changed)}.` : '';
    const cells = new Map((this.unit.panel.context.model.toJSON() as { cells: { id: string }[] }).cells.map(cell => [cell.id, cell]));
    const rows = open.map(question => {
      const link = make('button', { type: 'button', class: 'netcourse-link' }, question.name);
      link.addEventListener('click', () => this.go(question));
      return make('li', {}, link, `: ${this.why(question, cells)}`);
    });
    return make('div', {}, make('p', { role: 'status' }, `${recorded} of ${total} are recorded. Still open: ${listed(open)}.${also}`), make('ul', {}, ...rows));
  }

  private why(question: Question, cells: Map<string, unknown>): string {
    if (question.kind === 'form') {
      return 'answer it and press Record.';
    }
    return complaint(question, cells) || (question.kind === 'code' ? 'type your lines in its cell and run it.' : 'type your words in the cell below it.');
  }

  private readonly sizes = new ResizeObserver(() => {
    const most = MOST_OF_THE_PAGE * window.innerHeight;
    // Its own border is part of its height: a pixel less, and all of it scrolls by that.
    const border = this.node.offsetHeight - this.node.clientHeight;
    const height = `${Math.ceil(Math.min(this.inner.getBoundingClientRect().height + border, most))}px`;
    if (this.node.style.minHeight !== height) {
      this.node.style.minHeight = height;
      this.parent?.fit();
    }
  });
  private readonly inner = make('div', { class: 'netcourse-inner' });
  private asks = false;
  private own = 0;
  private shown: Part | null = null;
  private readonly handIn: HandIn;
  private readonly buttons = new Map<Part, HTMLButtonElement>();
  private readonly count = make('span', { class: 'netcourse-count' });
  private readonly next = make('button', { type: 'button', class: 'netcourse-next' });
  private readonly said = make('span', { role: 'status' });
  private readonly meter = make('progress', { 'aria-label': 'Getting the unit ready', hidden: true });
  private readonly action = make('button', { type: 'button', class: 'netcourse-act', hidden: true });
  private readonly line = make('div', { class: 'netcourse-line netcourse-state' });
  private readonly area = make('div', { class: 'netcourse-area', hidden: true });
}
