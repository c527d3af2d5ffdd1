import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { withReceivedFile } from "../../../../central/ledger/stick/receive-file.ts";
import { success } from "../../../../contract/result.ts";

const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("counterstar-import-"));
const read = async (file: string) => success(readFileSync(file).length);
const halfMib = Buffer.alloc(512 * 1_024);

test("a file exists as long as it is used, whole", async () => {
  const before = left();
  expect(await withReceivedFile(Readable.from([halfMib, halfMib]), 1, read)).toEqual(success(1_024 * 1_024));
  expect(left()).toEqual(before);
});

test("one that is too large is aborted at the limit, and nothing of it remains", async () => {
  const before = left();
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
  expect(left()).toEqual(before);
});

test("one whose sender hangs up gives no file, and one that cannot be written throws", async () => {
  const before = left();
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
  expect(left()).toEqual(before);
});

test("a database connection that ends while the file is used does not count as the sender's", async () => {
  const lost = () => Promise.reject(Object.assign(new Error("lost"), { code: "ECONNRESET" }));
  await expect(withReceivedFile(Readable.from([halfMib]), 1, lost)).rejects.toThrow("lost");
});
