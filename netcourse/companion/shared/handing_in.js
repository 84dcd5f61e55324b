// The file that is handed in: the notebook with a receipt for every recorded answer, under a name that tells whose it is.

import { ANSWERS, entriesOf } from "./progress.js";

const LONGEST = 60;

/** A student's name or number as a file's name has it: letters and digits, hyphens for what separates them. */
export function slug(student) {
  return student.normalize("NFC").trim().replace(/[^\p{L}\p{N}.]+/gu, "-").replace(/^[-.]+|[-.]+$/g, "").slice(0, LONGEST);
}

/** The name of the file. */
export function fileName(student, unit) {
  return `${slug(student)}_${unit}.ipynb`;
}

/**
 * A copy of the notebook that holds every recorded answer.
 *
 * @param notebook as JSON
 * @param answers what answers.json holds, or null
 * @param questions those of the unit
 * @returns { notebook, kept: how many answers it holds, put: how many of them its outputs had lost }
 */
export function handedIn(notebook, answers, questions) {
  const copy = structuredClone(notebook);
  const had = entriesOf(notebook, null);
  const entries = entriesOf(notebook, answers);
  const cells = new Map(copy.cells.map((cell) => [cell.id, cell]));
  let put = 0;
  for (const { id, kind, cell } of questions) {
    const entry = entries[id];
    if (kind !== "form" || !entry || JSON.stringify(had[id]) === JSON.stringify(entry)) continue;
    const target = cells.get(cell) ?? copy.cells.find(({ cell_type: type }) => type === "code");
    if (!target) continue;
    target.outputs = (target.outputs ?? []).filter((output) => output?.data?.[ANSWERS]?.id !== id);
    target.outputs.push({ output_type: "display_data", metadata: {}, data: { [ANSWERS]: entry, "text/plain": `${id} is recorded.` } });
    put += 1;
  }
  return { notebook: copy, kept: Object.keys(entries).length, put };
}
