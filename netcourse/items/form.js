// The load handler of a form's style element: ipywidgets can set none of this from Python. A form works without it, less well.
const form = this.closest(".netcourse-form");
form.setAttribute("role", "group");
form.setAttribute("aria-label", this.dataset.name);
for (const box of form.querySelectorAll(".widget-radio-box")) {
  box.setAttribute("role", "radiogroup");
  box.setAttribute("aria-label", box.parentElement.querySelector(".widget-label")?.textContent ?? this.dataset.name);
  // Without a common name each button is a group of its own, and the arrow keys do nothing.
  const name = `netcourse-${Math.random().toString(36).slice(2)}`;
  for (const input of box.querySelectorAll("input")) input.name = name;
}
// JupyterLab would take a plain key on a list or a button for a command: b adds a cell, m changes one, an arrow moves on. It listens
// on the document, so only the window hears a key before it does; what the browser itself does with the key stays.
// Keys with Ctrl, Cmd or Alt, and Shift+Enter, go on to JupyterLab: saving must work from inside a form.
window.netcourseKeys ??= window.addEventListener("keydown", (event) => {
  const command = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter");
  if (!command && event.target.closest?.(".netcourse-form")) event.stopPropagation();
}, true) ?? true;
