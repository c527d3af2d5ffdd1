import { z } from "zod";
import { BootId, DeviceId, Sha256Hex, WallTime } from "../words.ts";
import { bodySchemas, type EntryKind } from "./bodies/index-of-kinds.ts";

/** The `prev` of the first entry of every epoch. */
export const genesisHash = Sha256Hex.parse("0".repeat(64));

/**
 * The fields of every entry, whatever its kind. The entry itself is UTF-8 JSON text, written once and never
 * re-serialised; `prev` is the SHA-256 of the bytes of the entry before it. Order is by `seq`; `at` is only recorded.
 * Loose on purpose: a newer kiosk may add fields, and the bytes are stored even where this version does not know them.
 */
export const EntryEnvelope = z.looseObject({
  /** 1 is the only one so far. Entries of a newer kiosk are part of the chain too, so the envelope must be readable. */
  v: z.int().min(1),
  device: DeviceId,
  epoch: z.int().min(1),
  seq: z.int().min(1),
  kind: z.string().min(1).max(60),
  at: WallTime,
  boot: BootId,
  /** Milliseconds since the kiosk process started. */
  mono: z.number().min(0),
  prev: Sha256Hex,
  body: z.looseObject({}),
});
export type EntryEnvelope = z.infer<typeof EntryEnvelope>;

export type EntryBody<Kind extends EntryKind> = z.infer<(typeof bodySchemas)[Kind]>;

/** An entry as a state machine requests it: the ledger adds the rest. */
export type EntryDraft = {
  readonly [Kind in EntryKind]: { readonly kind: Kind; readonly body: EntryBody<Kind> };
}[EntryKind];

type EntryHead = Pick<EntryEnvelope, "v" | "device" | "epoch" | "seq" | "at" | "boot" | "mono" | "prev">;

export type Entry = {
  readonly [Kind in EntryKind]: EntryHead & { readonly kind: Kind; readonly body: EntryBody<Kind> };
}[EntryKind];

export type EntryOf<Kind extends EntryKind> = Extract<Entry, { readonly kind: Kind }>;

/** Why an entry was stored but not understood; listed at the centre, and no obstacle for the entries around it. */
export type Uninterpretable = "kind-unknown" | "body-invalid";

const isKnownKind = (kind: string): kind is EntryKind => Object.hasOwn(bodySchemas, kind);

/** The typed entry, or why this version cannot read its body. */
export const interpretEntry = (envelope: EntryEnvelope): Entry | Uninterpretable => {
  if (envelope.v !== 1 || !isKnownKind(envelope.kind)) return "kind-unknown";
  const body = bodySchemas[envelope.kind].safeParse(envelope.body);
  return body.success ? ({ ...envelope, body: body.data } as Entry) : "body-invalid";
};
