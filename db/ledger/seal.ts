import type { Position } from "../../contract/ledger/chain.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Connection } from "../database.ts";

/** Signs with the device's key, and knows its own signatures again. */
export interface Seal {
  readonly sign: (text: string) => string;
  readonly isSigned: (text: string, signature: string) => boolean;
}

interface Sealer {
  readonly device: DeviceId;
  readonly seal: Seal;
}

/** Named like every signed document, so that it passes for no checkpoint. */
const sealText = (device: DeviceId, { epoch, size, head }: Position): string =>
  JSON.stringify({ type: "seal", v: 1, device, epoch, size, head });

/** Belongs into the transaction that moves the ledger's end: there is never an end without its seal. */
export const writeSeal = (connection: Connection, { device, seal }: Sealer, end: Position): void => {
  connection
    .prepare("INSERT OR REPLACE INTO ledger_seal (only_row, signature) VALUES (1, ?)")
    .run(seal.sign(sealText(device, end)));
};

export const isSealed = (connection: Connection, { device, seal }: Sealer, end: Position): boolean => {
  const row = connection.prepare<[], { signature: string }>("SELECT signature FROM ledger_seal").get();
  return row !== undefined && seal.isSigned(sealText(device, end), row.signature);
};
