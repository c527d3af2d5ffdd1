import { describe, expect, it } from "vitest";
import { lawOf, laws, packageOf, targetOf, violationsOf } from "./law.ts";
import { importsIn } from "./read-imports.ts";
import { runtimePathTo } from "./runtime-reach.ts";
import { readSourceFiles, readText } from "./source-files.ts";

const sources = readSourceFiles();

const everyForm = `
  import "side-effect";
  import value from "default";
  import type { A } from "type-only";
  import { type B } from "inline-type";
  import * as all from "namespace";
  export * from "export-all";
  export { c } from "export-named";
  export type { D } from "export-type";
  const later = await import("dynamic");
  const computed = await import(somewhere);
  let typed: import("type-query").T;
  import old = require("required");
  export const text = "import x from 'a-string'"; // import y from "a-comment"
`;

describe("the reader of imports", () => {
  it("finds every form of import, and ignores strings and comments", () => {
    expect(importsIn("sample.ts", everyForm)).toEqual([
      { specifier: "side-effect", isTypeOnly: false },
      { specifier: "default", isTypeOnly: false },
      { specifier: "type-only", isTypeOnly: true },
      { specifier: "inline-type", isTypeOnly: false },
      { specifier: "namespace", isTypeOnly: false },
      { specifier: "export-all", isTypeOnly: false },
      { specifier: "export-named", isTypeOnly: false },
      { specifier: "export-type", isTypeOnly: true },
      { specifier: "dynamic", isTypeOnly: false },
      { specifier: "<computed>", isTypeOnly: false },
      { specifier: "type-query", isTypeOnly: true },
      { specifier: "required", isTypeOnly: false },
    ]);
  });

  it("read files in every folder of the table, and their imports", () => {
    const counts = laws.map(({ folder }) => sources.filter(({ file }) => lawOf(file)?.folder === folder).length);
    const tooFew = laws.filter(({ leastFiles }, index) => (counts[index] ?? 0) < leastFiles);
    expect(tooFew.map(({ folder }) => folder)).toEqual([]);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(1_000);
  });
});

describe("the table of allowed imports", () => {
  it("holds in every file", () => {
    expect(sources.flatMap(({ file, imports }) => violationsOf(file, imports))).toEqual([]);
  });

  const bad: readonly (readonly [file: string, code: string])[] = [
    ["contract/words.ts", 'import { join } from "node:path";'],
    ["contract/words.ts", 'import type { Store } from "../db/store.ts";'],
    ["contract/words.ts", 'import { sha256Hex } from "./node/hash.ts";'],
    ["contract/node/hash.ts", 'import { z } from "zod";'],
    ["contract/node/hash.ts", 'import type { App } from "electron";'],
    ["contract/node/hash.ts", 'import type { Store } from "../../db/store.ts";'],
    ["electron/preload/preload.ts", 'import type { BothKeys } from "../../contract/node/fingerprint.ts";'],
    ["renderer/app.tsx", 'import { sha256Hex } from "../contract/node/hash.ts";'],
    ["renderer/app.tsx", 'let keys: import("../contract/node/fingerprint.ts").BothKeys;'],
    ["central/web/start.tsx", 'export * from "../../contract/node/hash.ts";'],
    ["electron/main/kiosk.ts", 'import { CipherSuite } from "@hpke/core";'],
    ["central/app.ts", 'import { CipherSuite } from "@hpke/core";'],
    ["db/store.ts", 'import type { App } from "electron";'],
    ["db/store.ts", 'import { join } from "path";'],
    ["electron/main/kiosk.ts", 'import { App } from "../../renderer/app.tsx";'],
    ["electron/main/kiosk.ts", 'import { preload } from "../preload/preload.ts";'],
    ["electron/sync/run-sync.ts", 'import type { Kiosk } from "../main/kiosk.ts";'],
    ["electron/sync/run-sync.ts", 'import { app } from "electron";'],
    ["electron/wire/clock.ts", 'import type { Kiosk } from "../main/kiosk.ts";'],
    ["electron/wire/clock.ts", 'import { runSync } from "../sync/run-sync.ts";'],
    ["electron/main/kiosk.ts", 'import { runSync } from "../sync/run-sync.ts";'],
    ["electron/preload/preload.ts", 'import { readFileSync } from "node:fs";'],
    ["renderer/app.tsx", 'import type { IpcRenderer } from "electron";'],
    ["renderer/app.tsx", 'let receipt: import("../contract/sync/receipt.ts").Receipt;'],
    ["renderer/app.tsx", 'export * from "zod";'],
    ["central/app.ts", 'import type { KioskView } from "../contract/ipc/view.ts";'],
    ["central/app.ts", 'import { openStore } from "../db/open-store.ts";'],
    ["central/app.ts", 'import { page } from "./web/start.tsx";'],
    ["central/web/start.tsx", 'import { sql } from "../database/sql.ts";'],
    ["central/web/start.tsx", 'await import("node:fs");'],
    ["db/store.ts", 'import { device } from "../test/support/ledger.ts";'],
    ["renderer/app.tsx", 'import "../build/display.ts";'],
    ["build/package.ts", 'import { device } from "../test/support/ledger.ts";'],
    ["db/store.ts", "await import(somewhere);"],
    ["helpers/anything.ts", ""],
  ];
  it.each(bad)("does not allow %s to say %s", (file, code) => {
    expect(violationsOf(file, importsIn(file, code))).toHaveLength(1);
  });

  const good: readonly (readonly [file: string, code: string])[] = [
    [
      "contract/node/sealing.ts",
      'import { CipherSuite } from "@hpke/core"; import type { Sealed } from "../sync/sealed.ts";',
    ],
    ["db/store.ts", 'import { sha256Hex } from "../contract/node/hash.ts";'],
    ["electron/main/kiosk.ts", 'import { sha256Hex } from "../../contract/node/hash.ts";'],
    [
      "electron/sync/run-sync.ts",
      'import { log } from "../wire/log.ts"; import { openForReading } from "../../db/database.ts";',
    ],
    ["electron/main/kiosk.ts", 'import { log } from "../wire/log.ts";'],
    ["central/app.ts", 'import { sha256Hex } from "../contract/node/hash.ts";'],
    ["build/start.ts", 'import { sha256Hex } from "../contract/node/hash.ts"; import "../central/web/start.tsx";'],
    [
      "test/support/ledger.ts",
      'import { sha256Hex } from "../../contract/node/hash.ts"; import "../../build/start.ts";',
    ],
  ];
  it.each(good)("allows %s to say %s", (file, code) => {
    expect(violationsOf(file, importsIn(file, code))).toEqual([]);
  });

  it("names only packages that package.json declares", () => {
    const { dependencies, devDependencies } = JSON.parse(readText("package.json"));
    const declared = new Set(Object.keys({ ...dependencies, ...devDependencies }));
    const used = sources.flatMap(({ file, imports }) =>
      imports.filter(({ specifier }) => targetOf(file, specifier) === undefined).map(({ specifier }) => specifier),
    );
    const undeclared = new Set(used.map(packageOf).filter((name) => !name.startsWith("node:") && !declared.has(name)));
    // The build makes this module.
    for (const known of ["<computed>", "virtual:handbook"]) undeclared.delete(known);
    expect([...undeclared]).toEqual([]);
  });
});

const isZod = (name: string): boolean => name === "zod";
const isNode = (name: string): boolean => name.startsWith("node:");

describe("the page", () => {
  it.each(["renderer", "electron/preload"])("%s reaches no zod at run time", (folder) => {
    const starts = sources.filter(({ file }) => lawOf(file)?.folder === folder);
    expect(starts.flatMap(({ file }) => runtimePathTo(isZod, file, sources) ?? [])).toEqual([]);
  });

  it.each(["build/preview/frame.tsx", "build/screens/frame.tsx", "build/screens/console-frame.tsx"])(
    "%s reaches no module of Node at run time",
    (file) => {
      expect(sources.some((source) => source.file === file)).toBe(true);
      expect(runtimePathTo(isNode, file, sources) ?? []).toEqual([]);
    },
  );

  it("names the path of imports from a page to zod", () => {
    const sample = [
      {
        file: "renderer/a.ts",
        code: 'import { b } from "../contract/b.ts"; import type { d } from "../contract/d.ts";',
      },
      { file: "contract/b.ts", code: 'export { c } from "./c.ts";' },
      { file: "contract/c.ts", code: 'import { z } from "zod";' },
      { file: "contract/d.ts", code: 'import type { z } from "zod";' },
    ].map(({ file, code }) => ({ file, imports: importsIn(file, code) }));
    expect(runtimePathTo(isZod, "renderer/a.ts", sample)).toEqual(["renderer/a.ts", "contract/b.ts", "contract/c.ts"]);
    expect(runtimePathTo(isZod, "contract/d.ts", sample)).toBeUndefined();
  });
});
