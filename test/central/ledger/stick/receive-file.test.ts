import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { beforeEach, expect, test } from "vitest";
import { withReceivedFile } from "../../../../central/ledger/stick/receive-file.ts";
import { success } from "../../../../contract/result.ts";
import { useOwnTemporaryFolder } from "../../../support/own-temporary-folder.ts";

// Files of other tests come and go in the usual one.
beforeEach(useOwnTemporaryFolder);

const left = () => readdirSync(tmpdir());
const read = async (file: string) => success(readFileSync(file).length);
const halfMib = Buffer.alloc(512 * 1_024);

test("a received file is complete while it is used, and is removed afterwards", async () => {
  expect(await withReceivedFile(Readable.from([halfMib, halfMib]), 1, read)).toEqual(success(1_024 * 1_024));
  expect(left()).toEqual([]);
});

test("a file that is too large is aborted at the limit, and nothing of it remains", async () => {
  let sent = 0;
  const endless = Readable.from(
    (async function* () {
      while (sent < 1_000) {
        sent += 1;
        yield halfMib;
      }
    })(),
  );
  const expected = { ok: false, problem: { code: "export-too-large", facts: { most: 1 } } };
  expect(await withReceivedFile(endless, 1, read)).toEqual(expected);
  expect(sent).toBeLessThan(100);
  expect(left()).toEqual([]);
});

test("a sender that hangs up gives a problem, and a file that cannot be written throws", async () => {
  const cut = (code: string) =>
    Readable.from(
      (async function* () {
        yield halfMib;
        throw Object.assign(new Error("cut"), { code });
      })(),
    );
  const expected = { ok: false, problem: { code: "request-invalid", facts: { field: "body" } } };
  expect(await withReceivedFile(cut("ECONNRESET"), 1, read)).toEqual(expected);
  await expect(withReceivedFile(cut("ENOSPC"), 1, read)).rejects.toThrow("cut");
  expect(left()).toEqual([]);
});

test("a database connection that is lost while the file is used is not mistaken for the sender's connection", async () => {
  const lost = () => Promise.reject(Object.assign(new Error("lost"), { code: "ECONNRESET" }));
  await expect(withReceivedFile(Readable.from([halfMib]), 1, lost)).rejects.toThrow("lost");
});
