// What stands in the files, whoever wrote them. A unit may be open twice: its file changes under the older tab, which must not write over
// it, and must not call safe what it holds.

import { PathExt } from '@jupyterlab/coreutils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import type { Answers } from '../shared/progress.js';

/** Time for a save of this tab's own, which its server has finished and which has not come back yet. */
const SETTLE_MS = 1500;

/** Knows whether somebody else has written a notebook's file since this tab read or wrote it, and what stands there then. */
export class Elsewhere {
  /** The notebook as somebody else saved it, or null while the file is this tab's own. */
  theirs: unknown = null;

  constructor(
    private readonly panel: NotebookPanel,
    private readonly contents: Contents.IManager
  ) {
    saveInTurn(panel.context);
    panel.context.saveState.connect((_, state) => {
      this.saving = state === 'started';
    });
  }

  /** Whether this tab may write the file. */
  async mayWrite(): Promise<boolean> {
    return this.theirs === null && (await this.mine());
  }

  /** Look at the file; gives whether what is known of it has changed. */
  async look(): Promise<boolean> {
    const { context } = this.panel;
    if (this.looking || this.saving || this.panel.isDisposed || !context.contentsModel) {
      return false;
    }
    this.looking = true;
    const before = this.written;
    try {
      if (this.theirs === null) {
        if (await this.mine()) {
          return false;
        }
        await new Promise(resolve => setTimeout(resolve, SETTLE_MS));
        if (this.saving || this.panel.isDisposed || (await this.mine())) {
          return false;
        }
      }
      const { last_modified } = await this.contents.get(context.path, { content: false });
      if (this.theirs === null || last_modified !== before) {
        this.theirs = (await this.contents.get(context.path, { content: true, type: 'notebook' })).content;
        this.written = last_modified;
        return true;
      }
    } catch {
      // Not there, or not to be asked now: nothing is known.
    } finally {
      this.looking = false;
    }
    return false;
  }

  private async mine(): Promise<boolean> {
    const { context } = this.panel;
    const there = await this.contents.get(context.path, { content: false });
    return there.last_modified === context.contentsModel?.last_modified;
  }

  private saving = false;
  private looking = false;
  private written = '';
}

/**
 * Let one save wait for the other, whoever asks: this unit, Ctrl+S or JupyterLab by itself. A second one that begins before the first has
 * come back finds a file that it does not know, and asks whether to write over what the same student has just saved.
 */
export function saveInTurn(context: NotebookPanel['context']): void {
  const save = context.save.bind(context);
  let last: Promise<void> = Promise.resolve();
  context.save = () => {
    const asked = last.then(save);
    last = asked.catch(() => undefined);
    return asked;
  };
}

/** What answers.json beside a notebook holds; null if there is none, undefined if it could not be asked. */
export async function answersBeside(contents: Contents.IManager, path: string): Promise<Answers | null | undefined> {
  const folder = PathExt.dirname(path);
  try {
    // The folder first: asking for a file that is not there would put an error into the browser's log.
    const listing = (await contents.get(folder, { content: true })).content as Contents.IModel[];
    if (!listing.some(({ name }) => name === 'answers.json')) {
      return null;
    }
    const model = await contents.get(PathExt.join(folder, 'answers.json'), { content: true, type: 'file', format: 'text' });
    return JSON.parse(String(model.content)) as Answers;
  } catch {
    return undefined;
  }
}
