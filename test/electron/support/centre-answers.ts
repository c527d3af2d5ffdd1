import type { Position } from "../../../contract/ledger/chain.ts";
import { genesisHash } from "../../../contract/ledger/entry.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { isSignedBy, signText } from "../../../contract/node/signed-text.ts";
import type { SignedText } from "../../../contract/sync/signed-text.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { CentreResponse } from "../../../electron/wire/centre-client.ts";
import { newPrivateKey, publicKeyFrom, publicKeyText } from "../../../electron/wire/key-pair.ts";
import { device } from "../../support/ledger.ts";

const centreKey = newPrivateKey();
const centrePublicKey = publicKeyFrom(publicKeyText(centreKey));

export const signedByCentre = (document: object | string): SignedText =>
  signText(centreKey, typeof document === "string" ? document : JSON.stringify(document));

/** A valid signature by another key. */
export const signedByStranger = (document: object): SignedText => signText(newPrivateKey(), JSON.stringify(document));

export const isSignedByCentre = (signed: SignedText): boolean => isSignedBy(centrePublicKey, signed);

export const position: Position = { epoch: 2, size: 17, head: sha256Hex("the seventeenth entry") };

export const receiptWith = (changes: Readonly<Record<string, unknown>> = {}) => ({
  type: "receipt",
  v: 1,
  device: device as DeviceId,
  ...position,
  receivedAt: "2026-11-23T01:42:01.000Z",
  quarantined: [],
  ...changes,
});

export const otherHead = genesisHash;

export const answerWith = (status: number, body: unknown, changes: Partial<CentreResponse> = {}): CentreResponse => ({
  status,
  contentType: "application/json; charset=utf-8",
  retryAfterMs: undefined,
  bytes: Buffer.from(typeof body === "string" ? body : JSON.stringify(body), "utf8"),
  ...changes,
});

/** `application/problem+json`, as the centre answers. */
export const problemWith = (status: number, code: string, facts: object = {}, retryAfterMs?: number): CentreResponse =>
  answerWith(status, { code, status, title: code, facts }, { contentType: "application/problem+json", retryAfterMs });
