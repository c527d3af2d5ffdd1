import { describe, expect, it } from "vitest";
import type { ChainLink } from "../../contract/ledger/chain.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import { DeviceId } from "../../contract/words.ts";
import { createDeviceKeys } from "../support/centre/device-keys.ts";
import { endOf, ratingDraft, startedDraft, writeEntries, writeLedger } from "../support/centre/ledger.ts";
import { checkpointLine, endsOf, exportOf, headerLine, receiptLine, rechained } from "../support/export-file.ts";
import {
  begun,
  codesIn,
  device,
  faultsIn,
  first,
  links,
  second,
  signers,
  whole,
  withEntries,
} from "./export-of-two-epochs.ts";

const changedAt = (index: number): readonly ChainLink[] => {
  const link = links[index];
  if (!link) throw new Error("no such entry");
  const text = link.text.replace('"level":5', '"level":1');
  return links.toSpliced(index, 1, { ...link, text, hash: sha256Hex(text) });
};

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

  it("must end at the position that the beginning of the next epoch states", () => {
    const more = writeEntries(device, endOf(first), [ratingDraft(), ratingDraft()]);
    expect(faultsIn(exportOf(signers, device, [...first, ...more, ...second]))).toEqual([
      { code: "entries-unremembered", facts: { epoch: 1, seq: 11, last: 12, next: 2 } },
    ]);
  });

  it("may have the largest number, and the verifier still terminates", () => {
    const far = writeLedger(device, [begun("database-older")], Number.MAX_SAFE_INTEGER - 1);
    expect(codesIn(exportOf(signers, device, [...first, ...far]))).toEqual(["epoch-missing"]);
  });
});
