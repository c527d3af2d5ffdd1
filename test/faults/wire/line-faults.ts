import { generateKeyPairSync } from "node:crypto";
import { signText } from "../../../contract/node/signed-text.ts";
import type { Chance } from "./chance.ts";
import type { SentUpload } from "./sent-upload.ts";

/** The faults of a bad line, or of an attacker on it, for one request. */
export const lineFaults = [
  // The request does not arrive.
  "reset",
  "half-open",
  // It arrives, and its answer is lost.
  "answer-lost",
  "answer-too-late",
  // It arrives late, after others, when the kiosk no longer waits for it.
  "arrives-late",
  "arrives-twice",
  "slow",
  "byte-changed",
  // Another server answers.
  "captive-portal",
  "redirected",
  "empty-200",
  "old-receipt",
  "forged-receipt",
  "forged-gap",
  "413",
  "429",
  "500",
  "502",
  "503",
] as const;
export type LineFault = (typeof lineFaults)[number];

/** The faults most dangerous to an upload, rare among all the others. */
export const uploadFaults = ["old-receipt", "forged-receipt", "forged-gap", "arrives-late"] as const;

const stranger = generateKeyPairSync("ed25519").privateKey;

const asJson = (value: unknown, status = 200, type = "application/json"): Response =>
  new Response(JSON.stringify(value), { status, headers: { "content-type": type } });

/** A receipt for exactly this upload, except for the signature: only the centre's moves a cursor. */
const forgedReceipt = ({ device, position }: SentUpload): Response => {
  const receipt = { type: "receipt", v: 1, device, ...position, receivedAt: "2026-11-23T01:00:00.000Z" };
  return asJson(signText(stranger, JSON.stringify({ ...receipt, quarantined: [] })));
};

const forgedGap = ({ position, firstSeq = 1 }: SentUpload, chance: Chance): Response => {
  const expectedSeq = chance.oneOf([
    0,
    1,
    firstSeq,
    firstSeq + 1,
    position.size + 7,
    chance.whole(1, position.size + 1),
  ]);
  const facts = { expectedEpoch: chance.oneOf([position.epoch, position.epoch + 1]), expectedSeq };
  return asJson({ code: "ledger-gap", status: 409, title: "缺少条目", facts }, 409, "application/problem+json");
};

const page = "<!doctype html><title>登录上网</title>";

/** The answer of an interposed server in the centre's place; undefined where there is none. */
export const falseAnswer = (
  fault: LineFault,
  upload: SentUpload | undefined,
  oldReceipt: string | undefined,
  chance: Chance,
): Response | undefined => {
  const retryAfter = { "retry-after": String(chance.whole(0, 90)) };
  if (fault === "captive-portal") return new Response(page, { headers: { "content-type": "text/html" } });
  if (fault === "redirected")
    return new Response(null, { status: 302, headers: { location: "http://login.invalid/" } });
  if (fault === "empty-200") return chance.happens(0.5) ? new Response("") : asJson({});
  // Of another position: an old one for the same position is as good as a new one.
  if (fault === "old-receipt" && upload) return oldReceipt === undefined ? asJson([]) : new Response(oldReceipt);
  if (fault === "forged-receipt" && upload) return forgedReceipt(upload);
  if (fault === "forged-gap" && upload) return forgedGap(upload, chance);
  if (fault === "429" || fault === "503") return new Response(null, { status: Number(fault), headers: retryAfter });
  if (fault === "413" || fault === "500" || fault === "502") return new Response("busy", { status: Number(fault) });
  return undefined;
};
