import type { Policy } from "../contract/sync/configuration.ts";
import type { Sql } from "./database/sql.ts";
import type { SealingKeys } from "./keys/sealing-key.ts";
import type { Signer } from "./keys/signing-key.ts";

/** Where the environment overrules the policy in the database. */
export type PolicyOverride = Readonly<Partial<Policy>>;

/** Everything the endpoints are made from. Time and chance are parameters. */
export interface Centre {
  readonly sql: Sql;
  readonly signer: Signer;
  readonly sealingKeys: SealingKeys;
  /** What every device's pepper is derived from. */
  readonly pepperRoot: Buffer;
  readonly officeKey: string;
  /** Milliseconds since 1970: the only clock that decides anything here. */
  readonly clock: () => number;
  readonly random: (size: number) => Buffer;
  readonly policy: PolicyOverride;
  /** Where citizens' own phones reach this centre, without a slash at its end. Known once the centre listens. */
  readonly publicUrl: () => string;
}
