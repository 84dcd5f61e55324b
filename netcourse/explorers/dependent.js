// A part of an entry whose options hang on another part: on the chosen column, how it is compared and with what.
const THIS_NUMBER = ""; // the option of the list that stands for what is typed beside it

function dependent(spec, send) {
  const id = unique();
  const select = make("select", { id });
  const label = make("label", { for: id }, spec.label);
  const exact = make("input", { type: "number", inputmode: "decimal", step: "any" });
  let of = null; // the value of the other part for which the list was drawn
  const number = () => (exact.value === "" ? "" : Number(exact.value));
  select.addEventListener("change", () => send(select.value === THIS_NUMBER ? number() : select.value));
  const { acting, forget } = typing(exact, send);
  const show = (value, entry) => {
    const unit = spec.typed[entry[spec.on]];
    const options = spec.options[entry[spec.on]];
    if (of !== entry[spec.on]) {
      of = entry[spec.on];
      const first = unit === undefined ? [] : [[THIS_NUMBER, "this number:"]];
      select.replaceChildren(...[...first, ...options].map(([key, words]) => make("option", { value: key }, words)));
      exact.setAttribute("aria-label", unit ? `${spec.label}, number (${unit})` : `${spec.label}, number`);
    }
    const isNumber = unit !== undefined && !options.some(([key]) => key === value);
    select.value = isNumber ? THIS_NUMBER : value;
    exact.hidden = !isNumber;
    select.hidden = select.options.length < 2;
    if (isNumber && !acting() && exact.value !== String(value)) exact.value = value;
  };
  const words = (value, entry) => spec.options[entry[spec.on]].find(([key]) => key === value)?.[1] ?? value;
  const element = make("div", { class: "netcourse-control" }, label, make("div", { class: "netcourse-pair" }, select, ...(Object.keys(spec.typed).length ? [exact] : [])));
  return { element, show, words, acting, forget };
}

// Another column has other values: what no longer fits becomes the first that does, or waits for a number.
function fitted(parts, entry) {
  const fit = { ...entry };
  for (const part of parts.filter(({ kind }) => kind === "dependent")) {
    const options = part.options[fit[part.on]];
    const typed = part.typed[fit[part.on]] !== undefined;
    const fits = options.some(([key]) => key === fit[part.name]) || (typed && typeof fit[part.name] === "number");
    if (!fits) fit[part.name] = typed ? "" : options[0][0];
  }
  return fit;
}
