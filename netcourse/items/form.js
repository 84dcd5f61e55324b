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
