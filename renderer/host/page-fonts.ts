import faceRules from "@fontsource-variable/noto-sans-sc/index.css?inline";

const family = "Noto Sans SC Variable";

interface Slice {
  readonly address: string;
  /** As CSS writes it: "U+4e00,U+4e8c-4e94". */
  readonly unicodeRange: string;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly slice: Slice;
}

/** The first and last code point of one range of a style sheet: "U+4e00", "U+4e8c-4e94", or minified "U+9FF?". */
export const codePointsOf = (text: string): { readonly from: number; readonly to: number } => {
  const [from = "", to = from] = text.trim().slice(2).split("-");
  return {
    from: Number.parseInt(from.replaceAll("?", "0"), 16),
    to: Number.parseInt(to.replaceAll("?", "F"), 16),
  };
};

const rangesOf = (slice: Slice): readonly Range[] =>
  slice.unicodeRange.split(",").map((text) => ({ ...codePointsOf(text), slice }));

/** Every range of every slice, in order of its characters. */
const ranges: readonly Range[] = [...faceRules.matchAll(/url\(([^)]+)\)[^}]*?unicode-range:([^;}]+)/g)]
  .flatMap(([, address = "", unicodeRange = ""]) => rangesOf({ address, unicodeRange }))
  .sort((one, other) => one.from - other.from);

const sliceWith = (codePoint: number): Slice | undefined => {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.to ?? 0) < codePoint) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low];
  return found !== undefined && found.from <= codePoint ? found.slice : undefined;
};

const loads = new Map<Slice, Promise<unknown>>();

/** The characters of a slice that does not load are painted in the system's font; the next text tries it again. */
const load = (slice: Slice): Promise<unknown> => {
  const descriptors = { weight: "100 900", unicodeRange: slice.unicodeRange };
  const face = new FontFace(family, `url(${slice.address}) format("woff2")`, descriptors);
  return face.load().then(
    (loaded) => document.fonts.add(loaded),
    () => loads.delete(slice),
  );
};

/**
 * Resolves once these texts can be painted in our own font. The font has a hundred slices, and a slice is added to the
 * page only when it is loaded: for a slice that is declared but not loaded, Blink asks the system for a fallback font,
 * synchronously, once for every size and weight on the screen.
 */
export const loadFontFor = (texts: string): Promise<unknown> => {
  const slices = new Set([...new Set(texts)].flatMap((character) => sliceWith(character.codePointAt(0) ?? 0) ?? []));
  for (const slice of slices) if (!loads.has(slice)) loads.set(slice, load(slice));
  return Promise.all([...slices].map((slice) => loads.get(slice)));
};

/** Every text anywhere in a value, one after the other. */
export const textsIn = (value: unknown): string =>
  typeof value === "string"
    ? value
    : Object.values(value ?? {})
        .map(textsIn)
        .join("");
