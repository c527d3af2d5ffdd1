import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "vite";
import { projectFolder } from "./electron-runtime/project-modules.ts";

const configurations = ["electron", "preload", "renderer", "central-web", "preview"] as const;

/** Builds main, preload, the kiosk's page, the office's pages and the preview in them into `out/`. Throws what vite throws. */
export const buildAll = async (): Promise<void> => {
  // A test runner sets "test" here, and vite would then build the slow, talkative React.
  process.env["NODE_ENV"] = "production";
  await rm(join(projectFolder, "out/electron"), { recursive: true, force: true });
  for (const name of configurations) {
    await build({ configFile: join(import.meta.dirname, "vite", `${name}.config.ts`), logLevel: "warn" });
  }
};

const isStartedDirectly = process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename;
if (isStartedDirectly) await buildAll();
