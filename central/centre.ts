import type { Sql } from "./database/sql.ts";
import type { Signer } from "./keys/signing-key.ts";

/** Where the environment overrules the policy in the database, milliseconds. */
export interface PolicyOverride {
  readonly promptMs?: number;
  readonly thanksMs?: number;
}

/** Everything the endpoints are made from. Time and chance are parameters. */
export interface Centre {
  readonly sql: Sql;
  readonly signer: Signer;
  readonly officeKey: string;
  /** Milliseconds since 1970: the only clock that decides anything here. */
  readonly clock: () => number;
  readonly random: (size: number) => Buffer;
  readonly policy: PolicyOverride;
}
