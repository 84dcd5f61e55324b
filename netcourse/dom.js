// What every view is made with: an element with attributes and what is inside it, a text that is written only if it differs, an id of its own.

// Each widget loads its script anew: without a part of its own an id, or the name of a radio group, would be another's too.
const OWN = `netcourse-${Math.random().toString(36).slice(2)}`;
let ids = 0;

export function unique() {
  return `${OWN}-${ids++}`;
}

export function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
}

/** A screen reader says a status again whenever it is written. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
