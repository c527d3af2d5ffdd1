import { describe, expect, it } from "vitest";
import { nodeVerifier } from "../../central/ledger/audit/node-verifier.ts";
import { startVerifier, type Verification } from "../../contract/audit/verify-export.ts";
import { type ChainLink, positionAfter } from "../../contract/ledger/chain.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import { DeviceId } from "../../contract/words.ts";
import { type Draft, endOf, ratingDraft, writeLedger } from "../support/centre/ledger.ts";
import { checkpointLine, endsOf, headerLine, newSigners, receiptLine } from "../support/export-file.ts";

const device = DeviceId.parse("33333333-3333-4333-8333-333333333333");
const signers = newSigners();
/** The device signs the first line itself. */
const ownSigners = { device: signers.device, centre: signers.device };

const begun: Draft = { kind: "epoch-begun", body: { reason: "first-start", before: null } };
const links = writeLedger(device, [begun, ...Array.from({ length: 9 }, () => ratingDraft())]);
const rest = links.slice(4);
const after = links.slice(0, 4).map(positionAfter).at(-1) ?? endOf(links);

/** The export of a device that has a receipt up to entry 4. */
const partial = (lines: readonly ChainLink[], changes: object = {}): readonly string[] => [
  headerLine(
    ownSigners,
    device,
    { epochs: [...endsOf(rest)], proofs: 2 },
    { exportedBy: "device", centrePublicKey: signers.centre.publicKey, after: [after], ...changes },
  ),
  receiptLine(signers.centre, device, after),
  ...lines.map(({ text }) => text),
  ...endsOf(rest).map((position) => checkpointLine(signers.device, device, position)),
];
const verify = (lines: readonly string[]): Verification => {
  const verifier = startVerifier(nodeVerifier(undefined));
  lines.forEach(verifier.take);
  return verifier.finish();
};
const codesIn = (lines: readonly string[]) => verify(lines).faults.map(({ code }) => code);

describe("an export of the entries without a receipt", () => {
  it("is whole from its first entry on, and names the end of the receipted part", () => {
    const { faults, notices, entries } = verify(partial(rest));
    expect([faults, entries]).toEqual([[], 6]);
    expect(notices).toEqual([
      { code: "entries-elsewhere", facts: { epoch: 1, last: 4 } },
      { code: "entries-unreceipted", facts: { epoch: 1, seq: 5, last: 10 } },
    ]);
  });

  it("is not whole without its first entry, without its last, or after another beginning", () => {
    expect(codesIn(partial(rest.slice(1)))).toContain("entries-missing");
    expect(codesIn(partial(rest.slice(0, -1)))).toContain("export-end-other");
    const elsewhere = { ...after, head: sha256Hex("another history") };
    expect(codesIn(partial(rest, { after: [elsewhere] }))).toEqual(["entry-chain-broken", "receipt-contradicted"]);
  });
});
