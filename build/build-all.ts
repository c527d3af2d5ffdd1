import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "vite";
import { projectFolder } from "./electron-runtime/project-modules.ts";

const parts = ["electron", "preload", "renderer", "central-web", "preview"] as const;
export type Part = (typeof parts)[number];

/** Builds main, preload, the kiosk's page, the office's page or the preview into `out/`. Passes vite's errors on. */
export const buildParts = async (wanted: readonly Part[]): Promise<void> => {
  // A test runner sets "test" here; vite would then build React's slow development version.
  process.env["NODE_ENV"] = "production";
  if (wanted.includes("electron")) await rm(join(projectFolder, "out/electron"), { recursive: true, force: true });
  for (const part of wanted) {
    await build({ configFile: join(import.meta.dirname, "vite", `${part}.config.ts`), logLevel: "warn" });
  }
};

export const buildAll = (): Promise<void> => buildParts(parts);

const isStartedDirectly = process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename;
if (isStartedDirectly) await buildAll();
