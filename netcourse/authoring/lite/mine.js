// "Delete my answers on this computer": what this browser keeps of a student's work goes, and nothing goes elsewhere.

// What the companion, explorers and the board call what they note: the name for the file that is handed in, a dial that was set.
const OURS = "netcourse";

/**
 * Delete JupyterLite's store: every unit with its answers, drafts and settings; and what our own pages noted beside it. The site's own
 * files stay; nothing of a student's is in them.
 *
 * @param name the name of JupyterLite's storage
 * @param blocked called if a unit that is open elsewhere still uses the store; it goes when that is closed
 */
export function deleteWork(name, blocked) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve(forgetNotes());
    request.onerror = () => reject(request.error);
    request.onblocked = blocked;
  });
}

function forgetNotes() {
  for (const notes of [localStorage, sessionStorage]) {
    for (const key of Object.keys(notes)) if (key.startsWith(OURS)) notes.removeItem(key);
  }
}

const section = document.querySelector(".netcourse-mine");
if (section) {
  const [ask, sure, yes, no] = ["ask", "sure", "yes", "no"].map((part) => section.querySelector(`[data-part="${part}"]`));
  const said = section.querySelector('[role="status"]');
  const { storage } = document.body.dataset;
  const show = (asked) => {
    sure.hidden = !asked;
    ask.hidden = asked;
    (asked ? no : ask).focus();
  };
  ask.hidden = false;
  ask.addEventListener("click", () => {
    said.textContent = "";
    show(true);
  });
  no.addEventListener("click", () => show(false));
  yes.addEventListener("click", async () => {
    show(false);
    try {
      await deleteWork(storage, () => (said.textContent = "A unit is still open in another tab. Close it: then your answers are deleted."));
      said.textContent = "Deleted: this browser keeps no answer of yours any more.";
      window.dispatchEvent(new Event("netcourse:deleted"));
    } catch (error) {
      said.textContent = `Not deleted: this browser says ${error?.message ?? "no reason"}. Clear the data of this site in its settings.`;
    }
  });
}
