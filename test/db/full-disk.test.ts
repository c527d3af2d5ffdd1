import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { databaseFileIn } from "../../db/data-folder.ts";
import { newFolder, openedStore, ratingFor } from "../support/ledger.ts";

const script = fileURLToPath(new URL("support/fill-the-disk.ts", import.meta.url));

/** Runs the script where no file may grow past `kilobytes`: the kernel refuses the write as a full disk does. */
const fillUntil = (kilobytes: number, folder: string) => {
  const command = `trap "" XFSZ; ulimit -f ${kilobytes}; exec "$0" "$@"`;
  const output = execFileSync("/bin/bash", ["-c", command, process.execPath, script, folder], {
    encoding: "utf8",
    timeout: 30_000,
  });
  return JSON.parse(output) as {
    readonly accepted: readonly string[];
    readonly problem: { readonly code: string };
    readonly isSteady: boolean;
    readonly position: { readonly size: number };
  };
};

const promptIdsIn = (folder: string): readonly unknown[] => {
  const connection = new Database(databaseFileIn(folder), { readonly: true });
  try {
    return connection
      .prepare("SELECT text ->> '$.body.promptId' FROM ledger_entries WHERE kind = 'rating-given' ORDER BY epoch, seq")
      .pluck()
      .all();
  } finally {
    connection.close();
  }
};

describe.skipIf(process.platform === "win32")("a disk that fills up", () => {
  it.each([400, 700])("(%i KB) refuses with a problem, and has every accepted rating and no other", (kilobytes) => {
    const folder = newFolder();
    const { accepted, problem, isSteady, position } = fillUntil(kilobytes, folder);
    expect({ code: problem.code, isSteady, size: position.size }).toEqual({
      code: "store-failed",
      isSteady: true,
      size: accepted.length + 1,
    });
    expect(accepted.length).toBeGreaterThan(10);
    const store = openedStore(folder);
    expect(store.position()).toEqual(position);
    expect(store.append([ratingFor(accepted.length + 1)]).ok).toBe(true);
    store.close();
    expect(promptIdsIn(folder).slice(0, -1)).toEqual(accepted);
  });
});
