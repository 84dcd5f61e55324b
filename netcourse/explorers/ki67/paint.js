// How a field is painted: nuclei as the stain leaves them, and over them marks, verdicts and the place of the keyboard. A nucleus is
// [x, y, long, short, angle, brown, dark, size, shape, colour]. All parts of the lab are one script; lab.js comes last.
const SIDE = 1000; // of a field, in tenths of a unit
const PIXELS = 1120; // twice the largest size on the screen, for sharp edges
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const blend = (from, to, share) => from.map((part, at) => Math.round(part + (to[at] - part) * share));
const css = (colour) => `rgb(${colour.join()})`;

function tint([, , , , , brown, dark]) {
  const blue = blend([128, 158, 205], [28, 44, 88], dark / 100);
  const strong = blend([196, 146, 92], [96, 56, 20], Math.max(0, (brown - 30) / 70));
  const stained = blend(strong, [60, 34, 14], dark > 65 ? 0.45 : 0);
  return brown < 15 ? blue : blend(blue, stained, 0.72 + 0.28 * Math.min(1, brown / 70));
}

// The outline of a nucleus, `wider` than it is.
function trace(pen, [x, y, long, short, angle], wider) {
  pen.beginPath();
  pen.ellipse(x, y, long + wider, short + wider, (angle * Math.PI) / 180, 0, 2 * Math.PI);
}

function paintNucleus(pen, nucleus, at) {
  const [x, y, , short, , , dark] = nucleus;
  const colour = tint(nucleus);
  trace(pen, nucleus, 0);
  pen.fillStyle = css(colour);
  pen.fill();
  pen.lineWidth = 2.5;
  pen.strokeStyle = css(blend(colour, [20, 20, 30], 0.45));
  pen.stroke();
  // Pale chromatin is speckled, dark chromatin is solid.
  pen.fillStyle = css(blend(colour, [20, 20, 40], 0.4));
  for (let speck = 0; dark < 64 && speck < 5; speck++) {
    const turn = at * 2.4 + speck * 1.9;
    const out = short * (0.2 + 0.45 * ((at * 7 + speck * 3) % 5) / 4);
    pen.fillRect(x + Math.cos(turn) * out - 2, y + Math.sin(turn) * out - 2, 4.5, 4.5);
  }
}

function paintField(pen, nuclei) {
  pen.fillStyle = "#f8f4ef";
  pen.fillRect(0, 0, SIDE, SIDE);
  // Cytoplasm and fibres: a pale halo around whatever is there.
  pen.fillStyle = "rgba(203, 190, 205, 0.35)";
  for (const nucleus of nuclei) {
    trace(pen, nucleus, 0.7 * nucleus[3]);
    pen.fill();
  }
  nuclei.forEach((nucleus, at) => paintNucleus(pen, nucleus, at));
}

function paintSign(pen, [x, y], sign) {
  pen.beginPath();
  pen.arc(x, y, 14, 0, 2 * Math.PI);
  pen.fillStyle = "#ffffff";
  pen.fill();
  pen.fillStyle = "#111111";
  pen.fillRect(x - 9, y - 2.5, 18, 5);
  if (sign === "+") pen.fillRect(x - 2.5, y - 9, 5, 18);
}

function paintVerdict(pen, nucleus, letter) {
  const [x, y, , short] = nucleus;
  trace(pen, nucleus, 8);
  pen.setLineDash([9, 5]);
  pen.lineWidth = 5;
  pen.strokeStyle = "#111111";
  pen.stroke();
  pen.setLineDash([]);
  const left = Math.min(x + short, SIDE - 30);
  const top = Math.max(y - short - 26, 2);
  pen.fillStyle = "#111111";
  pen.fillRect(left, top, 28, 32);
  pen.fillStyle = "#ffffff";
  pen.font = "bold 27px system-ui, sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(letter, left + 14, top + 17);
}

function paintCursor(pen, nucleus) {
  const [x, y, long] = nucleus;
  for (const [width, colour] of [[11, "#ffffff"], [5, "#111111"]]) {
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    trace(pen, nucleus, 9);
    for (const [dx, dy] of Object.values(ARROWS)) {
      pen.moveTo(x + dx * (long + 9), y + dy * (long + 9));
      pen.lineTo(x + dx * (long + 24), y + dy * (long + 24));
    }
    pen.stroke();
  }
}

function paintedField(nuclei) {
  const still = make("canvas", { width: PIXELS, height: PIXELS });
  const pen = still.getContext("2d");
  pen.scale(PIXELS / SIDE, PIXELS / SIDE);
  paintField(pen, nuclei);
  return still;
}

function paintCloseup(pen, still, nuclei, signs, letters, cursor) {
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.drawImage(still, 0, 0);
  pen.scale(PIXELS / SIDE, PIXELS / SIDE);
  signs.forEach((mark, at) => { if (mark !== ".") paintSign(pen, nuclei[at], mark); });
  nuclei.forEach((nucleus, at) => { if (letters[at]) paintVerdict(pen, nucleus, letters[at]); });
  if (cursor >= 0) paintCursor(pen, nuclei[cursor]);
}

// Gives the milliseconds that it took.
function paintMap(pen, fields) {
  const began = performance.now();
  fields.forEach(({ nuclei }, at) => {
    pen.setTransform(0.15, 0, 0, 0.15, (at % 6) * 150, Math.floor(at / 6) * 150);
    paintField(pen, nuclei);
  });
  return (performance.now() - began).toFixed(2);
}
