import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type FoundImport, importsIn } from "./read-imports.ts";

export const projectFolder = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Files below a folder of the project, as paths from its root with forward slashes; empty where the folder is
 * missing.
 */
export const filesUnder = (folder: string): readonly string[] => {
  if (!existsSync(join(projectFolder, folder))) return [];
  return readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length).split(sep).join("/"));
};

export const readText = (file: string): string => readFileSync(join(projectFolder, file), "utf8");

export interface SourceFile {
  readonly file: string;
  readonly imports: readonly FoundImport[];
}

const sourceRoots = ["contract", "db", "electron", "renderer", "central", "build", "test"];

/** Every TypeScript file of the project with its imports. */
export const readSourceFiles = (): readonly SourceFile[] =>
  sourceRoots
    .flatMap(filesUnder)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, imports: importsIn(file, readText(file)) }));
