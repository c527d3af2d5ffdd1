// What the plain `electron` executable runs first: it opens the application that the command line names.
// The registry runtime ships without one, so this is packed into it as resources/default_app.asar.
// Plain JavaScript, because it runs in an Electron whose Node cannot strip types.
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const argument = process.argv.slice(1).find((text) => !text.startsWith("-"));
if (argument === undefined) {
  process.stderr.write("Usage: electron <application folder or main file> [arguments]\n");
  process.exit(2);
}
const target = path.resolve(argument);
if (!existsSync(target)) {
  process.stderr.write(`There is no application at ${target}\n`);
  process.exit(2);
}

const isFolder = statSync(target).isDirectory();
const applicationFolder = isFolder ? target : path.dirname(target);
const description = readDescription(path.join(applicationFolder, "package.json"));
if (description.productName ?? description.name) app.setName(description.productName ?? description.name);
if (description.version) app.setVersion(description.version);
app.setAppPath(applicationFolder);
process.defaultApp = true;

// Awaited at the top level: Electron holds `ready` back until then, and the application may register schemes before it.
const mainFile = isFolder ? path.join(applicationFolder, description.main ?? "index.js") : target;
await import(pathToFileURL(mainFile).href).catch((error) => {
  // An exception before `ready` would otherwise leave a process without a window and without a word.
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});

/** @param {string} file @returns {{name?: string, productName?: string, version?: string, main?: string}} */
function readDescription(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}
