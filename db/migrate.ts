import { problem } from "../contract/problems/problem.ts";
import { failure, type Result, success } from "../contract/result.ts";
import type { Connection, ReadConnection } from "./database.ts";
import { ledger } from "./migrations/010-ledger.ts";
import { configuration } from "./migrations/020-configuration.ts";
import { receipts } from "./migrations/030-receipts.ts";
import { changedRatings } from "./migrations/040-changed-ratings.ts";
import { services } from "./migrations/050-services.ts";
import { changedPins } from "./migrations/060-changed-pins.ts";
import { queueSubmits } from "./migrations/070-queue-submits.ts";
import { seal } from "./migrations/080-seal.ts";
import { carriedPlaces } from "./migrations/090-carried-places.ts";
import { foreignIds } from "./migrations/130-foreign-ids.ts";

export interface Migration {
  /** In steps of ten; stored as `user_version` once the step is done. Frozen once released. */
  readonly number: number;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  ledger,
  configuration,
  receipts,
  changedRatings,
  services,
  changedPins,
  queueSubmits,
  seal,
  carriedPlaces,
  foreignIds,
];

export const versionOf = (connection: ReadConnection): number =>
  Number(connection.pragma("user_version", { simple: true }));

/**
 * Migrates the schema to the last of `steps`, each in its own transaction. Returns its number. Problem: `database-newer`.
 */
export const migrate = (connection: Connection, steps: readonly Migration[] = migrations): Result<number> => {
  const known = steps.at(-1)?.number ?? 0;
  const found = versionOf(connection);
  if (found > known) return failure(problem("database-newer", { found, known }));
  for (const step of steps.filter(({ number }) => number > found)) {
    connection.transaction(() => {
      connection.exec(step.sql);
      connection.pragma(`user_version = ${step.number}`);
    })();
  }
  return success(known);
};
