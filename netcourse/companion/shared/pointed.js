// The lines of an answer cell that were pointed at in a workbench. Data in, data out.

const NAME = /^[A-Za-z_]\w*$/;
const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const SUM = String.raw`[A-Za-z_]\w*(?: [-+] [A-Za-z_]\w*)+`;
// What a workbench makes: a number, or a sum of other answers, and a comment. Anything else is no line of ours.
const OURS = new RegExp(String.raw`^([A-Za-z_]\w*) = (${NUMBER}|${SUM})(?:  #[^\n\r]*)?$`);
const EMPTY = /^([A-Za-z_]\w*)\s*=\s*None\s*(?:#.*)?$/;

/** The variable of a line that a workbench made, or "". */
export function pointed(line) {
  return OURS.exec(line)?.[1] ?? "";
}

/**
 * Put a line in the place of the one that gives a variable its value.
 *
 * @param source the text of the answer cell
 * @param variable the variable, such as "n_regraded"
 * @param code the line, such as "n_regraded = 37  # len(gep)"
 * @returns { source, why }: the new text; or the old one, and why nothing was changed
 */
export function replaced(source, variable, code) {
  const leave = (why) => ({ source, why });
  if (!NAME.test(variable) || pointed(code) !== variable) return leave("This is no line that a workbench makes. Nothing was changed.");
  const lines = source.split("\n");
  const gives = new RegExp(String.raw`^\s*${variable}\s*([-+*/%]|//|\*\*)?=(?!=)`);
  const at = lines.flatMap((line, i) => (gives.test(line) ? [i] : []));
  const own = at.some((i) => !EMPTY.test(lines[i]) && pointed(lines[i]) !== variable);
  if (own || at.length > 1) {
    return leave(`You have typed code of your own for ${variable}, so nothing was changed. If you want the number instead, put this line in its place: ${code}`);
  }
  const open = used(code).find((name) => lines.some((line) => EMPTY.exec(line)?.[1] === name));
  if (open) return leave(`${open} has no number yet. Use a number for it first.`);
  if (at.length) lines[at[0]] = code;
  else lines.push(code);
  return { source: lines.join("\n"), why: "" };
}

/**
 * Whether a cell is as it was handed out but for numbers that were pointed at: then it holds nothing that could do harm.
 *
 * @param source the text of the answer cell
 * @param stub what was handed out
 */
export function onlyPointed(source, stub) {
  const [lines, handed] = [source, stub].map((text) => text.trim().split("\n"));
  return lines.length === handed.length && lines.every((line, i) => line === handed[i] || (pointed(line) !== "" && pointed(line) === EMPTY.exec(handed[i])?.[1]));
}

function used(code) {
  return code.split("#")[0].split("=")[1].match(/[A-Za-z_]\w*/g) ?? [];
}
