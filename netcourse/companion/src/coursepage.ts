// The course page inside JupyterLab: what the browser edition has as its first page.

import type { Contents } from '@jupyterlab/services';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { renderCourse } from '../shared/course.js';
import type { Course, UnitInfo } from '../shared/course.js';
import { newest } from '../shared/newest.js';
import { progress } from '../shared/progress.js';
import type { Answers, Progress, Question } from '../shared/progress.js';

const HOW = [
  'Open a unit. It gets itself ready; you can read at once.',
  'Answer in the forms and press Record. Mouse, touch and keyboard all work; you need no programming.',
  'The bar above a unit says what is recorded and what is open. You can close all and come back.',
  'When you are done, press Hand in: it makes the file that your teacher asks for.'
];

export class CoursePage extends Widget {
  constructor(
    private readonly course: Course,
    private readonly contents: Contents.IManager,
    private readonly open: (unit: UnitInfo, question: Question | null) => void,
    private readonly inOpen: (unit: UnitInfo) => Progress | null
  ) {
    super({ node: document.createElement('div') });
    this.id = 'netcourse-course';
    this.title.label = course.title;
    this.title.closable = false;
    this.addClass('netcourse-scroll');
    this.page = document.createElement('main');
    this.node.append(this.page);
    this.draw(() => null);
    document.addEventListener('visibilitychange', this.seenAgain);
  }

  dispose(): void {
    document.removeEventListener('visibilitychange', this.seenAgain);
    super.dispose();
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    // At once what the open units know. Of one that was not begun when the page was last seen, nothing is known until its files are read.
    this.draw(unit => this.inOpen(unit) ?? (this.known[unit.name]?.recorded ? this.known[unit.name] : null));
    void this.refresh();
  }

  protected onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    void this.refresh();
  }

  /** Back from another tab, in which answers may have been recorded. */
  private readonly seenAgain = (): void => {
    if (this.isVisible && document.visibilityState === 'visible') {
      void this.refresh();
    }
  };

  private async refresh(): Promise<void> {
    const read = await this.reads.read(() => Promise.all(this.course.units.map(unit => this.stateOf(unit))));
    if (read && !this.isDisposed) {
      this.known = Object.fromEntries(this.course.units.map((unit, at) => [unit.name, read[at]]));
      this.draw(unit => this.inOpen(unit) ?? this.known[unit.name]);
    }
  }

  private draw(state: (unit: UnitInfo) => Progress | null): void {
    renderCourse(this.page, {
      course: this.course,
      states: Object.fromEntries(this.course.units.map(unit => [unit.name, state(unit)])),
      howTo: HOW,
      link: (unit, question) => ({ click: () => this.open(unit, question) })
    });
  }

  private async stateOf(unit: UnitInfo): Promise<Progress | null> {
    let notebook: unknown = null;
    let answers: Answers | null = null;
    try {
      const names = ((await this.contents.get(unit.name, { content: true })).content as Contents.IModel[]).map(({ name }) => name);
      if (names.includes(`${unit.name}.ipynb`)) {
        notebook = (await this.contents.get(`${unit.name}/${unit.name}.ipynb`, { content: true, type: 'notebook' })).content;
      }
      if (names.includes('answers.json')) {
        const file = await this.contents.get(`${unit.name}/answers.json`, { content: true, type: 'file', format: 'text' });
        answers = JSON.parse(String(file.content)) as Answers;
      }
    } catch {
      // A folder that is not there, or a file that can't be read: nothing is known of it, and not that nothing is recorded.
      return null;
    }
    return progress(unit, notebook, answers);
  }

  private readonly page: HTMLElement;
  private readonly reads = newest();
  private known: Record<string, Progress | null> = {};
}
