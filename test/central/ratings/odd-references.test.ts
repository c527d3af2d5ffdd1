import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PromptRequest } from "../../../contract/counter/counter.ts";
import { consoleInputSchemas } from "../../../contract/ipc/console-inputs.ts";
import type { PromptSource } from "../../../contract/ledger/bodies/prompt.ts";
import { type ChainLink, readLink } from "../../../contract/ledger/chain.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import type { Result } from "../../../contract/result.ts";
import { Sha256Hex } from "../../../contract/words.ts";
import { openStore } from "../../../db/open-store.ts";
import type { Store } from "../../../db/store.ts";
import { type Counter, counterOver } from "../../../electron/main/counter/counter.ts";
import { actAtCounter } from "../../../electron/main/queue-system/queue-system.ts";
import { decodeMessage } from "../../../electron/main/queue-system/wire.ts";
import type { Visit } from "../../../electron/main/visit/visit.ts";
import { entryTextsOnDisk } from "../../electron/support/entries-on-disk.ts";
import { finger, left, loggedIn } from "../../electron/support/session.ts";
import { configuredVisit } from "../../electron/support/started-visit.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { verifiedReceipt } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { newFolder, seal, stamp } from "../../support/ledger.ts";
import { oddTexts } from "../../support/odd-texts.ts";
import { rateQuest } from "../../support/queue-system/server.ts";

let centre: TestCentre;
let device: TestDevice;
let folder: string;
let store: Store;
let visit: Visit;
let counter: Counter;

beforeAll(async () => {
  centre = await startCentre();
  device = await enrolDevice(centre);
  folder = newFolder();
  const opened = openStore({ folder, device: device.id, stamp, isSignedByCentre: () => false, seal });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  store = opened.value;
  visit = configuredVisit({ folder, store }).visit;
  counter = counterOver({ store, visit });
  visit.take(loggedIn);
});
afterAll(async () => {
  store.close();
  await centre.stop();
});

/** The result of each source for a text: undefined where it refuses the text. Each uses its own service number. */
const doors: Readonly<Record<Exclude<PromptSource, "walk-up">, (text: string) => Result<unknown> | null | undefined>> =
  {
    "counter-api": (transactionRef) => {
      const asked = PromptRequest.safeParse({
        transactions: [{ transactionRef, serviceNumber: 3, matterName: "办证" }],
      });
      return asked.data && counter.openPrompt(asked.data, "counter-api");
    },
    "staff-console": (transactionRef) => {
      const asked = consoleInputSchemas.openPrompt.safeParse({ transaction: { transactionRef, serviceNumber: 2 } });
      const transaction = asked.data?.transaction;
      return transaction && counter.openPrompt({ transactions: [transaction], askAgain: true }, "staff-console");
    },
    "queue-system": (text) => {
      const message = decodeMessage(rateQuest(text));
      return message.type === "rate-quest"
        ? actAtCounter(counter, { type: "open-prompt", call: message.call })
        : undefined;
    },
  };

/** Taps the answer on the screen and leaves; returns whether thanks were shown. */
const tapped = (): boolean => {
  const { stage } = visit.session();
  if (stage.at !== "prompting") return false;
  const followUp = { token: "A".repeat(22), hash: Sha256Hex.parse(randomBytes(32).toString("hex")) };
  const taken = visit.take({ type: "rated", promptId: stage.prompt.promptId, level: 4, tap: finger, followUp });
  visit.take(left);
  visit.take(left);
  return taken.ok;
};

const readLedger = (): readonly ChainLink[] =>
  entryTextsOnDisk(folder).map((text) => {
    const link = readLink(text, sha256Hex);
    if (!link) throw new Error(`no entry: ${text}`);
    return link;
  });

describe("an odd reference", () => {
  test("is counted at the centre wherever the kiosk opened a prompt for it and stored the rating", async () => {
    const seed = Date.now();
    const random = fc.sample(fc.string({ unit: "binary", maxLength: 70 }), { seed, numRuns: 60 });
    const thanked: Record<string, number> = {};
    for (const text of [...Object.values(oddTexts), ...random]) {
      for (const [source, open] of Object.entries(doors)) {
        const isOpen = open(text)?.ok ?? false;
        expect({ seed, text, source, isOpen: isOpen && counter.state().prompt !== null }).toEqual({
          seed,
          text,
          source,
          isOpen,
        });
        if (isOpen && tapped()) thanked[source] = (thanked[source] ?? 0) + 1;
      }
    }
    const receipt = await verifiedReceipt(device, await upload(device, readLedger()));
    expect(receipt.quarantined).toEqual([]);
    const rows = await centre.sql<{ source: string; count: number }[]>`
      select source, count(*)::int as count from ratings where device = ${device.id} group by source`;
    expect(Object.fromEntries(rows.map(({ source, count }) => [source, count]))).toEqual(thanked);
    const all = Object.values(thanked).reduce((sum, count) => sum + count, 0);
    // The row from which figures are summed; they show it once the shift is over.
    const [counted] = await centre.sql`
      select count(outcome)::int as opened, (count(*) filter (where outcome = 'answered'))::int as answered,
        count(level)::int as ratings
      from counted_rows where device = ${device.id}`;
    expect(counted).toEqual({ opened: all, answered: all, ratings: all });
    expect(all).toBeGreaterThan(60);
  });
});
