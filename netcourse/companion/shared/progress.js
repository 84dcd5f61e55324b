// What of a unit is recorded and what is open. Data in, data out: the bar, the course page of both editions and handing in ask it.

const OPEN = "application/vnd.netcourse.open+json";
export const ANSWERS = "application/vnd.netcourse.answers+json";

/** The text of a cell, as a notebook file may hold it: one text or a list of lines. */
export function sourceOf(cell) {
  return Array.isArray(cell?.source) ? cell.source.join("") : cell?.source ?? "";
}

/** The newer of two entries of one question; of two as new as each other the first. The first may be missing. */
export function newer(before, entry) {
  const later = before && (before.recorded > entry.recorded || (before.recorded === entry.recorded && before.n >= entry.n));
  return later ? before : entry;
}

/** The newest entry of each question: answers.json and the receipts in a notebook's outputs, whichever is newer. */
export function entriesOf(notebook, answers) {
  const found = {};
  const take = (entry) => {
    if (!entry || typeof entry.id !== "string" || entry.value === undefined) return;
    found[entry.id] = newer(found[entry.id], entry);
  };
  for (const cell of notebook?.cells ?? []) for (const output of cell.outputs ?? []) take(output?.data?.[ANSWERS]);
  for (const entry of Object.values(answers?.answers ?? {})) take(entry);
  return found;
}

/**
 * What is recorded in a unit.
 *
 * @param unit { questions: [{ id, name, marks, kind: "form" | "code" | "text", cell, check, stub }] }
 * @param notebook a notebook as JSON, or null
 * @param answers what answers.json holds, or null
 * @returns { done, open: lists of questions; next: the first open one or null; recorded, total, marks, atStake: numbers; entries }
 */
export function progress(unit, notebook, answers) {
  const entries = entriesOf(notebook, answers);
  const cells = new Map((notebook?.cells ?? []).map((cell) => [cell.id, cell]));
  const done = [];
  const open = [];
  for (const question of unit.questions) (isDone(question, cells, entries) ? done : open).push(question);
  const sum = (questions) => questions.reduce((total, { marks }) => total + marks, 0);
  return {
    done,
    open,
    next: open[0] ?? null,
    recorded: done.length,
    total: unit.questions.length,
    marks: sum(unit.questions),
    atStake: sum(done),
    entries,
  };
}

function isDone(question, cells, entries) {
  if (question.kind === "form") return isAnswered(entries[question.id]);
  const cell = cells.get(question.cell);
  if (!cell || sourceOf(cell).trim() === (question.stub ?? "").trim() || sourceOf(cell).trim() === "") return false;
  return !complaint(question, cells);
}

/** A patient at the board is recorded with every press, and answered once the last part is closed. */
function isAnswered(entry) {
  if (entry?.kind !== "Board") return entry !== undefined;
  const log = entry.value?.log;
  return Array.isArray(log) && log.some((line) => /^[0-9]+ commit end /.test(line));
}

/** What the check of an exercise says against what was typed, or of what is still open, or "". */
export function complaint(question, cells) {
  const outputs = cells.get(question.check)?.outputs ?? [];
  const open = outputs.find((output) => output.data?.[OPEN]);
  if (open) return String(open.data[OPEN].said ?? "");
  const error = outputs.find((output) => output.output_type === "error");
  return error ? [].concat(error.evalue ?? "").join("") : "";
}

/** Names of questions as a person says them: "questions 8, 9 and 12, exercise 2". */
export function listed(questions) {
  const numbered = questions.filter(({ name }) => /^Question \d+$/.test(name)).map(({ name }) => name.slice(9));
  const others = questions.filter(({ name }) => !/^Question \d+$/.test(name)).map(({ name }) => lower(name));
  const spoken = numbered.length > 1 ? `${numbered.slice(0, -1).join(", ")} and ${numbered.at(-1)}` : numbered.join("");
  const first = numbered.length ? [`${numbered.length > 1 ? "questions" : "question"} ${spoken}`] : [];
  return [...first, ...others].join(", ");
}

/** A name inside a sentence. */
export function lower(name) {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
