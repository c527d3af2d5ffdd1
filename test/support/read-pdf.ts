import { inflateSync } from "node:zlib";

/** The objects of a PDF as the typesetter writes it: plain, with their streams compressed one by one. */
const objectsIn = (pdf: string): ReadonlyMap<string, string> =>
  new Map(
    [...pdf.matchAll(/(?:^|\n)(\d+) 0 obj\s*([\s\S]*?)endobj/g)].map(([, number = "", text = ""]) => [number, text]),
  );

const streamOf = (text: string): string => {
  const start = text.indexOf("stream\n") + "stream\n".length;
  const bytes = Buffer.from(text.slice(start, text.lastIndexOf("endstream")), "latin1");
  return text.includes("/FlateDecode") ? inflateSync(bytes).toString("latin1") : bytes.toString("latin1");
};

const utf16 = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** From the glyphs of a font to their characters. */
const glyphsOf = (cmap: string): ReadonlyMap<number, string> =>
  new Map(
    [...cmap.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>\n/g)].map(([, glyph = "", text = ""]) => [
      parseInt(glyph, 16),
      utf16(text),
    ]),
  );

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

const literal = (text: string): string =>
  text.replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, escaped: string) =>
    /^[0-7]/.test(escaped) ? String.fromCharCode(parseInt(escaped, 8)) : (escapes[escaped] ?? escaped),
  );

/** A literal string: parentheses may stand in it unescaped where they are balanced. */
const plain = String.raw`\\[\s\S]|[^\\()]`;
const inner = [1, 2, 3].reduce((nested) => String.raw`(?:${plain}|\(${nested}\))*`, `(?:${plain})*`);
const text = String.raw`\((${inner})\)|<([0-9A-Fa-f]*)>`;
const anyText = String.raw`\(${inner}\)|<[0-9A-Fa-f]*>`;
const texts = new RegExp(text, "g");
const operators = new RegExp(String.raw`/(f\d+) [\d.]+ Tf|(\[(?:${anyText}|[^\]])*\] TJ|(?:${anyText}) Tj)|(EMC)`, "g");

const bytesIn = (shown: string): string =>
  [...shown.matchAll(texts)]
    .map(([, given, hex]) => (given === undefined ? Buffer.from(hex ?? "", "hex").toString("latin1") : literal(given)))
    .join("");

const firstMatch = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? "";

const pageText = (page: string, objects: ReadonlyMap<string, string>): string => {
  const objectOf = (text: string, name: string): string =>
    objects.get(firstMatch(text, new RegExp(`/${name} (\\d+) 0 R`))) ?? "";
  const content = streamOf(objectOf(page, "Contents"));
  let glyphs: ReadonlyMap<number, string> = new Map();
  let found = "";
  for (const [, font, shown, ends] of content.matchAll(operators)) {
    if (font !== undefined) glyphs = glyphsOf(streamOf(objectOf(objectOf(page, font), "ToUnicode")));
    if (shown !== undefined) {
      const bytes = bytesIn(shown);
      for (let at = 0; at + 1 < bytes.length; at += 2) {
        found += glyphs.get(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1)) ?? "";
      }
    }
    if (ends !== undefined) found += "\n";
  }
  return found;
};

export interface ReadPdf {
  /** The text of each page, in the order of reading; a line for each run. */
  readonly pages: readonly string[];
  readonly isTagged: boolean;
  /** The fonts within it: a subset has six letters and a plus before its name. */
  readonly fonts: readonly string[];
}

/** Reads the text of a PDF of this project, as a reader that copies it would get it. */
export const readPdf = (bytes: Uint8Array): ReadPdf => {
  const pdf = Buffer.from(bytes).toString("latin1");
  const objects = objectsIn(pdf);
  const pages = [...objects.values()].filter((text) => /\/Type \/Page\n/.test(text));
  return {
    pages: pages.map((page) => pageText(page, objects)),
    isTagged: /\/Marked true/.test(pdf) && pdf.includes("/StructTreeRoot"),
    fonts: [...new Set([...pdf.matchAll(/\/FontName \/(\S+)/g)].map(([, name = ""]) => name))].sort(),
  };
};

/** Without blanks and line ends. */
export const closed = (text: string): string => text.replaceAll(/\s/g, "");
