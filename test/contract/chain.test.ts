import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ChainLink,
  countOfUnbroken,
  emptyEpoch,
  positionAfter,
  positionBefore,
  readLink,
} from "../../contract/ledger/chain.ts";
import { interpretEntry } from "../../contract/ledger/entry.ts";
import { sha256Hex } from "../../contract/node/hash.ts";
import { writeEntry } from "../../db/ledger/write-entry.ts";
import { device, ratingFor, stamp } from "../support/ledger.ts";

/** A chain of `count` ratings from the start of epoch 3. */
const chainOf = (count: number): readonly ChainLink[] => {
  let position = emptyEpoch(3);
  return Array.from({ length: count }, (_, index) => {
    const link = writeEntry(position, device, ratingFor(index + 1), stamp());
    position = positionAfter(link);
    return link;
  });
};

const chain = chainOf(12);
const index = fc.nat({ max: chain.length - 1 });
const unbroken = (links: readonly ChainLink[]): number => countOfUnbroken(emptyEpoch(3), device, links);

describe("a chain", () => {
  it("is whole where nothing was changed", () => {
    expect(unbroken(chain)).toBe(12);
    expect(unbroken([])).toBe(0);
    expect(chain.map(positionBefore)).toEqual([emptyEpoch(3), ...chain.slice(0, -1).map(positionAfter)]);
  });

  it("breaks exactly where an entry is left out, doubled or moved", () => {
    fc.assert(
      fc.property(index, index, (one, other) => {
        expect(unbroken(chain.toSpliced(one, 1))).toBe(one);
        expect(unbroken(chain.toSpliced(one, 0, ...chain.slice(one, one + 1)))).toBe(one + 1);
        if (one === other) return;
        const moved = chain.toSpliced(one, 1).toSpliced(other, 0, ...chain.slice(one, one + 1));
        expect(unbroken(moved)).toBe(Math.min(one, other));
      }),
    );
  });

  it("breaks after any entry of which a single character was changed", () => {
    fc.assert(
      fc.property(index, fc.nat(), (at, offset) => {
        const { text = "" } = chain[at] ?? {};
        const place = offset % text.length;
        const changed = `${text.slice(0, place)}${text[place] === "7" ? "8" : "7"}${text.slice(place + 1)}`;
        const link = readLink(changed, sha256Hex);
        const links = link ? chain.toSpliced(at, 1, link) : chain.slice(0, at);
        expect(unbroken(links)).toBeLessThanOrEqual(at + 1);
        if (at < chain.length - 1) expect(unbroken(links)).toBeLessThan(chain.length);
      }),
      { numRuns: 300 },
    );
  });

  it("of another device is refused from its first entry", () => {
    const other = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa" as typeof device;
    expect(countOfUnbroken(emptyEpoch(3), other, chain)).toBe(0);
  });
});

describe("an entry", () => {
  const [link] = chain;
  if (!link) throw new Error("no chain");

  it("is read back from its own bytes", () => {
    expect(readLink(link.text, sha256Hex)).toEqual(link);
    expect(interpretEntry(link.envelope)).toEqual(link.envelope);
  });

  it("may have more fields than this version knows, and is stored with them", () => {
    const text = link.text.replace('"v":1', '"v":1,"fromTheFuture":true');
    expect(readLink(text, sha256Hex)).toMatchObject({ text, envelope: { fromTheFuture: true } });
  });

  it("of an unknown kind or with another body is reported as such, and is still a link", () => {
    expect(interpretEntry({ ...link.envelope, kind: "toString" })).toBe("kind-unknown");
    expect(interpretEntry({ ...link.envelope, body: { ...link.envelope.body, level: 0 } })).toBe("body-invalid");
    expect(interpretEntry({ ...link.envelope, body: { ...link.envelope.body, level: 3.5 } })).toBe("body-invalid");
  });

  it.each(["", "null", "[]", '{"v":1}', link.text.replace('"seq":1', '"seq":0'), link.text.slice(1)])(
    "is not %j",
    (text) => {
      expect(readLink(text, sha256Hex)).toBeUndefined();
    },
  );
});
