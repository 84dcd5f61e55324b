// Words that not every reader knows are explained where they stand: on hover, on focus, or by a tap. The first one in each cell is.

import { make, unique } from '../../dom.js';
import { course } from './manifest';

// A heading is a name, a link leads somewhere, code is typed as it stands.
const LEFT_ALONE = 'h1, h2, h3, h4, a, button, code, pre, label, select, textarea, input, .netcourse-term, .netcourse-still, .MathJax';

/** A word and what it means. */
export interface Term {
  term: string;
  means: string;
}

/** Explain the words of a cell's texts, now and whenever they are drawn anew; the first of each word in a unit is a stop of the Tab key. */
export function explainAll(cell: HTMLElement, seen: Set<string>): void {
  if (cell.dataset.netcourseExplained) {
    return;
  }
  cell.dataset.netcourseExplained = 'true';
  const all = () => cell.querySelectorAll<HTMLElement>('.jp-RenderedMarkdown').forEach(text => explain(text, seen));
  all();
  new MutationObserver(all).observe(cell, { childList: true, subtree: true });
}

function explain(node: HTMLElement, seen: Set<string>): void {
  for (const { term, means } of (course() as { glossary?: Term[] } | null)?.glossary ?? []) {
    const found = firstIn(node, term);
    if (found) {
      found.replaceWith(...explained(found.textContent ?? term, means, !seen.has(term)));
      seen.add(term);
    }
  }
}

/** The text node of a word's first occurrence, cut out of its neighbours; null if the word is not there or explained already. */
function firstIn(node: HTMLElement, term: string): Text | null {
  if (node.querySelector(`.netcourse-term[data-term="${CSS.escape(term)}"]`)) {
    return null;
  }
  const word = new RegExp(`(?<![\\w-])${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`);
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

function explained(word: string, means: string, stops: boolean): HTMLElement[] {
  const tip = make('span', { class: 'netcourse-tip', role: 'tooltip', id: unique(), hidden: true }, means);
  const button = make('button', { type: 'button', class: 'netcourse-term', 'data-term': word, 'aria-describedby': tip.id }, word);
  if (!stops) {
    button.tabIndex = -1;
  }
  const show = () => {
    tip.hidden = false;
    // Within the page's width, wherever the word stands.
    tip.style.left = '0';
    const over = tip.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
    tip.style.left = over > 0 ? `${-over}px` : '0';
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
  return [holder];
}
