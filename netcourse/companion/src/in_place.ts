// A cell that is run again under the hands of whoever uses it: only what has changed is drawn, so that no form is taken away from under
// a finger, a word half typed or a reading aid. JupyterLab's own way clears a cell first and draws it anew.

import { CodeCell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import { same } from '../../items/form.js';

type Outputs = CodeCell['outputArea']['model'];
type Output = Parameters<Outputs['add']>[0];
type Future = Kernel.IShellFuture<KernelMessage.IExecuteRequestMsg, KernelMessage.IExecuteReplyMsg>;

const EXPLORER = '.netcourse-explorer, .ki67, section.netcourse-still';
const SHOWN = new Set(['display_data', 'execute_result', 'stream', 'error']);
/** What a kernel still has to say of a cell, such as a receipt that changes, until the cell is run again or cleared. */
const heard = new WeakMap<Outputs, Future>();

/** Run a cell; one with a form alone in place, as somebody may be writing in it. What it raises stands below it. */
export async function runCell(cell: CodeCell, session: NotebookPanel['sessionContext']): Promise<void> {
  const kernel = session.session?.kernel;
  // An explorer hangs on the Python that drew it, and is drawn anew with its question.
  const inPlace = cell.node.querySelector('.netcourse-form') !== null && !cell.node.querySelector(EXPLORER);
  if (kernel && inPlace) {
    // A slip of ours must not keep the cells below from running; it is told, and not passed over.
    await runInPlace(cell, kernel).catch(console.error);
  } else {
    await CodeCell.execute(cell, session).catch(() => undefined);
  }
}

/** Run a cell and bring what stands below it up to date; until the kernel is done, and if it never is, that stays as it was. */
async function runInPlace(cell: CodeCell, kernel: Kernel.IKernelConnection): Promise<void> {
  const { model } = cell;
  const { outputs } = model;
  const code = model.sharedModel.getSource();
  forget(outputs);
  cell.outputArea.future?.dispose(); // what the last run calls by place may stand somewhere else after this one
  model.trusted = true; // as JupyterLab does: who runs a cell trusts it
  const future = kernel.requestExecute({ code, stop_on_error: false }, false, { ...model.metadata, cellId: model.id });
  heard.set(outputs, future);
  // Somebody else cleared it, or runs it anew in JupyterLab's way.
  const cleared = () => {
    if (heard.get(outputs) !== future) {
      outputs.changed.disconnect(cleared);
    } else if (outputs.length === 0) {
      forget(outputs);
    }
  };
  outputs.changed.connect(cleared);
  const said = new Said();
  let done = false;
  future.onIOPub = message => {
    const changed = said.hear(message);
    if (done && changed >= 0 && changed < outputs.length) {
      outputs.set(changed, said.outputs[changed]);
    }
  };
  const reply = await future.done.catch(() => null); // the kernel is gone, or the cell runs anew
  if (!reply || cell.isDisposed || heard.get(outputs) !== future) {
    return;
  }
  show(outputs, said.outputs);
  done = true;
  model.executionCount = reply.content.execution_count ?? null;
}

/** Show these outputs, and touch none that is shown as it is. */
function show(outputs: Outputs, wanted: readonly Output[]): void {
  for (let at = outputs.length - 1; at >= wanted.length; at--) {
    outputs.remove(at);
  }
  wanted.forEach((output, at) => {
    if (at >= outputs.length) {
      outputs.add(output);
    } else if (!same(outputs.get(at).toJSON(), output)) {
      outputs.set(at, output);
    }
  });
}

function forget(outputs: Outputs): void {
  heard.get(outputs)?.dispose();
  heard.delete(outputs);
}

/** The outputs that a kernel sends of a cell, in their order. */
class Said {
  readonly outputs: Output[] = [];

  /** Take a message in; gives the place of the output that it changes, or -1. */
  hear({ header, content }: KernelMessage.IIOPubMessage): number {
    const { transient, ...rest } = content as { transient?: { display_id?: string } };
    const id = transient?.display_id;
    const type = header.msg_type;
    if (type === 'update_display_data' && id !== undefined) {
      const at = this.places.get(id) ?? -1;
      if (at >= 0) {
        this.outputs[at] = { output_type: 'display_data', ...rest };
      }
      return at;
    }
    if (!SHOWN.has(type)) {
      return -1;
    }
    const last = this.outputs[this.outputs.length - 1];
    const next = { output_type: type, ...rest } as Output;
    if (type === 'stream' && last?.output_type === 'stream' && last.name === next.name) {
      last.text = `${String(last.text)}${String(next.text)}`;
      return this.outputs.length - 1;
    }
    this.outputs.push(next);
    if (id !== undefined) {
      this.places.set(id, this.outputs.length - 1);
    }
    return -1;
  }

  private readonly places = new Map<string, number>();
}
