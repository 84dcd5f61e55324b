// A field as a table: its nuclei sorted by look, each look marked at once or nucleus by nucleus. It groups by the words for what is
// seen, and by nothing else: whether a look is tumour, and whether it counts, is for whoever marks it.
const MARKS = { ".": "unmarked", "+": "positive", "-": "negative" };
const MIXED = "mixed";

// Colours together, as brown ones are looked for first; then shapes, then sizes.
function groupByLook(nuclei) {
  const groups = new Map();
  nuclei.forEach((nucleus, at) => {
    const [size, shape, colour] = nucleus.slice(7);
    const key = colour * 100 + shape * 10 + size;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(at);
  });
  return [...groups].sort(([one], [other]) => one - other).map(([, places]) => places);
}

// How many there are of each, in words: "80 negative, 4 unmarked".
function tally(words) {
  const found = new Map();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return [...found].map(([word, many]) => `${many} ${word}`).join(", ");
}

function markList(name, mark) {
  const options = [...Object.entries(MARKS), [MIXED, MIXED]].map(([value, text]) => make("option", { value, text }));
  options.at(-1).disabled = true;
  options.at(-1).hidden = true;
  const list = make("select", { "aria-label": name, on: { change: () => mark(list.value) } }, ...options);
  return list;
}

// `looksOf(nucleus)` gives words, `mark(places, sign)` sets marks. Only what differs is drawn anew, so the focus stays where it is.
function lookTable(looksOf, mark) {
  const groupsAt = make("div", { className: "scrolls" });
  const onesAt = make("div", { className: "scrolls" });
  const pick = make("select", { on: { change: () => showOnes() } });
  const element = make("div", { className: "looks" },
    make("p", { className: "quiet", text: "The nuclei of this field, sorted by how they look. Decide look by look whether it is tumour and whether it stained." }),
    groupsAt, make("p", {}, make("label", {}, "One by one: ", pick)), onesAt);
  let drawn = "";
  let state = null;
  let groups = [];
  let ones = [];

  const lineOf = (name, words, places) => {
    const list = markList(`Mark ${name}`, (sign) => mark(places, sign));
    const truth = make("td");
    const row = make("tr", {}, make("th", { scope: "row", text: words }), make("td", {}, list), ...(state.verdicts ? [truth] : []));
    return { row, list, truth, places };
  };
  const head = (...names) => [...names, ...(state.verdicts ? ["Truth"] : [])];

  function build() {
    const all = groupByLook(state.nuclei).map((places) => ({ places, look: looksOf(state.nuclei[places[0]]) }));
    groups = all.map(({ places, look }) => lineOf(`all ${places.length} ${look}`, `${look} (${places.length})`, places));
    groupsAt.replaceChildren(table(`Nuclei of field ${state.name} by look`, head("Look", "Mark all as"), groups.map(({ row }) => row)));
    pick.replaceChildren(make("option", { value: "", text: "no look chosen" }),
      ...all.map(({ places, look }, at) => make("option", { value: String(at), text: `${look} (${places.length})` })));
    showOnes();
  }

  function showOnes() {
    const chosen = groups[pick.value]?.places ?? [];
    ones = chosen.map((at) => {
      const [x, y] = state.nuclei[at];
      const look = looksOf(state.nuclei[at]);
      const place = `${Math.round(x / 10)}% across, ${Math.round(y / 10)}% down`;
      return lineOf(`nucleus ${at + 1}, ${look}`, `${at + 1}: ${place}`, [at]);
    });
    const caption = `One by one, field ${state.name}: ${pick.selectedOptions[0]?.text ?? ""}`;
    onesAt.replaceChildren(...(ones.length ? [table(caption, head("Nucleus", "Mark as"), ones.map(({ row }) => row))] : []));
    update();
  }

  function update() {
    for (const { list, truth, places } of [...groups, ...ones]) {
      const signs = places.map((at) => state.signs[at]);
      const value = signs.every((sign) => sign === signs[0]) ? signs[0] : MIXED;
      if (list.value !== value) list.value = value;
      list.disabled = !state.may;
      if (value === MIXED) write(list.lastChild, tally(signs.map((sign) => MARKS[sign])));
      if (state.verdicts) write(truth, tally(places.map((at) => state.verdicts[at])));
    }
  }

  return {
    element,
    // `now`: the field's name, its nuclei and signs, whether it may be marked, and once the truth is out a verdict in words for each.
    show(now) {
      state = now;
      const key = `${now.name} ${Boolean(now.verdicts)}`;
      if (key !== drawn) {
        drawn = key;
        build();
      }
      update();
    },
  };
}
