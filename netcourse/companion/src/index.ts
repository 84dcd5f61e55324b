// The companion: it makes JupyterLab, and the browser edition, a course. In any other notebook it does nothing.

import { ILabShell } from '@jupyterlab/application';
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { INotebookModel, NotebookPanel } from '@jupyterlab/notebook';
import { DisposableDelegate } from '@lumino/disposable';
import { Bar } from './bar';
import { CoursePage } from './coursepage';
import { dress, dropDeadWidgets } from './dress';
import { course, home, isStudents, unitOf } from './manifest';
import { goTo } from './places';
import { addRenderers } from './renderers';
import { Unit } from './unit';
import { takeNumbers } from './using';
import { anyWaits } from '../../items/form.js';
import type { UnitInfo } from '../shared/course.js';
import type { Question } from '../shared/progress.js';

const COURSE = 'netcourse:course';
const DOWNLOAD = 'docmanager:download';
const bars = new WeakMap<object, Bar>();
// Which question to go to once a unit that is being opened is there.
const wanted = new Map<string, Question>();

const units: JupyterFrontEndPlugin<void> = {
  id: 'netcourse-companion:units',
  description: 'Forms, the bar, and running by itself, in the notebooks of a course',
  autoStart: true,
  activate: (app: JupyterFrontEnd) => {
    const toCourse = () => void app.commands.execute(COURSE);
    // An answer that waits for Python is nowhere but on this page: the browser asks before it goes.
    window.addEventListener('beforeunload', event => anyWaits() && event.preventDefault());
    app.docRegistry.addWidgetExtension('Notebook', {
      createNew(panel: NotebookPanel, context: DocumentRegistry.IContext<INotebookModel>) {
        const holder = addRenderers(panel, context.path);
        void context.ready.then(() => {
          const info = unitOf(panel);
          if (panel.isDisposed || !info) {
            return;
          }
          const unit = new Unit(panel, info, app.serviceManager.contents);
          holder.set(unit);
          void begin(panel, unit, toCourse);
        });
        return new DisposableDelegate(() => undefined);
      }
    });
  }
};

async function begin(panel: NotebookPanel, unit: Unit, toCourse: () => void): Promise<void> {
  dropDeadWidgets(panel);
  dress(unit);
  takeNumbers(unit);
  const bar = new Bar(unit, toCourse);
  panel.contentHeader.addWidget(bar);
  bars.set(panel, bar);
  await unit.refresh();
  unit.changed.emit();
  await panel.revealed;
  const question = wanted.get(unit.info.name) ?? fromAddress(unit);
  wanted.delete(unit.info.name);
  if (question) {
    goTo(panel, question);
  }
  await bar.open();
}

/** The browser edition's first page names the question in the address. */
function fromAddress(unit: Unit): Question | null {
  const id = new URLSearchParams(location.search).get('question');
  return unit.info.questions.find(question => question.id === id) ?? null;
}

const page: JupyterFrontEndPlugin<void> = {
  id: 'netcourse-companion:course',
  description: 'The course page, and JupyterLab out of its way',
  autoStart: true,
  optional: [ILabShell],
  activate: (app: JupyterFrontEnd, shell: ILabShell | null) => {
    const known = course();
    app.commands.addCommand(COURSE, {
      label: 'All units of the course',
      isVisible: () => known !== null,
      execute: () => {
        if (home()) {
          location.href = home();
        } else if (known) {
          show(app, known);
        }
      }
    });
    if (!known || !isStudents()) {
      return;
    }
    document.body.classList.add('netcourse-students');
    void app.restored.then(() => {
      const fit = () => makeRoom(app);
      fit();
      window.addEventListener('resize', fit);
      if (!shell) {
        return;
      }
      shell.mode = 'single-document';
      shell.collapseLeft();
      shell.collapseRight();
      for (const side of ['left', 'right'] as const) {
        if (shell.isSideTabBarVisible(side)) {
          shell.toggleSideTabBarVisibility(side);
        }
      }
      // First the course, whatever was open last time; an address that names a unit leads there.
      if (!location.pathname.includes('/tree/')) {
        show(app, known);
      }
      [...shell.widgets('main')].filter(({ id }) => id.startsWith('launcher')).forEach(launcher => launcher.dispose());
    });
  }
};

/** In the browser edition a plain download would be called by the unit alone: the site leaves that command to the companion. */
const download: JupyterFrontEndPlugin<void> = {
  id: 'netcourse-companion:download',
  description: 'File > Download makes the file that is handed in',
  autoStart: true,
  activate: (app: JupyterFrontEnd) => {
    if (!home() || app.commands.hasCommand(DOWNLOAD)) {
      return;
    }
    const bar = () => (app.shell.currentWidget ? bars.get(app.shell.currentWidget) : undefined);
    app.commands.addCommand(DOWNLOAD, {
      label: 'Download to hand in',
      isEnabled: () => bar() !== undefined,
      execute: () => bar()?.openHandIn()
    });
  }
};

/** Where the page is narrow or low, what is read has it to itself: the bar leads everywhere. */
function makeRoom(app: JupyterFrontEnd): void {
  const small = window.innerWidth < 600 || window.innerHeight < 420;
  for (const area of ['top', 'menu']) {
    for (const widget of app.shell.widgets(area)) {
      const holder = widget.parent;
      // The browser edition wraps it once more, and its wrapper has a height of its own.
      const wrapper = holder?.parent?.id.endsWith('-panel-wrapper') ? holder.parent : holder;
      if (holder && wrapper && (holder.isHidden !== small || wrapper.isHidden !== small)) {
        holder.setHidden(small);
        wrapper.setHidden(small);
      }
    }
  }
}

function show(app: JupyterFrontEnd, known: NonNullable<ReturnType<typeof course>>): void {
  const there = [...app.shell.widgets('main')].find(({ id }) => id === 'netcourse-course');
  if (!there) {
    const path = (unit: UnitInfo) => `${unit.name}/${unit.name}.ipynb`;
    const panelOf = (unit: UnitInfo) =>
      [...app.shell.widgets('main')].find(widget => (widget as NotebookPanel).context?.path === path(unit)) as NotebookPanel | undefined;
    const open = (unit: UnitInfo, question: Question | null) => {
      const at = panelOf(unit);
      if (question && at) {
        goTo(at, question);
      } else if (question) {
        wanted.set(unit.name, question);
      }
      void app.commands.execute('docmanager:open', { path: path(unit) });
    };
    const inOpen = (unit: UnitInfo) => {
      const panel = panelOf(unit);
      return (panel && bars.get(panel)?.progress) ?? null;
    };
    const opened = new CoursePage(known, app.serviceManager.contents, open, inOpen);
    app.shell.add(opened, 'main');
  }
  app.shell.activateById('netcourse-course');
}

export default [units, page, download];
