// The panel of a patient at the board. Native controls; it draws, keeps what is not sent yet, and computes nothing: every state is
// Python's. Updated in place, so that the focus stays where it is. The controls of each part stand in board_parts.js.
import { make, say, unique } from "../dom.js";
import { PARTS } from "./board_parts.js";

const PATIENCE_MS = 8000;
const LATE = "Python has not answered. If it was restarted, run this cell again: what was done is kept, and what you typed stays here.";
const TAGS = [["use", "Use"], ["repeat", "Repeat"], ["aside", "Set aside"]];
const STATES = ["start", "head", "known", "work", "after"];

// One message is on its way at a time; what is pressed meanwhile waits its turn, and a second press of the same does nothing.
function post(model, told) {
  const waiting = [];
  let sent = null;
  let timer = null;
  let count = 0;
  const go = () => {
    if (sent || !waiting.length) return;
    sent = { ...waiting.shift(), n: ++count };
    timer = setTimeout(() => { waiting.length = 0; done({ ok: false, said: LATE }); }, PATIENCE_MS);
    // The number of the line that comes next is looked up only now: a line before it may have just been kept.
    model.send({ n: sent.n, line: (model.get("head").lines ?? 0) + 1, ...sent.message });
  };
  const done = (reply) => {
    clearTimeout(timer);
    const { then, message } = sent;
    sent = null;
    told(reply, message);
    then?.(reply);
    go();
  };
  model.on("msg:custom", (reply) => { if (reply.n === sent?.n) done(reply); });
  return (message, then) => {
    const same = (one) => one && JSON.stringify(one.message) === JSON.stringify(message);
    if (same(sent) || waiting.some(same)) return;
    waiting.push({ message, then });
    go();
  };
}

// What was typed and not kept yet outlives a cell that is run again, and a reload of the page.
function drafting(key) {
  const at = `netcourse.board.${key}`;
  let kept = {};
  try {
    kept = JSON.parse(sessionStorage.getItem(at)) ?? {};
  } catch { /* a browser that keeps nothing is no error */ }
  return {
    of: (name) => kept[name],
    put: (name, draft) => {
      if (draft === undefined) delete kept[name];
      else kept[name] = draft;
      try {
        sessionStorage.setItem(at, JSON.stringify(kept));
      } catch { /* as above */ }
    },
  };
}

function starting(send) {
  const id = unique();
  const field = make("input", { type: "text", id, autocomplete: "off", maxlength: 64 });
  const about = make("p");
  const meet = make("button", { type: "submit", class: "netcourse-record" }, "Meet the patient");
  const without = make("button", { type: "button" }, "Go on without an id");
  const element = make("form", { class: "netcourse-part" }, about,
    make("label", { for: id }, "Your id, as on the course list (a pair: both, with a + between them)"), field,
    make("div", { class: "netcourse-presses" }, meet, without));
  element.addEventListener("submit", (event) => { event.preventDefault(); send({ start: field.value }); });
  without.addEventListener("click", () => send({ start: null }));
  let shown = null;
  return {
    element,
    show(start) {
      element.hidden = !start;
      if (!start) return;
      say(about, start.about);
      without.hidden = Boolean(start.needed);
      if (shown !== start.id) field.value = shown = start.id;
    },
  };
}

function headline() {
  const who = make("h4", { class: "netcourse-title" });
  const status = make("p", { class: "netcourse-status" });
  const steps = make("ol", { class: "netcourse-steps", "aria-label": "Parts of this patient" });
  const note = make("p");
  const noted = make("details", { class: "netcourse-note" }, make("summary", {}, "The triage note"), note);
  const turn = make("p", { class: "netcourse-turn" });
  const about = make("p", { class: "netcourse-small" });
  let phase = "";
  return {
    element: make("div", {}, who, status, steps, noted, turn, about),
    show(head) {
      say(who, head.who);
      say(status, head.status);
      say(note, head.note);
      say(turn, head.turn);
      turn.hidden = !head.turn;
      say(about, [head.id ? `Played as ${head.id}.` : "Played without an id: the numbers are those on paper.", head.about].join(" "));
      if (phase !== head.phase) noted.open = head.phase === "triage";
      phase = head.phase;
      resize(steps, head.steps.length, () => make("li"));
      head.steps.forEach(([name, is], at) => {
        say(steps.children[at], `${at + 1}. ${name}: ${is}`);
        steps.children[at].dataset.is = is;
        if (is === "now") steps.children[at].setAttribute("aria-current", "step");
        else steps.children[at].removeAttribute("aria-current");
      });
    },
  };
}

function resize(parent, wanted, create) {
  while (parent.children.length > wanted) parent.lastChild.remove();
  while (parent.children.length < wanted) parent.append(create());
}

// A list whose entries stay the same elements: one with the focus in it keeps it.
function keyed(parent, rows, keyOf, create, fill) {
  const there = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  const wanted = rows.map((row) => {
    const key = keyOf(row);
    const element = there.get(key) ?? create(row);
    element.dataset.key = key;
    fill(element, row);
    return element;
  });
  if (wanted.length !== parent.children.length || wanted.some((one, at) => parent.children[at] !== one)) parent.replaceChildren(...wanted);
}

function record(send) {
  const empty = make("p", {}, "Nothing yet.");
  const waiting = make("ul", { class: "netcourse-waiting" });
  const waits = make("div", {}, make("h5", {}, "On the way"), waiting);
  const groups = make("div");
  const stopList = make("ul");
  const stops = make("div", { class: "netcourse-stops" }, make("h5", {}, "What was stopped"), stopList);
  const saidList = make("dl");
  const saids = make("details", { class: "netcourse-saids" }, make("summary", {}, "What you have said and closed"), saidList);

  // Whoever has judged a result goes on from there: with keys, and on a phone, the way back is long otherwise.
  const onward = make("button", { type: "button", class: "netcourse-onward" });

  function finding(row) {
    const head = make("p", { class: "netcourse-found-head" });
    const text = make("p", { class: "netcourse-found-text" });
    const item = make("li", {}, head, text);
    if (row.tag != null) { // the browser edition makes undefined of None
      const buttons = TAGS.map(([tag, words]) => {
        const button = make("button", { type: "button", "data-tag": tag, "aria-label": `${words}: ${row.words}` }, words);
        button.addEventListener("click", () => {
          send({ do: `tag ${row.act} ${tag}` }, item);
          item.append(onward);
        });
        return button;
      });
      item.append(make("div", { class: "netcourse-tags", role: "group", "aria-label": `Your judgement of: ${row.words}` }, ...buttons));
    }
    return item;
  }

  function fill(item, row, tags) {
    const [head, text, choices] = item.children;
    // Once nothing can be said of it any more, what was said is told and no button.
    const closed = !tags && row.tag ? ` · you said: ${TAGS.find(([tag]) => tag === row.tag)[1].toLowerCase()}` : "";
    say(head, `${row.words} · day ${row.day}${row.times > 1 ? ` · the last of ${row.times}` : ""}${closed}`);
    say(text, row.text);
    if (choices) choices.hidden = !tags;
    for (const button of item.querySelectorAll("[data-tag]")) {
      const on = button.dataset.tag === row.tag;
      const words = TAGS.find(([tag]) => tag === button.dataset.tag)[1];
      button.setAttribute("aria-pressed", String(on));
      say(button, on ? `✓ ${words}` : words);
    }
  }

  const title = make("h4", { tabindex: "-1" }, "What you know");
  const back = make("button", { type: "button", class: "netcourse-jump", hidden: true }, "Back");
  const there = make("button", { type: "button", class: "netcourse-jump", hidden: true }, "What you know");
  there.addEventListener("click", () => go(title));
  return {
    back: [back, onward],
    there,
    title(name) {
      back.hidden = there.hidden = !name || !empty.hidden;
      onward.hidden = !name;
      for (const one of [back, onward]) say(one, `Back to: ${name}`);
    },
    element: make("section", { class: "netcourse-known", "aria-label": "What you know" }, title, back, stops, saids, waits, empty, groups),
    show(known) {
      say(there, `What you know (${known.groups.reduce((sum, [, rows]) => sum + rows.length, 0)})`);
      empty.hidden = known.groups.length > 0;
      keyed(groups, known.groups, ([head]) => head, ([head]) => make("section", {}, make("h5", {}, head), make("ul")), (group, [, rows]) => {
        keyed(group.lastChild, rows, (row) => row.act, finding, (item, row) => fill(item, row, known.tags));
      });
      waits.hidden = !known.waiting.length;
      resize(waiting, known.waiting.length, () => make("li"));
      known.waiting.forEach(([words, day], at) => say(waiting.children[at], `${words}: on day ${day}`));
      stops.hidden = !known.stops.length;
      resize(stopList, known.stops.length, () => make("li"));
      known.stops.forEach((words, at) => say(stopList.children[at], words));
      saids.hidden = !known.said.length;
      resize(saidList, 2 * known.said.length, () => make(saidList.children.length % 2 ? "dd" : "dt"));
      known.said.flat().forEach((words, at) => say(saidList.children[at], words));
    },
  };
}

// On a phone, what is done and what is known stand far from each other.
function go(heading) {
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start", behavior: "instant" });
}

// Close a part: what is missing is said first, in place. Nothing opens over the page.
function closing(send, keepAll, tell) {
  const button = make("button", { type: "button", class: "netcourse-record" }, "Close");
  const words = make("p");
  const list = make("ul");
  const yes = make("button", { type: "button" }, "Yes, close");
  const no = make("button", { type: "button" }, "Not yet");
  const ask = make("div", { class: "netcourse-confirm", role: "group", "aria-label": "Close this part?", tabindex: "-1", hidden: true },
    words, list, make("div", { class: "netcourse-presses" }, yes, no));
  const next = make("p", { class: "netcourse-small", id: unique() });
  button.setAttribute("aria-describedby", next.id);
  const element = make("div", { class: "netcourse-part netcourse-close" }, next, button, ask);
  let head = null;
  let lacks = [];
  let blocks = "";
  const open = (is) => {
    ask.hidden = !is;
    button.setAttribute("aria-expanded", String(is));
  };
  button.addEventListener("click", () => keepAll((ok) => {
    if (!ok) return;
    if (blocks) {
      tell({ ok: false, said: blocks }, element);
      return;
    }
    say(words, `“${head.name}” can be read afterwards, and never changed.${lacks.length ? " Before you close it:" : ""}`);
    resize(list, lacks.length, () => make("li"));
    lacks.forEach((one, at) => say(list.children[at], one));
    open(true);
    ask.focus();
  }));
  yes.addEventListener("click", () => send({ do: `commit ${head.phase}` }, element));
  no.addEventListener("click", () => { open(false); button.focus(); });
  return {
    element,
    show(now, work) {
      if (head?.phase !== now.phase) open(false);
      head = now;
      ({ lacks, blocks } = work);
      element.hidden = now.over;
      say(button, `Close: ${now.name}`);
      const then = now.steps[now.steps.findIndex(([, is]) => is === "now") + 1]?.[0];
      say(next, `Closing keeps what stands here; then it can be read, and no longer changed. ${then ? `Next: ${then}.` : "This is the last part."}`);
      say(yes, `Yes, close: ${now.name}`);
    },
  };
}

function afterwards() {
  const stops = make("div");
  const course = make("ol");
  const element = make("div", {}, stops, make("details", { class: "netcourse-course" }, make("summary", {}, "The course of this patient, line by line"), course));
  return {
    element,
    show(after) {
      element.hidden = !after;
      if (!after) return;
      stops.replaceChildren(...(after.stops.length
        ? [make("h5", {}, "What was stopped, and why"), make("ul", {}, ...after.stops.map(([what, says, why]) =>
          make("li", {}, make("strong", {}, `${what}. `), [says, why].filter(Boolean).join(" "))))]
        : [make("p", {}, "Nothing had to be stopped.")]));
      course.replaceChildren(...after.course.map((line) => make("li", {}, line)));
    },
  };
}

function render({ model, el }) {
  const opening = model.get("opening");
  const voiced = voice();
  const said = make("p", { class: "netcourse-said" });
  const drafts = drafting(`${location.pathname} ${opening.id}`);
  let focusNext = false;

  const told = (reply) => {
    // On a phone the line that says how much is spent is far above.
    const status = model.get("head").status;
    said.replaceChildren(make("span", {}, `${reply.ok ? "" : "✘ "}${reply.said}`), ...(status ? [make("small", {}, status)] : []));
    voiced.now(reply.said);
    root.dataset.answered = Number(root.dataset.answered ?? 0) + 1;
  };
  const mail = post(model, told);
  // What came of a press stands below the part in which it was pressed.
  const send = (message, below, then) => {
    if (below) below.append(said);
    mail(message, then);
  };
  const tell = (reply, below) => {
    below.append(said);
    told(reply);
  };

  const start = starting((message) => { focusNext = true; send(message, start.element); });
  const head = headline();
  const now = make("h4", { tabindex: "-1" });
  const aim = make("p", { class: "netcourse-aim" });
  const tools = { send, drafts };
  const parts = PARTS.map((part) => part(opening, tools));
  const keepAll = (then) => {
    const commands = parts.filter(({ element }) => !element.hidden).flatMap((part) => part.commands?.() ?? []);
    if (!commands.length) then(true);
    else send({ do: commands.join("; ") }, close.element, ({ ok }) => then(ok));
  };
  const close = closing((message, below) => { focusNext = true; send(message, below); }, keepAll, tell);
  const known = record(send);
  const after = afterwards();
  const asked = make("ul", { class: "netcourse-asked", "aria-label": "What this part asks for" });
  const work = make("section", { class: "netcourse-work", "aria-labelledby": (now.id = unique()) }, now, aim, asked, known.there,
    ...parts.map(({ element }) => element), close.element, after.element);
  for (const back of known.back) back.addEventListener("click", () => go(now));
  const playing = make("div", {}, head.element, make("div", { class: "netcourse-two" }, work, known.element));
  const root = make("div", { class: "netcourse-explorer netcourse-board", role: "group", "aria-label": opening.name, tabindex: "-1" }, start.element, playing,
    voiced.element);
  root.dataset.question = opening.id;

  let phase = model.get("head").phase;
  function update() {
    const [begin, is, knows, does, then] = STATES.map((name) => model.get(name));
    start.show(begin.about ? begin : null);
    playing.hidden = !is.phase;
    if (!is.phase) return;
    head.show(is);
    say(now, is.name);
    say(aim, is.aim);
    asked.hidden = !does.asked.length;
    resize(asked, does.asked.length, () => make("li"));
    does.asked.forEach(([words, there], at) => say(asked.children[at], there ? `✓ ${words}: kept` : `– ${words}: open`));
    for (const part of parts) part.show(does, is);
    close.show(is, does);
    known.show(knows);
    known.title(is.over ? "" : is.name);
    after.show(then.course ? then : null);
    // What was pressed is gone with its part: the next one begins at its heading.
    if (focusNext && phase !== is.phase) {
      work.prepend(said);
      now.focus();
      now.scrollIntoView({ block: "nearest", behavior: "instant" });
      focusNext = false;
    }
    phase = is.phase;
  }
  el.append(root);
  revealOpened(root);
  update();
  const change = STATES.map((name) => `change:${name}`).join(" ");
  let queued = false;
  const soon = () => {
    // Several parts of a state come at once: one drawing for all of them.
    if (queued) return;
    queued = true;
    queueMicrotask(() => { queued = false; update(); });
  };
  model.on(change, soon);
  return () => model.off(change, soon);
}

export default { render };
