import { describe, expect, it } from "vitest";
import { nodeVerifier } from "../../central/ledger/audit/node-verifier.ts";
import { startVerifier } from "../../contract/audit/verify-export.ts";
import { type ChainLink, positionAfter } from "../../contract/ledger/chain.ts";
import { DeviceId } from "../../contract/words.ts";
import { type Draft, endOf, ratingDraft, writeLedger } from "../support/centre/ledger.ts";
import { exportOf, newSigners } from "../support/export-file.ts";

const device = DeviceId.parse("33333333-3333-4333-8333-333333333333");
const signers = newSigners();

const begun = (reason: string, before: object | null = null): Draft => ({
  kind: "epoch-begun",
  body: { reason, before },
});

const first = writeLedger(device, [begun("first-start"), ...Array.from({ length: 9 }, () => ratingDraft())]);

const holeOf = (from: number, to: number, changes: object = {}): Draft => ({
  kind: "hole-declared",
  body: { epoch: 1, from, to, head: first[to - 1]?.hash ?? "", ...changes },
});

/** The findings for epoch 1 without some of its entries, and an epoch 2 with the given declarations. */
const findings = (lost: readonly number[], declared: readonly Draft[], signedFor: readonly number[] = [10]) => {
  const before = { ...endOf(first), salvaged: 10 - lost.length };
  const second = writeLedger(device, [begun("database-damaged", before), ...declared, ratingDraft()], 2);
  const left = first.filter(({ envelope }) => !lost.includes(envelope.seq));
  const positions = first.filter(({ envelope }) => signedFor.includes(envelope.seq)).map(positionAfter);
  const links: readonly ChainLink[] = [...left, ...second];
  const verifier = startVerifier(nodeVerifier(signers.centre.publicKey));
  exportOf(signers, device, links, [...positions, endOf(second)]).forEach(verifier.take);
  return verifier.finish().faults;
};

const lost = (seq: number, last: number, next: number, until: number) => ({
  code: "entries-lost",
  facts: { epoch: 1, seq, last, by: 2, next, until },
});

const missing = (seq: number, last: number) => ({ code: "entries-missing", facts: { epoch: 1, seq, last } });

describe("entries that are not in the file", () => {
  it("are reported with the entries salvaged behind them, where a later epoch declares the hole", () => {
    expect(findings([4], [holeOf(4, 4)])).toEqual([lost(4, 4, 5, 10)]);
    expect(findings([2, 3, 7], [holeOf(2, 3), holeOf(7, 7)])).toEqual([lost(2, 3, 4, 6), lost(7, 7, 8, 10)]);
  });

  it("may be the first of an epoch: the reason of its beginning is lost with them", () => {
    expect(findings([1, 2], [holeOf(1, 2)])).toEqual([lost(1, 2, 3, 10)]);
    expect(findings([1, 2], [])).toEqual([missing(1, 2), { code: "epoch-unexplained", facts: { epoch: 1 } }]);
  });

  it("may be fewer than declared: the centre had some of them already", () => {
    expect(findings([4], [holeOf(2, 4)])).toEqual([lost(4, 4, 5, 10)]);
    expect(findings([], [holeOf(2, 4)])).toEqual([]);
  });

  it.each([
    ["nothing", []],
    ["another hole", [holeOf(5, 5)]],
    ["a part of it", [holeOf(5, 6)]],
    ["another end of it", [holeOf(4, 6, { head: "f".repeat(64) })]],
    ["one in another epoch", [holeOf(4, 6, { epoch: 3 })]],
  ])("are missing where the declaration is %s", (_, declared) => {
    expect(findings([4, 5, 6], declared)).toEqual([missing(4, 6)]);
  });

  it("are missing, despite the declared hole, where a checkpoint or receipt was signed at one of them", () => {
    const codes = findings([4], [holeOf(4, 4)], [4, 10]).map(({ code }) => code);
    expect(codes).toEqual(["entries-lost", "checkpoint-contradicted", "receipt-contradicted"]);
  });
});
