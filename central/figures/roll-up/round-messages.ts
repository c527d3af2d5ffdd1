import type { RoundName } from "../../../contract/office/jobs/rounds.ts";

export interface RoundSettings {
  readonly name: RoundName;
  /** Secret: it may hold a password. */
  readonly databaseUrl: string;
}

/** One round at a time, at a moment of the centre's clock; a round that runs leaves its day where the order is "stop". */
export type RoundOrder = { readonly atMs: number } | "stop";

/** The end of a round. */
export interface RoundAnswer {
  /** The reason in the database's or the program's own words; null after a success. */
  readonly failure: string | null;
}
