// A unit that is open: what is recorded, how Python is, and how an answer gets there. Views listen to `changed` and ask.

import { CodeCell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Contents, Kernel } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';
import { newest } from '../shared/newest.js';
import { newer, progress } from '../shared/progress.js';
import type { Answers, Entry, Progress, Question } from '../shared/progress.js';
import { unrecorded } from '../../items/form.js';
import { ask, formKey } from './asking';
import type { Reply } from './asking';
import { Elsewhere, answersBeside } from './elsewhere';
import { runCell } from './in_place';
import { isReleased } from './manifest';
import type { OpenUnit } from './manifest';

const LOOK_EVERY_MS = 5000;
/** So long after the last change what was typed is saved. */
const REST_MS = 2000;
const MOST_TRIES = 6;
const TRY_AGAIN_MS = 300;
const LONGEST_RETURN_MS = 60_000;
/** What to do once Python has stopped. */
export const AGAIN = 'Press "Run again" above; your choice stays here.';
const STOPPED = new Set(['dead', 'terminating', 'restarting', 'autorestarting']);

/** How Python is: not there yet, running the unit, ready, or gone. */
export type Python = 'starting' | 'running' | 'ready' | 'stopped';

export class Unit {
  /** Sent whenever something that a view shows may have changed. */
  readonly changed = new Signal<this, void>(this);
  answers: Answers | null = null;
  python: Python = 'starting';
  /** Why Python is stopped, in a sentence. */
  why = '';
  /** How far a run of the unit is; null before the first. */
  run: { done: number; all: number } | null = null;

  constructor(
    readonly panel: NotebookPanel,
    readonly info: OpenUnit,
    private readonly contents: Contents.IManager
  ) {
    this.file = new Elsewhere(panel, contents);
    const session = panel.sessionContext;
    session.statusChanged.connect(this.look, this);
    session.kernelChanged.connect(this.kernelChanged, this);
    session.connectionStatusChanged.connect(this.look, this);
    panel.context.model.contentChanged.connect(this.soon, this);
    panel.context.saveState.connect(this.soon, this);
    document.addEventListener('visibilitychange', this.refresh);
    window.addEventListener('focus', this.refresh);
    this.timer = window.setInterval(this.refresh, LOOK_EVERY_MS);
    panel.disposed.connect(this.dispose, this);
  }

  /** Whether another tab has saved this unit since: what is typed here is not saved any more. */
  get isElsewhere(): boolean {
    return this.file.theirs !== null;
  }

  /** The notebook that counts: as it stands here, or as another tab has saved it since. */
  get notebook(): unknown {
    return this.file.theirs ?? this.panel.context.model.toJSON();
  }

  /** What is recorded, from answers.json and the receipts in the notebook; of words that can't be saved nothing counts. */
  get progress(): Progress {
    // Asked by every form at every change: worked out once a change.
    this.worked ??= progress(this.info, this.notebook, this.answers);
    return this.worked;
  }

  /** The recorded answer of a question, or null. */
  recorded(id: string): unknown {
    return this.progress.entries[id]?.value ?? null;
  }

  /** The questions whose form shows something else than what is recorded. */
  get unrecorded(): Question[] {
    return this.info.questions.filter(({ id, kind }) => kind === 'form' && unrecorded(formKey(this.panel.context.path, id)));
  }

  /** Send an answer to Python and give its reply; it waits while Python is starting. */
  async submit(id: string, value: unknown, certainty: string): Promise<Reply> {
    const kernel = await this.kernel();
    const reply = await this.untilStopped(this.ask(kernel, { id, value, certainty }));
    if (!reply) {
      throw new Error(`Python stopped before your answer was recorded. ${AGAIN}`);
    }
    if (reply.entry) {
      this.take(id, reply.entry as Entry);
      void this.keep();
    }
    return reply;
  }

  /** Python has just recorded an answer; another tab may have recorded a later one meanwhile, which then stays. */
  private take(id: string, entry: Entry): void {
    // What is being read now may have been read before.
    this.reads.changed();
    const answers = this.answers?.answers ?? {};
    this.answers = { ...this.answers, answers: { ...answers, [id]: newer(answers[id], entry) } };
    this.tell();
  }

  /** See what is recorded now, here or in another tab. */
  readonly refresh = async (): Promise<void> => {
    if (this.panel.isDisposed || document.visibilityState === 'hidden') {
      return;
    }
    const found = await this.reads.read(() => answersBeside(this.contents, this.panel.context.path));
    const other = found !== undefined && JSON.stringify(found) !== JSON.stringify(this.answers);
    if (other) {
      this.answers = found;
    }
    if ((await this.file.look()) || other) {
      this.tell();
    }
  };

  /** What is asked of Python, or undefined once it stops: a kernel that dies leaves its requests without an answer. */
  async untilStopped<T>(asked: Promise<T>): Promise<T | undefined> {
    let give = () => undefined as void;
    const gone = new Promise<undefined>(resolve => {
      give = () => resolve(undefined);
      this.waiting.add(give);
    });
    try {
      return await Promise.race([asked, gone]);
    } finally {
      this.waiting.delete(give);
    }
  }

  /** Say how far a run is. */
  ran(done: number, all: number): void {
    if (this.python !== 'stopped') {
      this.run = { done, all };
      this.look();
      this.tell();
    }
  }

  /** Save the notebook, unless somebody else has written it meanwhile: then JupyterLab would ask what nobody here can answer. */
  keep(): Promise<void> {
    // One after the other: two at once, and the second would find a file that the first has just written.
    this.keeping = this.keeping.then(() => this.save());
    return this.keeping;
  }

  private async save(): Promise<void> {
    const { context } = this.panel;
    if (this.panel.isDisposed) {
      return;
    }
    try {
      if (await this.file.mayWrite()) {
        await context.save();
      } else {
        void this.refresh();
      }
    } catch {
      // answers.json holds the answer; the notebook is saved by and by.
    }
  }

  private async ask(kernel: Kernel.IKernelConnection, message: { id: string; value: unknown; certainty: string }): Promise<Reply> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const reply = await ask(kernel, message);
      if (reply && !reply.unknown) {
        return reply;
      }
      if (reply?.unknown && !(await this.runQuestion(message.id))) {
        return { ok: false, lost: true, said: 'Python does not know this question yet. Run it from the bar above first; your choice stays here.' };
      }
      await new Promise(resolve => setTimeout(resolve, TRY_AGAIN_MS));
    }
    return { ok: false, lost: true, said: 'Python did not take it. Press Record again; if that does not help, choose Run again above.' };
  }

  /** Run a question's own cell, if it is as the course released it: pressing Record is no leave to run anything else. */
  private async runQuestion(id: string): Promise<boolean> {
    const form = `.netcourse-form[data-question="${CSS.escape(id)}"]`;
    const cell = this.panel.content.widgets.find(one => one instanceof CodeCell && one.node.querySelector(form)) as CodeCell | undefined;
    if (!cell || !isReleased(this.info, cell.model.sharedModel.getSource())) {
      return false;
    }
    await runCell(cell, this.panel.sessionContext);
    return true;
  }

  private async kernel(): Promise<Kernel.IKernelConnection> {
    await this.panel.sessionContext.ready;
    const kernel = this.panel.sessionContext.session?.kernel;
    if (!kernel || this.python === 'stopped') {
      throw new Error(`${this.why || 'Python is not running.'} ${AGAIN}`);
    }
    return kernel;
  }

  private look(): void {
    const before = this.python;
    const session = this.panel.sessionContext;
    const kernel = session.session?.kernel;
    const status = kernel?.status ?? 'unknown';
    const gone = !kernel && (this.ranIn !== null || (session.hasNoKernel && session.isReady));
    if (this.reviving) {
      this.python = 'starting';
    } else if (STOPPED.has(status) || gone) {
      this.stop(status.includes('restarting') ? 'Python was restarted.' : 'Python has stopped.');
    } else if (this.python !== 'stopped') {
      // Once stopped and back, it knows nothing of this unit until that has run again.
      this.python = !this.run ? 'starting' : this.run.done < this.run.all ? 'running' : 'ready';
    }
    if (before !== this.python) {
      this.tell();
    }
  }

  private kernelChanged(): void {
    const kernel = this.panel.sessionContext.session?.kernel;
    if (!this.reviving && this.ranIn && kernel && kernel.id !== this.ranIn) {
      this.stop('Python was started anew.');
    }
    this.look();
  }

  /** Python is gone, and what waited for it with it. */
  private stop(why: string): void {
    this.python = 'stopped';
    this.why = why;
    this.run = null;
    this.waiting.forEach(give => give());
    this.tell();
  }

  /** A new run is about to begin, perhaps while Python is still coming back: wait until it is there. */
  async begin(): Promise<void> {
    this.python = 'starting';
    this.why = '';
    this.run = null;
    this.reviving = true;
    this.tell();
    const session = this.panel.sessionContext;
    await session.ready;
    for (let waited = 0; waited < LONGEST_RETURN_MS; waited += TRY_AGAIN_MS) {
      const status = session.session?.kernel?.status;
      if (status && !STOPPED.has(status) && status !== 'unknown') {
        break;
      }
      await new Promise(resolve => setTimeout(resolve, TRY_AGAIN_MS));
    }
    this.reviving = false;
    this.ranIn = session.session?.kernel?.id ?? null;
    this.look();
  }

  private soon(): void {
    // A phone that closes a page asks nobody whether to save.
    window.clearTimeout(this.rest);
    this.rest = window.setTimeout(() => this.panel.context.model.dirty && void this.keep(), REST_MS);
    if (!this.later) {
      this.later = window.setTimeout(() => {
        this.later = 0;
        this.tell();
      }, 250);
    }
  }

  private tell(): void {
    this.worked = null;
    if (!this.panel.isDisposed) {
      this.changed.emit();
    }
  }

  private dispose(): void {
    window.clearInterval(this.timer);
    window.clearTimeout(this.later);
    window.clearTimeout(this.rest);
    document.removeEventListener('visibilitychange', this.refresh);
    window.removeEventListener('focus', this.refresh);
    Signal.clearData(this);
  }

  private readonly file: Elsewhere;
  private readonly timer: number;
  private readonly reads = newest();
  private keeping: Promise<void> = Promise.resolve();
  private readonly waiting = new Set<() => void>();
  private later = 0;
  private rest = 0;
  private reviving = false;
  private worked: Progress | null = null;
  private ranIn: string | null = null;
}
