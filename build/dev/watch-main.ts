import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";
import { projectFolder } from "../electron-runtime/project-modules.ts";

/** The application that `npm run dev` starts; the shipped one lies beside it and stays as it is. */
export const devFolder = join(projectFolder, "out/dev");

/** From the last build to the restart, milliseconds: a file may belong to both bundles, and one save may cause two builds. */
const quietMs = 500;

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

interface Builds {
  readonly begun: (name: string) => void;
  readonly ended: (name: string) => void;
}

const watch = async (name: string, define: Record<string, string>, builds: Builds): Promise<() => unknown> => {
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
      if (event.code === "START") builds.begun(name);
      if (event.code === "END") {
        resolve();
        builds.ended(name);
      }
    });
  });
  return () => watcher.close();
};

/**
 * Builds main, the upload process and the preload script, and again after each change of their files. Calls `onChanged`
 * after later builds, half a second after the last of them has ended.
 */
export const watchMain = async (pageServer: string, onChanged: () => void): Promise<() => Promise<void>> => {
  writePackage();
  let isWatching = false;
  let quiet: NodeJS.Timeout | undefined;
  const running = new Set<string>();
  const begun = (name: string) => {
    clearTimeout(quiet);
    running.add(name);
  };
  const ended = (name: string) => {
    clearTimeout(quiet);
    running.delete(name);
    if (isWatching && running.size === 0) quiet = setTimeout(onChanged, quietMs);
  };
  const define = { PAGE_SERVER: JSON.stringify(pageServer) };
  const builds = { begun, ended };
  const stops = [await watch("electron", define, builds), await watch("preload", {}, builds)];
  isWatching = true;
  return async () => {
    isWatching = false;
    clearTimeout(quiet);
    for (const stop of stops) await stop();
  };
};
