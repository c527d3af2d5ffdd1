import { rmSync } from "node:fs";
import { journalFileIn } from "../../../db/data-folder.ts";
import { openStore } from "../../../db/open-store.ts";
import { device, ratingFor, stamp } from "../../support/ledger.ts";
import { heldEntries } from "./held-entries.ts";

/** What has to hold everything: the kiosk's memory as it is, or its database with the journal taken away. */
export type Layer = "whole" | "database alone";

export interface Verdict {
  /** Why the start or the next rating failed; undefined where the kiosk serves. */
  readonly refusal: string | undefined;
  readonly held: ReadonlySet<string>;
  readonly epoch: number;
}

/** A number that no other rating has. */
const nextRating = ratingFor(900_000);

/** Starts on what a power cut left, as the kiosk does, takes one more rating, and looks at what is there. */
export const judge = (folder: string, layer: Layer): Verdict => {
  if (layer === "database alone") rmSync(journalFileIn(folder), { force: true });
  const opened = openStore({ folder, device, stamp });
  if (!opened.ok) return { refusal: JSON.stringify(opened.problem), held: new Set(), epoch: 0 };
  const store = opened.value;
  try {
    const written = store.append([nextRating]);
    const refusal = written.ok ? store.journalFault() : JSON.stringify(written.problem);
    const held = new Set(heldEntries(folder).map(({ hash }) => hash));
    return { refusal, held, epoch: store.position().epoch };
  } finally {
    store.close();
  }
};
