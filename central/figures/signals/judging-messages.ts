export interface JudgingSettings {
  /** Secret: it may hold a password. */
  readonly databaseUrl: string;
}

/** One round at a time, at a moment of the centre's clock; a round that runs leaves its day where the order is "stop". */
export type JudgingOrder = { readonly atMs: number } | "stop";

/** The end of a round. */
export interface JudgingAnswer {
  /** The reason in the database's or the program's own words; null after a success. */
  readonly failure: string | null;
}
