// JupyterLab would take a plain key on a list or a button for a command: b adds a cell, m changes one, an arrow moves on. It listens
// on the document, so only the window hears a key before it does; what the browser itself does with the key stays.
// What opens in an explorer's starting state or below a figure, where no view is drawn, is guarded as well.
// Keys with Ctrl, Cmd or Alt, and Shift+Enter, go on to JupyterLab: saving must work from inside a form.
window.netcourseKeys ??= window.addEventListener("keydown", (event) => {
  const command = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter");
  const ours = ".netcourse-form, .netcourse-explorer, .netcourse-still, .jp-OutputArea-output :is(summary, a[href])";
  if (!command && event.target.closest?.(ours)) event.stopPropagation();
}, true) ?? true;
