import { sha256Hex } from "../../contract/node/hash.ts";
import type { Queries } from "../database/sql.ts";
import type { Fragment } from "../database/statement.ts";
import { fragment } from "../database/statement.ts";

/** The identity of an assessment: the rating's place in the ledgers, and its number at the platform. */
export interface UploadKey {
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
  readonly number: number;
}

/** The same at every attempt and at every centre: 32 hexadecimal digits. */
export const uploadId = ({ device, epoch, seq, number }: UploadKey): string =>
  sha256Hex(`${device}/${epoch}/${seq}/${number}`).slice(0, 32);

export const keyOf = ({ device, epoch, seq, number }: UploadKey): UploadKey => ({ device, epoch, seq, number });

/** SQL: these keys as the rows of a table `given`. */
export const asRows = (sql: Queries, keys: readonly UploadKey[]): Fragment => fragment`
  jsonb_to_recordset(${sql.json(keys.map(keyOf))}) as given (device uuid, epoch bigint, seq bigint, number smallint)`;
