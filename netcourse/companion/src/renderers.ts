// How the course's own outputs are drawn: a question as its form, by the page itself; what only repeats the form, not at all.

import type { NotebookPanel } from '@jupyterlab/notebook';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import { drawForm, same } from '../../items/form.js';
import type { Form, Spec } from '../../items/form.js';
import { formKey } from './asking';
import { AGAIN } from './unit';
import type { Unit } from './unit';

const FORM = 'application/vnd.netcourse.form+json';
const QUIET = ['application/vnd.netcourse.receipt+json', 'application/vnd.netcourse.check+json', 'application/vnd.netcourse.reply+json'];
// Before ipywidgets', which would ask a kernel for a widget, and before HTML.
const FIRST = -10;

/** A panel's unit: outputs are drawn before anybody knows that the notebook is one. */
export class Holder {
  unit: Unit | null = null;

  set(unit: Unit): void {
    this.unit = unit;
    this.waiting.splice(0).forEach(told => told(unit));
  }

  whenThere(told: (unit: Unit) => void): void {
    if (this.unit) {
      told(this.unit);
    } else {
      this.waiting.push(told);
    }
  }

  private readonly waiting: ((unit: Unit) => void)[] = [];
}

class FormRenderer extends Widget implements IRenderMime.IRenderer {
  constructor(
    private readonly holder: Holder,
    private readonly path: string
  ) {
    super();
    this.addClass('netcourse-rendered');
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const spec = model.data[FORM] as unknown as Spec;
    // A kernel's and a saved notebook's need not have their parts in one order.
    if (this.form && same(spec, this.spec)) {
      this.state();
      this.form.again();
      return;
    }
    this.form?.dispose();
    this.spec = spec;
    const key = formKey(this.path, spec.id);
    const recorded = () => this.holder.unit?.recorded(spec.id) ?? null;
    this.form = drawForm(this.node, spec, { key, submit: (value, certainty) => this.submit(value, certainty), recorded });
    this.holder.whenThere(unit => {
      if (!this.isDisposed) {
        unit.changed.connect(this.state, this);
        this.state();
      }
    });
  }

  dispose(): void {
    if (!this.isDisposed) {
      this.holder.unit?.changed.disconnect(this.state, this);
      this.form?.dispose();
    }
    super.dispose();
  }

  private async submit(value: unknown, certainty: string) {
    const unit = this.holder.unit;
    if (!unit) {
      throw new Error('This notebook says nothing of the unit that it is. Fetch the unit again; your choice stays here.');
    }
    return unit.submit(this.spec!.id, value, certainty);
  }

  private state(): void {
    const unit = this.holder.unit;
    if (!unit || !this.form || !this.spec) {
      return;
    }
    const ready = unit.python === 'stopped' ? 'stopped' : unit.python === 'ready' ? 'yes' : 'starting';
    const why = `${unit.why} ${AGAIN}`;
    const recorded = this.spec.button === 'Record' ? unit.recorded(this.spec.id) : null;
    this.form.update({ recorded, ready, why });
  }

  private form: Form | null = null;
  private spec: Spec | null = null;
}

class Quiet extends Widget implements IRenderMime.IRenderer {
  constructor() {
    super();
    this.addClass('netcourse-quiet');
  }

  async renderModel(): Promise<void> {
    // Nothing: the form above says it.
  }
}

/** Let one notebook draw the course's own outputs. */
export function addRenderers(panel: NotebookPanel, path: string): Holder {
  const holder = new Holder();
  const { rendermime } = panel.content;
  rendermime.addFactory({ safe: true, mimeTypes: [FORM], createRenderer: () => new FormRenderer(holder, path) }, FIRST);
  rendermime.addFactory({ safe: true, mimeTypes: QUIET, createRenderer: () => new Quiet() }, FIRST);
  return holder;
}
