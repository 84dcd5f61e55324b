// The controls of each kind of question, and an answer in words.
import { make, unique } from "../dom.js";

const LEVELS = ["low", "medium", "high"];

// Each kind of question: a function that draws its controls, and gives how to read and to show a raw answer.

function radios(spec, changed) {
  const name = unique();
  const inputs = spec.options.map(([key]) => make("input", { type: "radio", name, value: key }));
  const labels = spec.options.map(([key, text], at) => make("label", {}, inputs[at], make("span", {}, make("b", {}, key), ` ${text}`)));
  for (const input of inputs) input.addEventListener("change", changed);
  return {
    element: make("div", { class: "netcourse-options" }, ...labels),
    fields: inputs,
    read: () => inputs.find((input) => input.checked)?.value ?? "",
    show: (value) => inputs.forEach((input) => { input.checked = input.value === value; }),
  };
}

function boxes(spec, changed) {
  const inputs = spec.options.map(([key]) => make("input", { type: "checkbox", value: key }));
  const labels = spec.options.map(([key, text], at) => make("label", {}, inputs[at], make("span", {}, make("b", {}, key), ` ${text}`)));
  for (const input of inputs) input.addEventListener("change", changed);
  return {
    element: make("div", { class: "netcourse-options" }, ...labels),
    fields: inputs,
    read: () => inputs.filter((input) => input.checked).map((input) => input.value),
    show: (value) => inputs.forEach((input) => { input.checked = (value ?? []).includes(input.value); }),
  };
}

function select(label, options, changed) {
  const id = unique();
  const list = make("select", { id }, make("option", { value: "" }, "choose"),
    ...options.map(([key, text]) => make("option", { value: key }, text === key ? key : `${key} · ${text}`)));
  list.addEventListener("change", changed);
  return { list, row: make("div", { class: "netcourse-pair" }, make("label", { for: id }, label), list) };
}

function number(spec, changed) {
  const id = unique();
  // A text, not a number field: 3,5 and 3.5 are both read, and a wrong word gets a sentence instead of vanishing.
  const input = make("input", { type: "text", inputmode: "decimal", id, autocomplete: "off" });
  input.addEventListener("input", changed);
  const unit = spec.units.length > 1 ? select("Unit", spec.units.map((one) => [one, one]), changed) : null;
  const label = unit ? "Your number" : `Your number (${spec.units[0]})`;
  return {
    element: make("div", { class: "netcourse-number" },
      make("div", { class: "netcourse-pair" }, make("label", { for: id }, label), input), ...(unit ? [unit.row] : [])),
    fields: unit ? [input, unit.list] : [input],
    read: () => ({ number: input.value, unit: unit ? unit.list.value : spec.units[0] }),
    show: (value) => {
      input.value = value?.number ?? "";
      if (unit) unit.list.value = value?.unit ?? "";
    },
  };
}

function matching(spec, changed) {
  const rows = spec.left.map(([key, text]) => [key, select(`${key} · ${text}`, spec.right, changed)]);
  return {
    element: make("div", { class: "netcourse-rows" }, ...rows.map(([, { row }]) => row)),
    fields: rows.map(([, { list }]) => list),
    read: () => Object.fromEntries(rows.map(([key, { list }]) => [key, list.value || null])),
    show: (value) => rows.forEach(([key, { list }]) => { list.value = value?.[key] ?? ""; }),
  };
}

function ordering(spec, changed) {
  const rows = spec.options.map((_, at) => select(`Place ${at + 1}`, spec.options, changed));
  return {
    element: make("div", { class: "netcourse-rows" }, ...rows.map(({ row }) => row)),
    fields: rows.map(({ list }) => list),
    read: () => (rows.some(({ list }) => list.value) ? rows.map(({ list }) => list.value || null) : []),
    show: (value) => rows.forEach(({ list }, at) => { list.value = value?.[at] ?? ""; }),
  };
}

function words(spec, changed) {
  const id = unique();
  // What fits on a line, such as an id, is asked for on one.
  const area = make("textarea", { id, rows: spec.longest > 100 ? 4 : 1, maxlength: spec.longest });
  area.addEventListener("input", changed);
  return {
    element: make("div", { class: "netcourse-words" }, make("label", { for: id }, spec.label ?? `Your words (at most ${spec.longest} characters)`), area),
    fields: [area],
    read: () => area.value,
    show: (value) => { area.value = value ?? ""; },
  };
}

// The answer is what the explorer above shows: Python knows how it is set, and the explorer says so here.
function setting(spec) {
  const counts = `It counts: ${spec.parts.map(({ label }) => label).join(", ")}.`;
  const words = make("div", { class: "netcourse-setting" }, `What is set above is your answer. ${counts}`);
  let reads;
  return {
    element: words,
    fields: [],
    read: () => spec.send,
    now: () => reads,
    // What is recorded is told below, and not twice.
    set: (value, isRecorded) => {
      reads = value;
      words.replaceChildren(...(isRecorded ? ["What is set above is what is recorded."] : told(spec, "What is set above is your answer", value)));
    },
    show: () => undefined,
  };
}

export const KINDS = { radios, boxes, number, matching, ordering, words, setting };

/** The controls by which somebody says how sure the answer is. */
export function certainty(changed) {
  const name = unique();
  const inputs = LEVELS.map((level) => make("input", { type: "radio", name, value: level }));
  for (const input of inputs) input.addEventListener("change", changed);
  const labels = LEVELS.map((level, at) => make("label", {}, inputs[at], make("span", {}, level)));
  return {
    element: make("fieldset", { class: "netcourse-sure" }, make("legend", {}, "How sure are you?"), ...labels),
    fields: inputs,
    read: () => inputs.find((input) => input.checked)?.value ?? "",
    show: (value) => inputs.forEach((input) => { input.checked = input.value === value; }),
  };
}

/** An answer in the student's words, as a receipt has it. */
export function inWords(spec, value) {
  return inParts(spec, value).map(({ head, each }) => [head, each.join(", ")].filter(Boolean).join(" ")).join("; ");
}

/** A sentence that names an answer: on one line, or, where the answer has parts, a line each. */
export function told(spec, sentence, value) {
  const parts = inParts(spec, value);
  const alone = parts.length === 1 ? parts[0] : null;
  if (alone && alone.each.length < 2) return [`${sentence}: ${inWords(spec, value)}`];
  const lines = alone ? alone.each : parts.map(({ head, each }) => [head, each.join(", ")].filter(Boolean).join(" "));
  // Stops as in a sentence: it is read out as one.
  const items = lines.flatMap((line, at) => [" ", make("li", {}, `${line.replace(/[.;]$/, "")}${at < lines.length - 1 ? ";" : "."}`)]);
  return [`${sentence}: ${alone?.head ?? ""}`, make("ul", { class: "netcourse-parts" }, ...items)];
}

// The parts of an answer: what each is, and what was chosen for it.
function inParts(spec, value) {
  const text = (pairs, key) => (pairs ?? []).find(([one]) => one === key)?.[1] ?? "";
  const part = (head, ...each) => ({ head, each });
  const named = (key) => part("", `${key}, ${text(spec.options, key)}`);
  if (value === null || value === undefined) return [];
  if (spec.controls === "radios") return [named(value)];
  if (spec.controls === "boxes") return value.map(named);
  if (spec.controls === "number") return [part("", `${value.number} ${value.unit}`)];
  if (spec.controls === "matching") return Object.entries(value).map(([l, r]) => part("", `${text(spec.left, l)} → ${text(spec.right, r)}`));
  if (spec.controls === "ordering") return value.map((key, at) => part("", `${at + 1}. ${text(spec.options, key)}`));
  if (spec.controls === "setting") return spec.parts.filter(({ name }) => name in value).map((one) => part(`${one.label}:`, ...readings(one, value[one.name])));
  return [part("", String(value))];
}

function readings({ unit, options }, read) {
  const named = (key) => options.find(([one]) => one === key)?.[1] ?? key;
  if (Array.isArray(read)) return read.length ? read.map(named) : ["nothing"];
  if (typeof read === "string") return [named(read)];
  return [unit === "%" ? `${read}%` : `${read} ${unit}`.trim()];
}
