import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";
import { projectFolder } from "../electron-runtime/project-modules.ts";

/** The application that `npm run dev` starts; the shipped one lies beside it and stays as it is. */
export const devFolder = join(projectFolder, "out/dev");

/** Main takes its pages from the development server. */
const devScheme: Plugin = {
  name: "dev-scheme",
  enforce: "pre",
  resolveId: (specifier, importer) =>
    specifier.endsWith("/window/app-scheme.ts") && importer?.endsWith("/electron/main/main.ts")
      ? join(import.meta.dirname, "app-scheme.ts")
      : undefined,
};

/** Electron reads the version and the entry from the package beside the code. */
const writePackage = (): void => {
  const { name, version } = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"));
  mkdirSync(devFolder, { recursive: true });
  writeFileSync(
    join(devFolder, "package.json"),
    JSON.stringify({ name, version, type: "module", main: "electron/main.js" }),
  );
};

const watch = async (name: string, define: Record<string, string>, onBuilt: () => void): Promise<() => unknown> => {
  const watcher = (await build({
    configFile: join(dirname(import.meta.dirname), "vite", `${name}.config.ts`),
    plugins: [devScheme],
    define,
    logLevel: "warn",
    build: { outDir: join(devFolder, "electron"), watch: {} },
  })) as Rolldown.RolldownWatcher;
  await new Promise<void>((resolve) => {
    watcher.on("event", (event) => {
      if (event.code === "ERROR") process.stderr.write(`${event.error.message}\n`);
      if (event.code === "END") {
        resolve();
        onBuilt();
      }
    });
  });
  return () => watcher.close();
};

/**
 * Builds main, the upload process and the preload script, and again after each change of their files. `onChanged` is
 * called after each later build.
 */
export const watchMain = async (pageServer: string, onChanged: () => void): Promise<() => Promise<void>> => {
  writePackage();
  let isReady = false;
  const changed = () => isReady && onChanged();
  const define = { PAGE_SERVER: JSON.stringify(pageServer) };
  const stops = [await watch("electron", define, changed), await watch("preload", {}, changed)];
  isReady = true;
  return async () => {
    for (const stop of stops) await stop();
  };
};
