import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesUnder, projectFolder, readText } from "./source-files.ts";

const allowedFolders = [
  ".ci",
  ".github",
  ".vscode",
  "build",
  "central",
  "contract",
  "db",
  "electron",
  "renderer",
  "test",
];
/** The words of the pages, the samples of the gallery and the style sheets are lists, and tests are long by their data. */
const isList = (file: string): boolean =>
  /^(renderer|central\/web)\/(.+\/)?words(\/|[.-])|^build\/screens\/samples\/|\.(css|html)$|^test\//.test(file);
const mostLines = (file: string): number => (isList(file) ? 400 : 250);
const ignoredFolders = new Set([
  ".git",
  ...readText(".gitignore")
    .split("\n")
    .map((line) => line.replace(/\/$/, "")),
]);

describe("the project", () => {
  it("has the folders of the map at its root and no other", () => {
    const folders = readdirSync(projectFolder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !ignoredFolders.has(entry.name))
      .map(({ name }) => name);
    expect(folders).toEqual(expect.arrayContaining(allowedFolders.filter((name) => !name.startsWith("."))));
    expect(folders.filter((name) => !allowedFolders.includes(name))).toEqual([]);
  });

  it("has no file that is too long to read", () => {
    const written = allowedFolders.flatMap(filesUnder).filter((file) => /\.(tsx?|js|css|sql|html)$/.test(file));
    expect(written.length).toBeGreaterThan(300);
    const tooLong = written.filter((file) => readText(file).split("\n").length - 1 > mostLines(file));
    expect(tooLong).toEqual([]);
  });

  it("has no index file that hides the origin of an export", () => {
    const barrels = allowedFolders.flatMap(filesUnder).filter((file) => /(^|\/)(index|utils)\.tsx?$/.test(file));
    expect(barrels).toEqual([]);
  });
});

describe("the compiler options", () => {
  const rootOptions = readText("tsconfig.json").replaceAll(/^\s*\/\/.*$/gm, "");
  const projects = [
    "contract",
    "contract/node",
    "db",
    "electron/wire",
    "electron/sync",
    "electron/main",
    "electron/preload",
    "renderer",
    "central",
    "central/web",
    "build",
  ];

  it("are strict", () => {
    expect(JSON.parse(rootOptions).compilerOptions).toMatchObject({
      strict: true,
      exactOptionalPropertyTypes: true,
      noFallthroughCasesInSwitch: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noPropertyAccessFromIndexSignature: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      isolatedModules: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      types: [],
    });
  });

  it("are built for every folder, and none is weakened there", () => {
    const root = JSON.parse(rootOptions);
    const folders = [...projects, "test"];
    expect(root.references.map(({ path }: { readonly path: string }) => path)).toEqual(folders);
    const own = new Set(["rootDir", "outDir", "tsBuildInfoFile", "lib", "types", "jsx"]);
    const changed = folders.flatMap((folder) =>
      Object.keys(JSON.parse(readText(`${folder}/tsconfig.json`)).compilerOptions)
        .filter((option) => !own.has(option))
        .map((option) => `${folder}: ${option}`),
    );
    expect(changed).toEqual([]);
  });

  it("give the types of a runtime to that runtime only", () => {
    const typesOf = (folder: string) => JSON.parse(readText(`${folder}/tsconfig.json`)).compilerOptions.types;
    const withNode = projects.filter((folder) => typesOf(folder).includes("node"));
    expect(withNode).toEqual([
      "contract/node",
      "db",
      "electron/wire",
      "electron/sync",
      "electron/main",
      "central",
      "build",
    ]);
  });
});
