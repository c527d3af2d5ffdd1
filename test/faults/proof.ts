import { table } from "../bench/results/report.ts";

/** The result of one proof. */
export interface Proof {
  readonly title: string;
  /** Figures for people, the headings first. */
  readonly rows: readonly (readonly string[])[];
  /** A sentence for each unmet requirement, with the command that reproduces it. Empty where the proof holds. */
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
