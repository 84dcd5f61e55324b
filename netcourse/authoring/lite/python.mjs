// Pyodide as the kernel asks for it, with all packages from one file that is fetched while Python itself starts.
import { loadPyodide as load } from "./pyodide.mjs";

export async function loadPyodide({ parcel, ...options }) {
  const fetched = fetch(new URL(parcel, import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(`${parcel}: ${answer.status}`);
    return answer.arrayBuffer();
  });
  fetched.catch(() => {}); // told below, once Python itself is there
  // The kernel's list of packages says only what it need not install: they are all in the parcel.
  const python = await load({ ...options, packages: [] });
  python.unpackArchive(await fetched, "zip", { extractDir: python.runPython("import site; site.getsitepackages()[0]") });
  // Before the page's files are mounted: afterwards each import asks the page first whether the module lies beside the notebook.
  python.runPython("import pyodide_kernel, ipywidgets, anywidget, netcourse.items, netcourse.explorers");
  return python;
}
