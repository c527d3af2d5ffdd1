import { z } from "zod";
import type { Position } from "../../contract/ledger/chain.ts";
import { parseJson } from "../../contract/parse-json.ts";
import { DeviceId, Sha256Hex } from "../../contract/words.ts";
import { type Connection, prepared, type ReadConnection } from "../database.ts";

/** Signs with the device's key, and verifies such signatures. */
export interface Seal {
  readonly sign: (text: string) => string;
  readonly isSigned: (text: string, signature: string) => boolean;
}

interface Sealer {
  readonly device: DeviceId;
  readonly seal: Seal;
}

interface SealRow {
  readonly text: string;
  readonly signature: string;
}

/** Has a `type` like every signed document, so that it cannot be used as a checkpoint. */
const Sealed = z.strictObject({
  type: z.literal("seal"),
  v: z.literal(1),
  device: DeviceId,
  epoch: z.int().min(1),
  size: z.int().min(1),
  head: Sha256Hex,
});

/** Call it in the transaction that moves the ledger's end: there is never an end without its seal. */
export const writeSeal = (connection: Connection, { device, seal }: Sealer, { epoch, size, head }: Position): void => {
  const sealed: z.infer<typeof Sealed> = { type: "seal", v: 1, device, epoch, size, head };
  const text = JSON.stringify(sealed);
  prepared<[string, string]>(
    connection,
    "INSERT OR REPLACE INTO ledger_seal (only_row, text, signature) VALUES (1, ?, ?)",
  ).run(text, seal.sign(text));
};

/** The stored positions whose seal this device's key signed. */
export const sealedPositions = (connection: ReadConnection, { device, seal }: Sealer): readonly Position[] =>
  connection
    .prepare<[], SealRow>("SELECT text, signature FROM ledger_seal")
    .all()
    .flatMap(({ text, signature }) => {
      const sealed = seal.isSigned(text, signature) ? Sealed.safeParse(parseJson(text)).data : undefined;
      if (sealed?.device !== device) return [];
      return [{ epoch: sealed.epoch, size: sealed.size, head: sealed.head }];
    });

export const isSealed = (connection: ReadConnection, sealer: Sealer, end: Position): boolean =>
  sealedPositions(connection, sealer).some(
    ({ epoch, size, head }) => epoch === end.epoch && size === end.size && head === end.head,
  );
