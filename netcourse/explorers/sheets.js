// What can be printed on its own: a button each. The page is put into a frame that nobody sees, and that frame is printed: neither
// the lesson around it nor its paper size gets into the way.

const FRAME = "netcourse-printed";

function printAlone(page, title) {
  document.getElementById(FRAME)?.remove();
  // Off the screen rather than hidden: some browsers print nothing of what is not displayed.
  const frame = make("iframe", { id: FRAME, title, "aria-hidden": "true", tabindex: "-1",
    style: "position: fixed; left: -200vw; width: 100vw; height: 100vh; border: 0" });
  frame.addEventListener("load", () => frame.contentWindow.print(), { once: true });
  frame.srcdoc = page;
  document.body.append(frame);
}

function printing() {
  const element = make("p", { class: "netcourse-sheets", hidden: true });
  let now = [];
  const show = (sheets) => {
    now = sheets ?? [];
    element.hidden = now.length === 0;
    resize(element, now.length, () => make("button", { type: "button" }));
    [...element.children].forEach((button, at) => {
      say(button, now[at].label);
      button.onclick = () => printAlone(now[at].page, now[at].label);
    });
  };
  return { element, show };
}
