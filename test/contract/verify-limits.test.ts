import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { verifyFile } from "../../central/ledger/audit/verify-file.ts";
import { verifyPieces } from "../../central/ledger/audit/verify-pieces.ts";
import type { Verification } from "../../contract/audit/verify-export.ts";
import { DeviceId } from "../../contract/words.ts";
import { createDeviceKeys } from "../support/centre/device-keys.ts";
import { ratingDraft, writeLedger } from "../support/centre/ledger.ts";
import { checkpointLine, endsOf, exportOf, headerLine, newSigners } from "../support/export-file.ts";

const device = DeviceId.parse("33333333-3333-4333-8333-333333333333");
const signers = newSigners();
const folder = mkdtempSync(join(tmpdir(), "counterstar-verify-"));
afterAll(() => rmSync(folder, { recursive: true }));

const begun = { kind: "epoch-begun", body: { reason: "first-start", before: null } };
const ledgerOf = (size: number) =>
  writeLedger(device, [begun, ...Array.from({ length: size - 1 }, () => ratingDraft())]);
const header = headerLine(signers, device, { epochs: [], proofs: 0 });

const mib = 1_048_576;
const codesIn = ({ faults }: Verification) => faults.map(({ code }) => code);

/** Processor time, milliseconds: other work on the machine adds nothing to it. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** The result for these bytes, in pieces as a file gives them, and the processor time it took, milliseconds. */
const timed = async (bytes: Buffer) => {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, at) =>
    bytes.subarray(at * 65_536, (at + 1) * 65_536),
  );
  const before = processorMs();
  const verification = await verifyPieces(Readable.from(pieces));
  return { verification, ms: processorMs() - before };
};

/** The quicker of two: the first one may compile. */
const quickest = async (bytes: Buffer): Promise<number> => {
  const [one, other] = [(await timed(bytes)).ms, (await timed(bytes)).ms];
  return Math.min(one, other);
};

describe("the verification of a file ends", () => {
  it("at a header that another key signed, whatever follows", async () => {
    const forged = headerLine(
      { ...signers, centre: { ...createDeviceKeys(), publicKey: signers.centre.publicKey } },
      device,
      { epochs: [], proofs: 0 },
    );
    const { verification, ms } = await timed(Buffer.from(`${forged}\n${"\n".repeat(20 * mib)}`));
    expect(codesIn(verification)).toEqual(["export-header-wrong"]);
    expect(ms).toBeLessThan(2_000);
  });

  it("at a hundred faults", async () => {
    const { verification, ms } = await timed(Buffer.from(`${header}\n${"\n".repeat(20 * mib)}`));
    const lines = Array.from({ length: 100 }, (_, index) => ({
      code: "export-line-wrong",
      facts: { line: index + 2 },
    }));
    expect(verification.faults).toEqual([...lines, { code: "faults-many", facts: { line: 101 } }]);
    expect(ms).toBeLessThan(2_000);
  });

  it.each([
    ["with an end", `${header}\n${"x".repeat(2 * mib)}\n`],
    ["without one", `${header}\n${"x".repeat(32 * mib)}`],
    ["that is the first", "x".repeat(32 * mib)],
  ])("at a line over 1 MiB %s", async (_, text) => {
    const { verification, ms } = await timed(Buffer.from(text));
    expect(verification.faults[0]).toEqual({
      code: "export-unreadable",
      facts: { reason: "a line over 1 MiB" },
    });
    expect(ms).toBeLessThan(2_000);
  });
});

it("a line that comes in many small pieces takes time in proportion to its length", async () => {
  const inPieces = async (bytes: number): Promise<number> => {
    const piece = Buffer.from("x".repeat(16));
    const pieces = Array.from({ length: bytes / 16 }, () => piece);
    const before = processorMs();
    await verifyPieces(Readable.from([Buffer.from(`${header}\n`), ...pieces]));
    return processorMs() - before;
  };
  await inPieces(mib / 16);
  const [short, long] = [Math.min(await inPieces(mib / 16), await inPieces(mib / 16)), await inPieces((10 * mib) / 16)];
  expect(long).toBeLessThan(40 * short + 100);
});

it("a file in which every line names an epoch of its own is judged in time in proportion to its length", async () => {
  const bytesOf = (count: number): Buffer => {
    const [end] = endsOf(ledgerOf(1));
    const lines = Array.from({ length: count }, (_, index) =>
      checkpointLine(signers.device, device, { ...(end ?? { size: 0, head: "" as never }), epoch: index + 1 }),
    );
    const own = headerLine(signers, device, { epochs: [], proofs: count });
    return Buffer.from([own, ...lines].map((line) => `${line}\n`).join(""));
  };
  const [few, many] = [bytesOf(300), bytesOf(3_000)];
  await timed(few);
  expect(await quickest(many)).toBeLessThan(30 * (await quickest(few)) + 100);
});

it("a large export is verified in a thread of its own: this thread goes on", async () => {
  const file = join(folder, "large.ndjson");
  const links = ledgerOf(20_000);
  writeFileSync(
    file,
    exportOf(signers, device, links, endsOf(links))
      .map((line) => `${line}\n`)
      .join(""),
  );
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const startedAt = performance.now();
  const verification = await verifyFile(file, signers.centre.publicKey);
  const ms = performance.now() - startedAt;
  delay.disable();
  expect([verification.entries, codesIn(verification)]).toEqual([20_000, []]);
  // Verified in this thread it would cause one delay after another for most of its duration.
  expect(delay.percentile(90) / 1e6).toBeLessThan(Math.max(50, ms / 10));
});

it("a missing file is reported", async () => {
  await expect(verifyFile(join(folder, "nowhere.ndjson"))).rejects.toMatchObject({ code: "ENOENT" });
});
