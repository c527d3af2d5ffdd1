import type { ExportHeader } from "../../../contract/audit/export-file.ts";
import type { Verification } from "../../../contract/audit/verify-export.ts";
import { fingerprintOf } from "../../../contract/node/fingerprint.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";

/** "epoch 1, entry 7  code", and the sentence in both languages below it. */
export const findingLines = (mark: string, found: Problem): readonly string[] => {
  const { epoch, seq, line } = found.facts ?? {};
  const place = [
    epoch === undefined ? "" : `epoch ${epoch}`,
    seq === undefined ? "" : `entry ${seq}`,
    line === undefined ? "" : `line ${line}`,
  ].filter((part) => part !== "");
  const title = [`${mark} ${found.code}`, ...(place.length > 0 ? [place.join(", ")] : [])].join("  ");
  return [title, `    ${sentenceOf(found, "zh")}`, `    ${sentenceOf(found, "en")}`];
};

/** The base of all other results: the holder of these keys could have written everything. */
const trustLines = (header: ExportHeader, isTold: boolean): readonly string[] => [
  `device   ${header.device}`,
  `written  ${header.exportedAt} by the ${header.exportedBy}`,
  `centre's public key  ${header.centrePublicKey}`,
  `fingerprint          ${fingerprintOf(header)}`,
  isTold
    ? "trusted: the centre's key that you gave"
    : "trusted: the centre's key in the file itself. A completely forged file passes. Compare the key with the centre, or give it with --centre",
  header.exportedBy === "centre"
    ? "the device's key: confirmed by the centre in the first line"
    : "the device's key: stated by the device. The centre confirms only entries with a receipt",
];

/** The verification in lines for a person; the last one gives the result. */
export const reportLines = (
  { header, faults, notices, ...counts }: Verification,
  isTold: boolean,
): readonly string[] => [
  ...(header ? trustLines(header, isTold) : []),
  `checked  ${counts.epochs} epochs, ${counts.entries} entries, ${counts.checkpoints} checkpoints, ${counts.receipts} receipts`,
  ...faults.flatMap((found) => findingLines("✗", found)),
  ...notices.flatMap((found) => findingLines("·", found)),
  faults.length === 0
    ? "✓ 台账完整 The ledger is complete: chain, epochs and signatures are correct"
    : `✗ 台账有 ${faults.length} 处不符 ${faults.length} faults`,
];
