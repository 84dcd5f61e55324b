// Compile a zip of packages with the very Python that will run them: node bytecode.mjs PYODIDE-FOLDER SCRIPT ZIP TARGET
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, script, packed, target] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: `${folder}/`, stderr() {} });
python.FS.writeFile("/packages.zip", readFileSync(packed));
await python.runPythonAsync(readFileSync(script, "utf-8"));
writeFileSync(target, python.FS.readFile("/compiled.zip"));
