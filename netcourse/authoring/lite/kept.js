// What this browser keeps of a student's work, read from JupyterLite's own store without starting JupyterLite.
const STORE = "files";

function open(name) {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    // Nobody has been here yet. What is not there is not made: JupyterLite makes it the way it wants it.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      resolve(null);
    };
  });
}

function read(database, path) {
  return new Promise((resolve, reject) => {
    const request = database.transaction(STORE, "readonly").objectStore(STORE).get(path);
    request.onsuccess = () => resolve(parsed(request.result));
    request.onerror = () => reject(request.error);
  });
}

/** What a file of the store holds, as JSON; null if it is not there or is none. */
export function parsed(file) {
  if (file?.content == null) return null;
  if (typeof file.content !== "string") return file.content;
  try {
    return JSON.parse(file.format === "base64" ? new TextDecoder().decode(Uint8Array.from(atob(file.content), (c) => c.charCodeAt(0))) : file.content);
  } catch {
    return null;
  }
}

/**
 * The notebook and answers.json of some units, as this browser keeps them.
 *
 * @param name the name of JupyterLite's storage
 * @param units names such as "05_tumour_grade"
 * @returns { unit: { notebook, answers } }, without the units of which nothing is kept
 */
export async function keptWork(name, units) {
  const database = await open(name);
  if (!database) return {};
  try {
    if (!database.objectStoreNames.contains(STORE)) return {};
    const found = {};
    for (const unit of units) {
      const notebook = await read(database, `${unit}/${unit}.ipynb`);
      const answers = await read(database, `${unit}/answers.json`);
      if (notebook || answers) found[unit] = { notebook, answers };
    }
    return found;
  } finally {
    database.close(); // an open one would keep JupyterLite from changing it
  }
}
