import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeVerifier } from "../../../central/ledger/audit/node-verifier.ts";
import { checkUpload } from "../../../central/ledger/check-upload.ts";
import { lineOf } from "../../../contract/audit/export-file.ts";
import { startVerifier } from "../../../contract/audit/verify-export.ts";
import { isSignedBy, readPublicKey } from "../../../contract/node/signed-text.ts";
import type { SignedText } from "../../../contract/sync/signed-text.ts";
import { BootId, DeviceId } from "../../../contract/words.ts";
import { outcomeOf } from "../../../electron/sync/upload-outcome.ts";
import { publicKeyFrom } from "../../../electron/wire/key-pair.ts";
import { answerWith } from "../../electron/support/centre-answers.ts";
import { signText } from "../../support/centre/device-keys.ts";
import { endOf, startedDraft, writeLedger } from "../../support/centre/ledger.ts";
import { exportOf, newSigners } from "../../support/export-file.ts";
import { base64Letters, withOtherTrailingBits } from "../../support/respell.ts";

const device = DeviceId.parse("33333333-3333-4333-8333-333333333333");
const boot = BootId.parse("44444444-4444-4444-8444-444444444444");
const signers = newSigners();
const links = writeLedger(device, [startedDraft()]);
const position = endOf(links);
const key = readPublicKey(Buffer.from(signers.device.publicKey, "base64"));
if (!key) throw new Error("the test's own key");

const receiptText = (note: string): string =>
  JSON.stringify({
    type: "receipt",
    v: 1,
    device,
    ...position,
    receivedAt: "2026-11-23T01:42:01.000Z",
    quarantined: [],
    note,
  });

const status = { appVersion: "0.1.0", configurationVersion: 1, screenSilentMs: null, keyAtRest: "file" };
const checkpointText = (note: string): string =>
  JSON.stringify({
    type: "checkpoint",
    v: 1,
    device,
    ...position,
    at: "2026-11-23T01:42:01.000Z",
    boot,
    mono: 1,
    status,
    note,
  });

/** Whether the kiosk would move its cursor for this answer. */
const kioskAccepts = (signed: SignedText): boolean => {
  const centreKey = publicKeyFrom(signers.centre.publicKey);
  const isSignedByCentre = (found: SignedText): boolean => isSignedBy(centreKey, found);
  return outcomeOf(answerWith(200, signed), { device, position, isSignedByCentre }).type === "receipted";
};

/** Whether the centre would store this upload. */
const centreAccepts = (checkpoint: SignedText): boolean =>
  checkUpload({ checkpoint, entryTexts: links.map(({ text }) => text) }, { id: device, key }).ok;

/** Whether the auditor's verifier finds nothing in an export with this receipt, or this checkpoint, in it. */
const auditorAccepts = (changed: { readonly receipt?: SignedText; readonly checkpoint?: SignedText }): boolean => {
  const [header = "", entry = "", checkpoint = "", receipt = ""] = exportOf(signers, device, links);
  const verifier = startVerifier(nodeVerifier(signers.centre.publicKey));
  verifier.take(header);
  verifier.take(entry);
  verifier.take(changed.checkpoint ? lineOf(changed.checkpoint) : checkpoint);
  verifier.take(changed.receipt ? lineOf(changed.receipt) : receipt);
  return !verifier.finish().faults.some(({ code }) => /forged|line-wrong/.test(code));
};

const receiptEnds = {
  kiosk: kioskAccepts,
  auditor: (receipt: SignedText) => auditorAccepts({ receipt }),
};
const checkpointEnds = {
  centre: centreAccepts,
  auditor: (checkpoint: SignedText) => auditorAccepts({ checkpoint }),
};

const verdicts = (
  ends: Readonly<Record<string, (signed: SignedText) => boolean>>,
  signed: SignedText,
): readonly string[] => Object.entries(ends).flatMap(([name, accepts]) => (accepts(signed) ? [name] : []));

const respellings = (signature: string): readonly string[] => {
  const bare = signature.replaceAll("=", "");
  const inUrlAlphabet = signature.replaceAll("+", "-").replaceAll("/", "_");
  return [
    ...withOtherTrailingBits(signature),
    ...(inUrlAlphabet === signature ? [] : [inUrlAlphabet]),
    bare,
    `${bare}=`,
    `${signature}=`,
    `${signature}\n`,
    ` ${signature}`,
    `${signature.slice(0, 40)}\n${signature.slice(40)}`,
    `${signature.slice(0, 40)} ${signature.slice(40)}`,
    `${signature}AAAA`,
    Buffer.from(signature, "base64").toString("hex"),
  ];
};

/** One character of a text is replaced, doubled or removed, or one is added. */
const changeOf = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.nat(Math.max(text.length - 1, 0)),
      fc.constantFrom("replace", "remove", "double", "insert"),
      fc.oneof(
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
        fc.constantFrom(...base64Letters, "=", "\n", " ", "\ud800", "\udfff", "\ufffd", "\ufeff"),
      ),
    )
    .map(([at, how, other]) => {
      const [before, found, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
      if (how === "replace") return `${before}${other}${after}`;
      if (how === "remove") return `${before}${after}`;
      return `${before}${found}${how === "double" ? found : other}${after}`;
    })
    .filter((changed) => changed !== text);

/** A note with any text, including the replacement character that decoders insert for unreadable bytes. */
const noteText = fc.oneof(fc.string({ unit: "binary", maxLength: 6 }), fc.constant("\ufffd"));

const documents = [
  ["a receipt", receiptEnds, (note: string) => signText(signers.centre, receiptText(note))],
  ["a checkpoint", checkpointEnds, (note: string) => signText(signers.device, checkpointText(note))],
] as const;

describe.each(documents)("%s", (_, ends, sign) => {
  it("is accepted at both ends unchanged", () => {
    fc.assert(
      fc.property(noteText, (note) => {
        expect(verdicts(ends, sign(note))).toEqual(Object.keys(ends));
      }),
    );
  });

  it("is refused at both ends with any character of its text or its signature changed", () => {
    const changed = noteText.chain((note) => {
      const signed = sign(note);
      return fc.oneof(
        changeOf(signed.text).map((text) => ({ ...signed, text })),
        changeOf(signed.signature).map((signature) => ({ ...signed, signature })),
      );
    });
    fc.assert(
      fc.property(changed, (signed) => {
        expect(verdicts(ends, signed)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("is refused at both ends with its signature in another spelling", () => {
    const signed = sign("");
    const accepted = respellings(signed.signature).filter(
      (signature) => verdicts(ends, { ...signed, signature }).length > 0,
    );
    expect(withOtherTrailingBits(signed.signature)).toHaveLength(15);
    expect(accepted).toEqual([]);
  });

  it("is refused at both ends with half a surrogate pair where the signer had U+FFFD, of the same bytes", () => {
    const signed = sign("\ufffd");
    const text = signed.text.replace("\ufffd", "\ud800");
    expect(Buffer.from(text, "utf8")).toEqual(Buffer.from(signed.text, "utf8"));
    expect(verdicts(ends, { ...signed, text })).toEqual([]);
  });

  it("is refused at both ends with the order of the group added to the second half of its signature", () => {
    const signed = sign("");
    const bytes = Buffer.from(signed.signature, "base64");
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const read = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString("hex")}`);
    const more = Buffer.from((read + order).toString(16).padStart(64, "0"), "hex").reverse();
    const signature = Buffer.concat([bytes.subarray(0, 32), more]).toString("base64");
    expect(verdicts(ends, { ...signed, signature })).toEqual([]);
  });
});

describe("a public key", () => {
  it("that is malformed, or of another kind, signs nothing and is not read", () => {
    const rsa = "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAK4p5dLZsLkDUGvzrJ0Sz7Nt9mCh9HxPLqmZxPq0Wnm8rM0q5lYxw1q1sWb8LMzL";
    for (const text of ["", "AAAA", rsa]) expect(readPublicKey(Buffer.from(text, "base64"))).toBeUndefined();
    expect(() => publicKeyFrom("AAAA")).toThrow("not an Ed25519 public key");
  });
});
