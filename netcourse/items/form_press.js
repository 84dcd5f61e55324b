// The pressing of a form's button while the page moves, or the form is drawn anew: a browser makes no click of that.

// What moves less is a finger that lies still.
const STILL_PX = 10;

/**
 * Watch the pressing of a button: a finger lies on it, or the space bar is down.
 *
 * A click comes only where the button still is when it is let go. If the page has moved and the finger has not, `press` is called.
 */
export function holding(button, press) {
  let from = null; // where the pointer went down, or the key
  const listening = new AbortController();
  const hear = (kind, heard) => window.addEventListener(kind, heard, { capture: true, signal: listening.signal });
  const far = (event) => Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL_PX;
  button.addEventListener("pointerdown", (event) => { from = event.button === 0 ? { x: event.clientX, y: event.clientY } : null; });
  // On the window: plain keys stop there on their way down (keys.js).
  hear("keydown", (event) => { if (event.key === " " && event.target === button) from = { key: true }; });
  hear("pointermove", (event) => { if (from && !from.key && far(event)) from = null; }); // drawn away: that takes a press back
  hear("pointerup", (event) => {
    const missed = from && !from.key && !button.contains(event.target);
    from = null;
    if (missed) press();
  });
  hear("pointercancel", () => { from = null; });
  hear("keyup", () => { from = null; });
  return { held: () => from !== null, forget: () => listening.abort() };
}
