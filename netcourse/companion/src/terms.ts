// Words that not every reader knows are explained where they stand: on hover, on focus, or by a tap. The first one in each cell is.

import { make, unique } from '../../dom.js';
import type { Term } from '../shared/course.js';
import { course } from './manifest';

// A heading is a name, and so is a table's; a link leads somewhere, code is typed as it stands.
const LEFT_ALONE = 'h1, h2, h3, h4, caption, a, button, code, pre, label, select, textarea, input, .netcourse-term, .netcourse-still, .MathJax';

// Letters; a word of fewer is narrower than a target may be.
const SHORT = 3;

/** What explains the words of a unit's cells; the first of each word in the unit is a stop of the Tab key. */
export class Glossary {
  /** Explain the words of a cell's texts, now and whenever they are drawn anew. */
  explain(cell: HTMLElement): void {
    if (!this.terms.length || this.cells.has(cell)) {
      return;
    }
    this.cells.add(cell);
    const all = () => cell.querySelectorAll<HTMLElement>('.jp-RenderedMarkdown').forEach(text => this.explainText(text));
    all();
    new MutationObserver(all).observe(cell, { childList: true, subtree: true });
  }

  private explainText(node: HTMLElement): void {
    for (const { term, means, word } of this.terms) {
      const found = firstIn(node, term, word);
      if (found) {
        const before = found.previousSibling?.textContent ?? '';
        found.replaceWith(explained(term, means, !this.seen.has(term), /\S$/.test(before)));
        this.seen.add(term);
      }
    }
  }

  // Read once: the manifest is long, and texts change often.
  private readonly terms = (course()?.glossary ?? []).map(one => ({ ...one, word: wordOf(one) }));
  private readonly cells = new WeakSet<HTMLElement>();
  private readonly seen = new Set<string>();
}

function wordOf({ term }: Term): RegExp {
  return new RegExp(`(?<![\\w-])${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`);
}

/** The text node of a word's first occurrence, cut out of its neighbours; null if the word is not there or explained already. */
function firstIn(node: HTMLElement, term: string, word: RegExp): Text | null {
  if (node.querySelector(`.netcourse-term[data-term="${CSS.escape(term)}"]`)) {
    return null;
  }
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
    const at = text.data.search(word);
    if (at >= 0 && !text.parentElement?.closest(LEFT_ALONE)) {
      const own = text.splitText(at);
      own.splitText(term.length);
      return own;
    }
  }
  return null;
}

function explained(word: string, means: string, stops: boolean, close: boolean): HTMLElement {
  const tip = make('span', { class: 'netcourse-tip', role: 'tooltip', id: unique(), hidden: true }, means);
  // Not a <button>: a line may break before one, and then a bracket stands at the end of a line without its word.
  const button = make('span', { role: 'button', tabindex: stops ? '0' : '-1', class: 'netcourse-term', 'data-term': word, 'aria-describedby': tip.id }, word);
  button.classList.toggle('netcourse-short', word.length < SHORT);
  // Directly behind a bracket its target has room of its own: a bracket that begins a line would lie under it.
  button.classList.toggle('netcourse-close', close);
  const show = () => {
    tip.hidden = false;
    // Within the page's width, wherever the word stands.
    tip.style.left = '0';
    const { left, right } = tip.getBoundingClientRect();
    // A table or a cell that scrolls cuts off what stands out of it, before the page does.
    const bounds = [document.documentElement, tip.closest('table'), tip.closest('.jp-Cell')].filter(Boolean) as Element[];
    const edge = Math.min(...bounds.map(one => one.getBoundingClientRect().right)) - 8;
    tip.style.left = right > edge ? `${-Math.min(right - edge, left - 8)}px` : '0';
  };
  const hide = () => {
    tip.hidden = true;
  };
  button.addEventListener('focus', show);
  button.addEventListener('blur', hide);
  button.addEventListener('click', show);
  button.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      hide();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      show();
    }
  });
  const holder = make('span', { class: 'netcourse-explained' }, button, tip);
  // The tip itself may be hovered, so that it can be read at a high zoom.
  holder.addEventListener('mouseenter', show);
  holder.addEventListener('mouseleave', () => {
    if (document.activeElement !== button) {
      hide();
    }
  });
  return holder;
}
