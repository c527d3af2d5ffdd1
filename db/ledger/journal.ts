import { closeSync, existsSync, fdatasyncSync, openSync } from "node:fs";
import { z } from "zod";
import { type ChainLink, follows, type Position, positionAfter, readLink } from "../../contract/ledger/chain.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import { parseJson } from "../../contract/parse-json.ts";
import { DeviceId, Sha256Hex } from "../../contract/words.ts";
import { readDamagedText } from "../damaged-file.ts";
import { replaceFile, writeAll } from "../durable-file.ts";

const Anchor = z.strictObject({
  anchor: z.strictObject({ device: DeviceId, epoch: z.int().min(1), size: z.int().min(0), head: Sha256Hex }),
});

/** The journal file's content: the position it starts from, and the entries after it that verify. */
export interface JournalContent {
  readonly device: DeviceId;
  readonly anchor: Position;
  readonly links: readonly ChainLink[];
}

export const journalEnd = ({ anchor, links }: JournalContent): Position => {
  const last = links.at(-1);
  return last ? positionAfter(last) : anchor;
};

/**
 * Reads a journal as far as it verifies: a torn last line, or anything after damage, is left out. undefined where there
 * is no journal or its first line cannot be read.
 */
export const readJournal = (file: string): JournalContent | undefined => {
  if (!existsSync(file)) return undefined;
  const [first = "", ...lines] = readDamagedText(file).split("\n");
  const parsed = Anchor.safeParse(parseJson(first)).data;
  if (!parsed) return undefined;
  const { device, ...anchor } = parsed.anchor;
  return { device, anchor, links: verifiedLinks(anchor, device, lines.slice(0, -1)) };
};

const verifiedLinks = (anchor: Position, device: DeviceId, lines: readonly string[]): readonly ChainLink[] => {
  const links: ChainLink[] = [];
  let position = anchor;
  for (const line of lines) {
    const link = readLink(line, sha256Hex);
    if (!link || !follows(position, device, link)) break;
    links.push(link);
    position = positionAfter(link);
  }
  return links;
};

/**
 * The entries of a damaged journal that can be salvaged, before and after the damage. A line has no hash of its own: the
 * next line proves it, and where that is lost, the line before.
 */
export const soundLinksIn = (file: string): readonly ChainLink[] => {
  if (!existsSync(file)) return [];
  const [first = "", ...lines] = readDamagedText(file).split("\n");
  const anchor = Anchor.safeParse(parseJson(first)).data?.anchor;
  const links = lines.flatMap((line) => readLink(line, sha256Hex) ?? []);
  const joins = (before: ChainLink | undefined, link: ChainLink): boolean =>
    before ? follows(positionAfter(before), before.envelope.device, link) : link.envelope.prev === anchor?.head;
  const isVouchedFor = (index: number): boolean => {
    const [link, next] = [links[index], links[index + 1]];
    return link !== undefined && next !== undefined && joins(link, next);
  };
  const isContradicted = ({ envelope }: ChainLink, index: number): boolean =>
    links[index + 1]?.envelope.seq === envelope.seq + 1 && isVouchedFor(index + 1);
  return links.filter(
    (link, index) => isVouchedFor(index) || (joins(links[index - 1], link) && !isContradicted(link, index)),
  );
};

/** The second, synced copy of the entries without a receipt, for a lost database. */
export interface Journal {
  /** Returns once the lines are on disk. Throws where the disk refuses. */
  readonly append: (texts: readonly string[]) => void;
  readonly close: () => void;
}

/** Replaces the journal, wholly or not at all, and opens it to append. */
export const beginJournal = (file: string, device: DeviceId, anchor: Position, texts: readonly string[]): Journal => {
  const lines = [JSON.stringify({ anchor: { device, ...anchor } }), ...texts].map((line) => `${line}\n`).join("");
  replaceFile(file, lines);
  return openJournal(file);
};

const openJournal = (file: string): Journal => {
  const descriptor = openSync(file, "a", 0o600);
  return {
    append: (texts) => {
      const lines = texts.map((text) => `${text}\n`).join("");
      writeAll(descriptor, lines);
      fdatasyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
};
