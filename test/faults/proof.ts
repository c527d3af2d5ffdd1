import { table } from "../bench/results/report.ts";

/** What one proof found. */
export interface Proof {
  readonly title: string;
  /** Figures for people, the headings first. */
  readonly rows: readonly (readonly string[])[];
  /** A sentence for each requirement that is not met, with the way to see it again. None where the proof holds. */
  readonly failures: readonly string[];
}

export const textOf = ({ title, rows, failures }: Proof): string =>
  [
    title,
    "",
    table(rows),
    "",
    ...(failures.length > 0 ? failures.map((line) => `NOT MET: ${line}`) : ["met"]),
    "",
  ].join("\n");
