import type { Screen } from "../../../contract/ipc/view.ts";
import type { Language } from "../../../renderer/words/speech.ts";
import { samples } from "../sample-views.ts";
import type { Sample } from "../samples/sample.ts";
import { type Mode, modes, type Size, sizes } from "../variants.ts";

/** The filter of the list. Every array has names, in the order of the page. */
export interface Choice {
  readonly screens: readonly string[];
  readonly sizes: readonly string[];
  readonly languages: readonly string[];
  readonly modes: readonly string[];
  /** Percent of the real size. */
  readonly scale: number;
}

export const screenNames: readonly Screen[] = [...new Set(samples.map(({ view }) => view.screen))];
export const sizeNames: readonly string[] = sizes.map(({ name }) => name);
export const languageNames: readonly Language[] = ["zh", "en"];
export const modeNames = Object.keys(modes) as readonly Mode[];
export const scales: readonly number[] = [20, 30, 40, 60, 100];

const usualChoice: Choice = {
  screens: screenNames,
  sizes: sizeNames,
  languages: ["zh"],
  modes: ["normal"],
  scale: 30,
};

const listNames = ["screens", "sizes", "languages", "modes"] as const;

const listIn = (given: URLSearchParams, name: (typeof listNames)[number]): readonly string[] =>
  given.get(name)?.split(",").filter(Boolean) ?? usualChoice[name];

/** The choice in an address, so that a list can be shared by its link. */
export const readChoice = (search: string): Choice => {
  const given = new URLSearchParams(search);
  return {
    screens: listIn(given, "screens"),
    sizes: listIn(given, "sizes"),
    languages: listIn(given, "languages"),
    modes: listIn(given, "modes"),
    scale: Number(given.get("scale") ?? usualChoice.scale),
  };
};

export const searchOf = (choice: Choice): string =>
  `?${new URLSearchParams([...listNames.map((name) => [name, choice[name].join(",")]), ["scale", String(choice.scale)]])}`;

/** One picture of the list. */
export interface Tile {
  readonly size: Size;
  readonly language: Language;
  readonly mode: Mode;
}

export const chosenSamples = ({ screens }: Choice): readonly Sample[] =>
  samples.filter(({ view }) => screens.includes(view.screen));

/** Every chosen combination, grouped by size. */
export const tilesOf = (choice: Choice): readonly Tile[] =>
  sizes
    .filter(({ name }) => choice.sizes.includes(name))
    .flatMap((size) =>
      modeNames
        .filter((mode) => choice.modes.includes(mode))
        .flatMap((mode) =>
          languageNames
            .filter((language) => choice.languages.includes(language))
            .map((language) => ({ size, language, mode })),
        ),
    );
