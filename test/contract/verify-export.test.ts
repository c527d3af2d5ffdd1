import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeVerifier } from "../../central/ledger/audit/node-verifier.ts";
import { verifyPieces } from "../../central/ledger/audit/verify-pieces.ts";
import { startVerifier, type Verification } from "../../contract/audit/verify-export.ts";
import { type ChainLink, positionAfter } from "../../contract/ledger/chain.ts";
import { fingerprintOf } from "../../contract/node/fingerprint.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import { DeviceId } from "../../contract/words.ts";
import { createDeviceKeys, signText } from "../support/centre/device-keys.ts";
import { type Draft, endOf, ratingDraft, startedDraft, writeEntries, writeLedger } from "../support/centre/ledger.ts";
import {
  checkpointLine,
  endsOf,
  exportOf,
  headerLine,
  newSigners,
  receiptLine,
  rechained,
} from "../support/export-file.ts";

const device = DeviceId.parse("33333333-3333-4333-8333-333333333333");
const signers = newSigners();

const begun = (reason: string, before: object | null = null): Draft => ({
  kind: "epoch-begun",
  body: { reason, before },
});

/** Ten entries of epoch 1, and four of epoch 2, whose first states the known end of epoch 1. */
const first = writeLedger(device, [
  begun("first-start"),
  startedDraft(),
  ...Array.from({ length: 8 }, () => ratingDraft()),
]);
const second = writeLedger(
  device,
  [begun("database-missing", { ...endOf(first), salvaged: 10 }), ratingDraft(), ratingDraft(), ratingDraft()],
  2,
);
const links = [...first, ...second];
/** Signed after every other entry of epoch 1, and at both ends. */
const signedAt = [...first.filter((_, index) => index % 2 === 1).map(positionAfter), ...endsOf(second)];
const whole = exportOf(signers, device, links, signedAt);

const verify = (lines: readonly string[], told?: string): Verification => {
  const verifier = startVerifier(nodeVerifier(told));
  lines.forEach(verifier.take);
  return verifier.finish();
};

const faultsIn = (lines: readonly string[], told?: string) => verify(lines, told).faults;
const codesIn = (lines: readonly string[], told?: string) => faultsIn(lines, told).map(({ code }) => code);

/** The same statements about other entries, under a matching header, as the owner of the file could forge. */
const withEntries = (changed: readonly ChainLink[]): readonly string[] => [
  headerLine(signers, device, { epochs: [...endsOf(changed)], proofs: 2 * signedAt.length }),
  ...changed.map(({ text }) => text),
  ...whole.slice(1 + links.length),
];

const changedAt = (index: number): readonly ChainLink[] => {
  const link = links[index];
  if (!link) throw new Error("no such entry");
  const text = link.text.replace('"level":5', '"level":1');
  return links.toSpliced(index, 1, { ...link, text, hash: sha256Hex(text) });
};

describe("an unchanged export", () => {
  it("is whole, and is reported with its counts", () => {
    const { header, faults, notices, ...counts } = verify(whole, signers.centre.publicKey);
    expect(faults).toEqual([]);
    expect(counts).toEqual({ epochs: 2, entries: 14, checkpoints: 6, receipts: 6 });
    expect(header?.device).toBe(device);
    expect(notices).toEqual([{ code: "epoch-after-loss", facts: { epoch: 2, reason: "database-missing" } }]);
  });

  it("may be the device's own, with a tail that the centre has not received", () => {
    const lines = [
      checkpointLine(signers.device, device, endOf(first)),
      receiptLine(signers.centre, device, endOf(first.slice(0, 6))),
    ];
    const header = { type: "ledger-export", v: 1, device, devicePublicKey: signers.device.publicKey };
    const text = JSON.stringify({
      ...header,
      centrePublicKey: signers.centre.publicKey,
      exportedBy: "device",
      exportedAt: "2026-03-01T09:00:00.000+08:00",
      epochs: endsOf(first),
      proofs: 2,
    });
    const found = verify([JSON.stringify(signText(signers.device, text)), ...first.map((link) => link.text), ...lines]);
    expect([found.faults, found.notices]).toEqual([
      [],
      [{ code: "entries-unreceipted", facts: { epoch: 1, seq: 7, last: 10 } }],
    ]);
  });
});

describe("an entry", () => {
  it("that was edited breaks the chain at the one after it, and the signatures narrow down the place", () => {
    expect(faultsIn(withEntries(changedAt(4)))).toEqual([{ code: "entry-chain-broken", facts: { epoch: 1, seq: 6 } }]);
    expect(faultsIn(withEntries(changedAt(5)))).toEqual([
      { code: "entry-chain-broken", facts: { epoch: 1, seq: 7 } },
      { code: "checkpoint-contradicted", facts: { epoch: 1, seq: 6, from: 5, times: 1 } },
      { code: "receipt-contradicted", facts: { epoch: 1, seq: 6, from: 5, times: 1 } },
    ]);
  });

  it("that was the last of its epoch is revealed by the signatures alone", () => {
    expect(codesIn(withEntries(changedAt(9)))).toEqual([
      "epoch-end-other",
      "checkpoint-contradicted",
      "receipt-contradicted",
      "entries-unsigned",
    ]);
  });

  it("that was deleted is missing", () => {
    expect(faultsIn(withEntries(links.toSpliced(4, 2)))).toContainEqual({
      code: "entries-missing",
      facts: { epoch: 1, seq: 5, last: 6 },
    });
  });

  it("that was inserted or moved is at the wrong place", () => {
    const [fifth, sixth] = [links[4], links[5]];
    if (!fifth || !sixth) throw new Error("no such entries");
    expect(codesIn(withEntries(links.toSpliced(5, 0, fifth)))).toEqual(["entry-misplaced"]);
    expect(codesIn(withEntries(links.toSpliced(4, 2, sixth, fifth)))).toEqual(["entries-missing", "entry-misplaced"]);
  });

  it("of another device does not belong there", () => {
    const other = DeviceId.parse("44444444-4444-4444-8444-444444444444");
    expect(codesIn(withEntries([...links, ...writeLedger(other, [startedDraft()])]))[0]).toBe("entry-of-other-device");
  });
});

describe("a suffix that was rewritten with new hashes", () => {
  const rewritten = [
    ...first.slice(0, 4),
    ...rechained(first.slice(5), sha256Hex, endOf(first.slice(0, 4))),
    ...second,
  ];

  it("is contradicted by every statement signed after it began", () => {
    expect(faultsIn(withEntries(rewritten))).toEqual([
      { code: "epoch-end-other", facts: { epoch: 2, seq: 10 } },
      { code: "checkpoint-contradicted", facts: { epoch: 1, seq: 6, from: 5, times: 2 } },
      { code: "checkpoint-beyond", facts: { epoch: 1, seq: 10, held: 9 } },
      { code: "receipt-contradicted", facts: { epoch: 1, seq: 6, from: 5, times: 2 } },
      { code: "receipt-beyond", facts: { epoch: 1, seq: 10, held: 9 } },
      { code: "entries-unsigned", facts: { epoch: 1, seq: 5, last: 9 } },
    ]);
  });

  it("is unsigned where the contradicting statements were removed, and forged where another key signed it", () => {
    const ends = { epochs: [...endsOf(rewritten)], proofs: 2 };
    const lines = [headerLine(signers, device, ends), ...rewritten.map(({ text }) => text)];
    const signed = [
      checkpointLine(signers.device, device, endOf(second, 2)),
      receiptLine(signers.centre, device, endOf(second, 2)),
    ];
    expect(codesIn([...lines, ...signed])).toEqual(["epoch-end-other", "entries-unsigned"]);
    const forged = checkpointLine(createDeviceKeys(), device, endsOf(rewritten)[0] ?? endOf(first));
    expect(codesIn([...lines, ...signed.slice(0, 1), forged])).toContain("checkpoint-forged");
  });

  it("with the device's key is still contradicted by the centre's receipts", () => {
    const checkpoints = endsOf(rewritten).map((end) => checkpointLine(signers.device, device, end));
    const receipts = whole.slice(1).filter((line) => line.includes("receivedAt"));
    const header = headerLine(signers, device, { epochs: [...endsOf(rewritten)], proofs: 8 });
    expect(codesIn([header, ...rewritten.map(({ text }) => text), ...checkpoints, ...receipts])).toEqual([
      "epoch-end-other",
      "receipt-contradicted",
      "receipt-beyond",
    ]);
  });
});

describe("a tail that was cut off", () => {
  it("of the file is found by its header, which says where every epoch ended, and how much was signed", () => {
    expect(codesIn(whole.slice(0, -1))).toEqual(["export-proofs-missing"]);
    expect(codesIn([whole[0] ?? "", ...whole.slice(1, 1 + 12)])).toEqual([
      "export-proofs-missing",
      "export-end-other",
      "entries-unsigned",
      "entries-unsigned",
    ]);
    expect(codesIn([whole[0] ?? ""])).toEqual(["export-proofs-missing", "export-end-other", "export-end-other"]);
    expect(codesIn([])).toEqual(["export-unreadable"]);
  });

  it("of the ledger, before the export, is found by statements that reach further", () => {
    expect(codesIn(withEntries([...first.slice(0, 8), ...second]))).toEqual([
      "epoch-end-other",
      "checkpoint-beyond",
      "receipt-beyond",
    ]);
  });
});

describe("an epoch", () => {
  it("that is missing is noticed by the one after it", () => {
    expect(codesIn(exportOf(signers, device, second))).toEqual(["epoch-missing", "epoch-end-other"]);
    expect(codesIn(withEntries(second))).toEqual(["epoch-end-other", "checkpoint-beyond", "receipt-beyond"]);
  });

  it("says why it began, and only the first is a first start", () => {
    const startless = [...writeLedger(device, [ratingDraft()]), ...second];
    expect(codesIn(exportOf(signers, device, startless))).toEqual(["epoch-unexplained", "epoch-end-other"]);
    const twice = [...first, ...writeLedger(device, [begun("first-start")], 2)];
    expect(faultsIn(exportOf(signers, device, twice))).toEqual([{ code: "epoch-unexplained", facts: { epoch: 2 } }]);
  });

  it("must end where the device knew it to end when it began the next", () => {
    const more = writeEntries(device, endOf(first), [ratingDraft(), ratingDraft()]);
    expect(faultsIn(exportOf(signers, device, [...first, ...more, ...second]))).toEqual([
      { code: "entries-unremembered", facts: { epoch: 1, seq: 11, last: 12, next: 2 } },
    ]);
  });

  it("may have a number beyond counting, and the verifier still ends", () => {
    const far = writeLedger(device, [begun("database-older")], Number.MAX_SAFE_INTEGER - 1);
    expect(codesIn(exportOf(signers, device, [...first, ...far]))).toEqual(["epoch-missing"]);
  });
});

describe("the keys", () => {
  it("given to the reader are the only ones that count", () => {
    const forger = newSigners();
    const forged = exportOf(forger, device, links, signedAt);
    expect(codesIn(forged)).toEqual([]);
    expect(codesIn(forged, signers.centre.publicKey)).toEqual(["export-centre-other"]);
  });

  it("may be given by the fingerprint on a device's screen", () => {
    const keys = { devicePublicKey: signers.device.publicKey, centrePublicKey: signers.centre.publicKey };
    expect(codesIn(whole, fingerprintOf(keys))).toEqual([]);
    expect(codesIn(whole, "0000-0000-0000")).toEqual(["export-centre-other"]);
  });

  it("of a header that another key signed verify nothing", () => {
    const header = headerLine(
      { ...signers, centre: { ...createDeviceKeys(), publicKey: signers.centre.publicKey } },
      device,
      {
        epochs: [...endsOf(links)],
        proofs: 12,
      },
    );
    expect(codesIn([header, ...whole.slice(1)])).toEqual(["export-header-wrong"]);
  });

  it("never make a receipt pass for a checkpoint, or another device's statement for this one's", () => {
    const other = DeviceId.parse("44444444-4444-4444-8444-444444444444");
    const header = headerLine(signers, device, { epochs: [...endsOf(links)], proofs: 14 });
    const foreign = [
      checkpointLine(signers.device, other, endOf(first)),
      checkpointLine(signers.centre, device, endOf(first)),
    ];
    expect(codesIn([header, ...whole.slice(1), ...foreign])).toEqual(["checkpoint-forged", "checkpoint-forged"]);
  });
});

describe("a clock that was changed", () => {
  const timed = (times: readonly string[], kind = "device-started"): readonly ChainLink[] =>
    writeEntries(device, endOf(first.slice(0, 1)), [
      ...times.map((at) => ({ ...startedDraft(), at })),
      ...(kind === "clock-jumped" ? [{ kind, body: { jumpMs: -3_600_000 }, at: "2026-03-01T08:30:00.000+08:00" }] : []),
    ]);

  it("is reported where the device noted it, and where times go back without a note", () => {
    const noted = [...first.slice(0, 1), ...timed(["2026-03-01T09:30:00.000+08:00"], "clock-jumped")];
    expect(verify(exportOf(signers, device, noted)).notices).toEqual([
      { code: "clock-jumped", facts: { epoch: 1, seq: 3, times: 1, seconds: 3_600 } },
    ]);
    const silent = [...first.slice(0, 1), ...timed(["2026-03-01T09:30:00.000+08:00", "2026-03-01T09:10:00.000+08:00"])];
    expect(verify(exportOf(signers, device, silent)).notices).toEqual([
      { code: "clock-went-back", facts: { epoch: 1, seq: 3, times: 1, seconds: 1_200 } },
    ]);
  });

  it("is reported where the device's checkpoint and the centre's receipt are far apart, and is no fault", () => {
    const end = endOf(first);
    const lines = [
      headerLine(signers, device, { epochs: [...endsOf(first)], proofs: 2 }),
      ...first.map(({ text }) => text),
      checkpointLine(signers.device, device, end, { at: "2027-03-01T09:00:01.000+08:00" }),
      receiptLine(signers.centre, device, end),
    ];
    const { faults, notices } = verify(lines);
    expect([faults, notices]).toEqual([
      [],
      [{ code: "clock-other", facts: { epoch: 1, seq: 10, times: 1, seconds: 365 * 24 * 3_600 } }],
    ]);
  });
});

describe("a change", () => {
  const bytes = Buffer.from(whole.map((line) => `${line}\n`).join(""));
  const place = fc.nat(bytes.byteLength - 1);

  const faultsInBytes = async (changed: Buffer, pieceBytes = changed.byteLength): Promise<number> => {
    const count = Math.ceil(changed.byteLength / pieceBytes);
    const pieces = Array.from({ length: count }, (_, at) => changed.subarray(at * pieceBytes, (at + 1) * pieceBytes));
    return (await verifyPieces(Readable.from(pieces))).faults.length;
  };

  it("of no byte leaves it whole, in whatever pieces it is read", async () => {
    expect(await faultsInBytes(bytes)).toBe(0);
    expect(await faultsInBytes(bytes, 7)).toBe(0);
  });

  it("of a single byte is found", async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, difference) => {
        const changed = Buffer.from(bytes);
        changed[at] = ((changed[at] ?? 0) + difference) % 256;
        expect(await faultsInBytes(changed)).toBeGreaterThan(0);
      }),
      { numRuns: 600 },
    );
  });

  it("of a single letter's case, which JSON and base64 tolerate most, is found", async () => {
    await fc.assert(
      fc.asyncProperty(place, async (at) => {
        const changed = Buffer.from(bytes);
        const letter = changed[at] ?? 0;
        if (!/[a-z]/i.test(String.fromCharCode(letter))) return;
        changed[at] = letter ^ 0x20;
        expect(await faultsInBytes(changed)).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it("that removes or inserts a byte is found", async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.nat(255), fc.boolean(), async (at, byte, isTakenOut) => {
        const middle = isTakenOut ? [] : [byte];
        const changed = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(middle),
          bytes.subarray(isTakenOut ? at + 1 : at),
        ]);
        expect(await faultsInBytes(changed)).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it("in the spelling of a signed line is found, although the meaning is the same", () => {
    const respelled = [
      (line: string) => line.replace('","signature"', '", "signature"'),
      (line: string) => `${line} `,
      (line: string) => line.replace(/^\{"text":(.*),"signature":(.*)\}$/, '{"signature":$2,"text":$1}'),
      (line: string) => line.replace('\\"type', "\\u0022type"),
    ];
    for (const [index, line] of whole.entries()) {
      const changed = respelled.map((respell) => respell(line)).filter((other) => other !== line);
      expect(changed.length).toBe(index === 0 || index > links.length ? 4 : 1);
      for (const other of changed) expect(faultsIn(whole.with(index, other)).length).toBeGreaterThan(0);
    }
  });

  it("that removes, doubles or moves a line is found", () => {
    const line = fc.nat(whole.length - 1);
    fc.assert(
      fc.property(line, line, (one, other) => {
        expect(faultsIn(whole.toSpliced(one, 1)).length).toBeGreaterThan(0);
        expect(faultsIn(whole.toSpliced(one, 0, whole[other] ?? "")).length).toBeGreaterThan(0);
      }),
    );
  });
});
