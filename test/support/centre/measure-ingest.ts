import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyEpoch } from "../../../contract/ledger/chain.ts";
import { enrolWithCode, upload } from "./device.ts";
import { type Draft, endOf, ratingDraft, writeEntries } from "./ledger.ts";
import { codeFromCommand, startServerProcess } from "./server-process.ts";

const batches = 20;
const batchSize = 1_000;

/** A window's day: a prompt is opened and answered. */
const draftAt = (index: number): Draft => {
  const shiftId = "22222222-2222-4222-8222-222222222222";
  if (index % 2 === 1) return ratingDraft({ transaction: { transactionRef: randomUUID(), serviceNumber: 1 } });
  const body = { promptId: randomUUID(), shiftId, staffNumber: "1001", source: "staff-console", transaction: null };
  return { kind: "prompt-opened", body: { ...body, timeoutMs: 30_000 } };
};

/**
 * Prints the number of entries a second that one device's uploads reach, in batches of a thousand, half of them
 * ratings.
 */
const measure = async (dataFolder: string): Promise<void> => {
  const server = await startServerProcess({ environment: { COUNTERSTAR_CENTRE_DATA: dataFolder } });
  try {
    const device = await enrolWithCode(server.ready.listening, await codeFromCommand(dataFolder));
    const links = writeEntries(
      device.id,
      emptyEpoch(1),
      Array.from({ length: batches * batchSize }, (_, index) => draftAt(index)),
    );
    const startedAtMs = performance.now();
    for (let start = 0; start < links.length; start += batchSize) {
      const batch = links.slice(start, start + batchSize);
      const answer = await upload(device, batch, endOf(batch));
      if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
    }
    const seconds = (performance.now() - startedAtMs) / 1_000;
    process.stdout.write(
      `${Math.round(links.length / seconds)} entries/s (${links.length} in ${seconds.toFixed(2)} s)\n`,
    );
  } finally {
    await server.end("SIGTERM");
  }
};

const folder = await mkdtemp(join(tmpdir(), "counterstar-measure-"));
await chmod(folder, 0o755);
await measure(join(folder, "data"));
await rm(folder, { recursive: true, force: true });
