// The hand on a slide: a click or a tap marks one nucleus, a stroke of the brush all that it passes.
const TAPS_WITHIN = { mouse: 4, touch: 12, pen: 8 }; // pixels of the screen within which a press stays a click

// The brush is a switch. With a mouse it is on until it is switched off; a finger scrolls until it is switched on.
function brushSwitch(canvas) {
  const box = make("input", { type: "checkbox" });
  let chosen = false;
  box.checked = !window.matchMedia("(pointer: coarse)").matches;
  const show = () => canvas.classList.toggle("brushed", chosen && box.checked);
  box.addEventListener("change", () => { chosen = true; show(); });
  show();
  return {
    element: make("label", {}, box, " Brush: drag over many"),
    // Whether a stroke of this kind of pointer marks what it passes.
    on(kind) {
      if (!chosen) box.checked = kind === "mouse";
      return box.checked;
    },
  };
}

// `nuclei()` are those of the open field; `takes(at)` tells whether the brush may mark one; the rest is told what has happened.
function handOn(canvas, brush, { nuclei, takes, passing, stroked, clicked }) {
  let stroke = null;
  const onSlide = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * SIDE, ((event.clientY - box.top) / box.height) * SIDE];
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (brush.on(event.pointerType)) canvas.setPointerCapture(event.pointerId);
    stroke = { from: onSlide(event), at: [event.clientX, event.clientY], places: new Set(), moved: false };
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!stroke) return;
    const away = Math.hypot(event.clientX - stroke.at[0], event.clientY - stroke.at[1]);
    stroke.moved ||= away > (TAPS_WITHIN[event.pointerType] ?? TAPS_WITHIN.mouse);
    if (!stroke.moved || !brush.on(event.pointerType)) return;
    const to = onSlide(event);
    for (const at of passed(nuclei(), stroke.from, to)) if (takes(at)) stroke.places.add(at);
    stroke.from = to;
    passing();
  });
  canvas.addEventListener("pointerup", (event) => {
    const ended = stroke;
    stroke = null;
    if (!ended) return;
    if (ended.places.size) stroked(ended.places);
    if (ended.moved) return passing();
    const at = nearest(nuclei(), ...onSlide(event));
    if (at >= 0) clicked(at);
  });
  // The browser takes a swipe for scrolling.
  canvas.addEventListener("pointercancel", () => { stroke = null; passing(); });
  return { passed: () => stroke?.places ?? [] };
}
