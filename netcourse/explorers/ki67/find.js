// Which nucleus is meant: by a click, by an arrow key, by a stroke of the brush, and which one has not been seen yet.
const TOLERANCE = 14; // how far beside a nucleus a click may fall

function nearest(nuclei, x, y) {
  let best = -1;
  let least = Infinity;
  nuclei.forEach(([cx, cy, long, short], at) => {
    const away = Math.hypot(cx - x, cy - y);
    // The smaller of two that overlap is the harder to hit, so it wins near its centre.
    if (away <= long + TOLERANCE && away - (long + short) / 4 < least) [best, least] = [at, away - (long + short) / 4];
  });
  return best;
}

function along(nuclei, from, [dx, dy]) {
  let best = -1;
  let least = Infinity;
  nuclei.forEach(([x, y], at) => {
    const ahead = (x - nuclei[from][0]) * dx + (y - nuclei[from][1]) * dy;
    const aside = Math.abs((x - nuclei[from][0]) * dy) + Math.abs((y - nuclei[from][1]) * dx);
    if (ahead > 5 && aside <= 1.2 * ahead && ahead + 2 * aside < least) [best, least] = [at, ahead + 2 * aside];
  });
  return best;
}

function passed(nuclei, from, to) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  return [...nuclei.keys()].filter((at) => {
    const [x, y, long, short] = nuclei[at];
    const share = length ? Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / length)) : 0;
    return Math.hypot(x - from[0] - share * dx, y - from[1] - share * dy) <= (long + short) * 0.42;
  });
}

function nextUnseen(nuclei, cursor, isLeft) {
  const away = (at) => Math.hypot(nuclei[at][0] - nuclei[cursor][0], nuclei[at][1] - nuclei[cursor][1]);
  const left = [...nuclei.keys()].filter(isLeft);
  return left.length ? left.reduce((best, at) => (away(at) < away(best) ? at : best)) : -1;
}
