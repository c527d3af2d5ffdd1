import { nodeVerifier } from "../../central/ledger/audit/node-verifier.ts";
import { startVerifier, type Verification } from "../../contract/audit/verify-export.ts";
import { type ChainLink, positionAfter } from "../../contract/ledger/chain.ts";
import { DeviceId } from "../../contract/words.ts";
import { type Draft, endOf, ratingDraft, startedDraft, writeLedger } from "../support/centre/ledger.ts";
import { endsOf, exportOf, headerLine, newSigners } from "../support/export-file.ts";

export const device = DeviceId.parse("33333333-3333-4333-8333-333333333333");
export const signers = newSigners();

export const begun = (reason: string, before: object | null = null): Draft => ({
  kind: "epoch-begun",
  body: { reason, before },
});

/** Ten entries of epoch 1, and four of epoch 2, whose first states the known end of epoch 1. */
export const first = writeLedger(device, [
  begun("first-start"),
  startedDraft(),
  ...Array.from({ length: 8 }, () => ratingDraft()),
]);
export const second = writeLedger(
  device,
  [begun("database-missing", { ...endOf(first), salvaged: 10 }), ratingDraft(), ratingDraft(), ratingDraft()],
  2,
);
export const links = [...first, ...second];
/** Signed after every other entry of epoch 1, and at both ends. */
export const signedAt = [...first.filter((_, index) => index % 2 === 1).map(positionAfter), ...endsOf(second)];
export const whole = exportOf(signers, device, links, signedAt);

export const verify = (lines: readonly string[], told?: string): Verification => {
  const verifier = startVerifier(nodeVerifier(told));
  lines.forEach(verifier.take);
  return verifier.finish();
};

export const faultsIn = (lines: readonly string[], told?: string) => verify(lines, told).faults;
export const codesIn = (lines: readonly string[], told?: string) => faultsIn(lines, told).map(({ code }) => code);

/** The same statements about other entries, under a matching header, as the owner of the file could forge. */
export const withEntries = (changed: readonly ChainLink[]): readonly string[] => [
  headerLine(signers, device, { epochs: [...endsOf(changed)], proofs: 2 * signedAt.length }),
  ...changed.map(({ text }) => text),
  ...whole.slice(1 + links.length),
];
