// Handing in: the right file under the right name, what it holds, and what is open.

import { fileName, handedIn, slug } from '../shared/handing_in.js';
import { listed, lower } from '../shared/progress.js';
import type { Question } from '../shared/progress.js';
import { make, say } from '../../dom.js';
import type { Unit } from './unit';

const WHO = 'netcourse-student';

export class HandIn {
  readonly node: HTMLElement;

  constructor(
    private readonly unit: Unit,
    private readonly go: (question: Question) => void
  ) {
    const id = `netcourse-who-${Math.random().toString(36).slice(2)}`;
    this.who = make('input', { id, type: 'text', autocomplete: 'name', value: localStorage.getItem(WHO) ?? '' });
    this.said = make('p', { role: 'status', id: `${id}-said` });
    const press = make('button', { type: 'button', class: 'netcourse-record' }, 'Make the file');
    press.addEventListener('click', () => void this.press());
    this.who.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        void this.press();
      }
    });
    this.node = make('form', { class: 'netcourse-hand-in', 'aria-label': 'Hand in' },
      this.what,
      make('div', { class: 'netcourse-pair' }, make('label', { for: id }, 'Your name or number, as your teacher knows it'), this.who, press),
      this.said);
    this.node.addEventListener('submit', event => event.preventDefault());
  }

  refresh(): void {
    const { recorded, total, open, next } = this.unit.progress;
    const changed = this.unit.unrecorded;
    const also = changed.length ? ` Changed or chosen, and not recorded: ${listed(changed)}.` : '';
    const sentence = open.length
      ? `${recorded} of ${total} are recorded. Open: ${listed(open)}.${also} You can hand in all the same, and again later.`
      : `All ${total} are recorded.${also}`;
    if (this.what.dataset.said === sentence) {
      return;
    }
    this.what.dataset.said = sentence;
    const link = next ? make('button', { type: 'button', class: 'netcourse-link' }, `Go to ${lower(next.name)}`) : null;
    link?.addEventListener('click', () => next && this.go(next));
    this.what.replaceChildren(sentence, ...(link ? [' ', link] : []));
  }

  private async press(): Promise<void> {
    const student = this.who.value;
    if (!slug(student)) {
      this.who.setAttribute('aria-invalid', 'true');
      this.who.setAttribute('aria-describedby', this.said.id);
      this.who.focus();
      this.tell('Type your name or number first: the file is called by it, so that your teacher knows whose it is.');
      return;
    }
    this.who.removeAttribute('aria-invalid');
    localStorage.setItem(WHO, student.trim());
    await this.unit.refresh();
    const { notebook, kept, put } = handedIn(this.unit.notebook, this.unit.answers, this.unit.info.questions);
    const name = fileName(student, this.unit.info.name);
    download(name, JSON.stringify(notebook, null, 1));
    void this.unit.keep();
    const { recorded, total, open } = this.unit.progress;
    this.refresh();
    const again = put ? ` The outputs of ${put} had been cleared; they were put back.` : '';
    const none = kept ? '' : ' It holds no answer at all: was this the right notebook?';
    const left = open.length || this.unit.unrecorded.length ? ' What is not in it stands above.' : ' Nothing is open.';
    this.tell(`${name} is in your downloads, with ${recorded} of ${total}.${again}${none}${left} Hand it in the way your teacher asks.`);
  }

  private tell(sentence: string): void {
    say(this.said, '');
    setTimeout(() => say(this.said, sentence), 30);
  }

  private readonly who: HTMLInputElement;
  private readonly said: HTMLElement;
  private readonly what = make('p', { class: 'netcourse-what' });
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/x-ipynb+json' }));
  const link = make('a', { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
