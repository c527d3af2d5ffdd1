import { openedStore, ratingFor } from "../../support/ledger.ts";
import { type KioskLife, kioskLives } from "../power-cut/kiosk-lives.ts";

export type TroubledStep = "start" | "stop" | "rate" | "carry older" | "configure" | "keep receipt";

/** A short stretch of a kiosk's life: each of its calls fails once, in a life of its own. */
export interface TroubledLife {
  readonly name: string;
  readonly prepare: KioskLife["prepare"];
  readonly steps: readonly TroubledStep[];
}

const prepareOf = (name: string): KioskLife["prepare"] => {
  const life = kioskLives.find((one) => one.name === name);
  if (!life) throw new Error(`no such life: ${name}`);
  return life.prepare;
};

/** Enough unsent entries that the next receipt rewrites the journal. */
const manyUnsent = (folder: string): void => {
  const store = openedStore(folder);
  store.append(Array.from({ length: 496 }, (_, index) => ratingFor(index + 1)));
  store.close();
};

const restarted: readonly TroubledStep[] = ["start", "rate", "rate", "stop", "start", "rate"];
/** A start salvages a part of it, and the rest follows, at this start or the next. */
const salvaged: readonly TroubledStep[] = [
  "start",
  "rate",
  "carry older",
  "rate",
  "stop",
  "start",
  "carry older",
  "rate",
];

export const troubledLives: readonly TroubledLife[] = [
  {
    name: "from nothing",
    prepare: () => undefined,
    steps: ["start", "rate", "configure", "rate", "keep receipt", "rate", "stop", "start", "rate", "rate"],
  },
  {
    name: "a new journal",
    prepare: manyUnsent,
    steps: ["start", "rate", "rate", "rate", "rate", "keep receipt", "rate", "rate"],
  },
  { name: "migrations", prepare: prepareOf("an older schema"), steps: restarted },
  { name: "an altered database", prepare: prepareOf("a new epoch after an altered database"), steps: salvaged },
  { name: "a lost database", prepare: prepareOf("a new epoch after a lost database"), steps: salvaged },
];
