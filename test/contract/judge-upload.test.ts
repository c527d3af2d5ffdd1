import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChainLink, emptyEpoch, type Position } from "../../contract/ledger/chain.ts";
import { judgeUpload } from "../../contract/ledger/judge-upload.ts";
import { DeviceId, Sha256Hex } from "../../contract/words.ts";
import { endOf, startedDraft, writeEntries, writeLedger } from "../support/centre/ledger.ts";

const device = DeviceId.parse("33333333-3333-4333-8333-333333333333");
const otherHash = Sha256Hex.parse("f".repeat(64));

const ledgerOf = (size: number, mark = "a") =>
  writeLedger(
    device,
    Array.from({ length: size }, (_, index) => startedDraft(`${mark}${index}`)),
  );

const hashIn = (links: readonly ChainLink[]) => (seq: number) => links[seq - 1]?.hash;

const judge = (held: readonly ChainLink[], links: readonly ChainLink[], claimed: Position = endOf(links)) =>
  judgeUpload(endOf(held), claimed, links, hashIn(held));

const five = ledgerOf(5);

describe("entries", () => {
  test("of a new epoch are accepted from the first on", () => {
    expect(judge([], five)).toEqual({ kind: "append", links: five });
  });
  test("that follow are accepted", () => {
    expect(judge(five.slice(0, 2), five.slice(2))).toEqual({ kind: "append", links: five.slice(2) });
  });
  test("that are already stored are accepted again without effect", () => {
    expect(judge(five, five)).toEqual({ kind: "append", links: [] });
    expect(judge(five, five.slice(1, 3))).toEqual({ kind: "append", links: [] });
  });
  test("that overlap are accepted from the first new one on", () => {
    expect(judge(five.slice(0, 3), five.slice(1))).toEqual({ kind: "append", links: five.slice(3) });
  });
  test("beyond the next one are a gap", () => {
    expect(judge(five.slice(0, 2), five.slice(3))).toEqual({ kind: "gap", expectedSeq: 3 });
    expect(judge([], five.slice(1))).toEqual({ kind: "gap", expectedSeq: 1 });
  });
  test("with another hash at a stored position are a fork from there on", () => {
    const branch = [...five.slice(0, 2), ...writeEntries(device, endOf(five.slice(0, 2)), [startedDraft("b")])];
    expect(judge(five, branch)).toEqual({ kind: "fork", seq: 3, links: branch.slice(2) });
  });
  test("that do not join the last stored one are a fork at that one", () => {
    const branch = writeEntries(device, { ...endOf(five), head: otherHash }, [startedDraft("b")]);
    expect(judge(five, branch)).toEqual({ kind: "fork", seq: 5, links: branch });
  });
});

describe("a checkpoint without entries", () => {
  test("at the end of the stored entries confirms them", () => {
    expect(judge(five, [], endOf(five))).toEqual({ kind: "append", links: [] });
    expect(judge([], [], emptyEpoch(1))).toEqual({ kind: "append", links: [] });
  });
  test("beyond the stored entries is a gap", () => {
    expect(judge(five.slice(0, 3), [], endOf(five))).toEqual({ kind: "gap", expectedSeq: 4 });
  });
  test("before their end with the same head is a truncation", () => {
    expect(judge(five, [], endOf(five.slice(0, 3)))).toEqual({ kind: "truncation" });
    expect(judge(five, [], emptyEpoch(1))).toEqual({ kind: "truncation" });
  });
  test("with another head is a fork", () => {
    expect(judge(five, [], { ...endOf(five), head: otherHash })).toEqual({ kind: "fork", seq: 5, links: [] });
    expect(judge(five, [], { epoch: 1, size: 3, head: otherHash })).toEqual({ kind: "fork", seq: 3, links: [] });
  });
});

/** Slices of one ledger, in any order and overlap. */
const slices = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 12 })), { maxLength: 40 });

test("for any slices of one ledger, in any order, the stored entries are always its beginning", () => {
  const whole = ledgerOf(30);
  fc.assert(
    fc.property(slices, (pieces) => {
      let held: readonly ChainLink[] = [];
      for (const [start, length] of pieces) {
        const piece = whole.slice(start, start + length);
        if (piece.length === 0) continue;
        const verdict = judge(held, piece);
        expect(verdict.kind).toBe(start > held.length ? "gap" : "append");
        if (verdict.kind === "append") held = [...held, ...verdict.links];
        expect(held).toEqual(whole.slice(0, held.length));
      }
    }),
  );
});

test("a second history is never accepted, wherever it branches off and wherever its slice begins", () => {
  const whole = ledgerOf(12);
  fc.assert(
    fc.property(fc.nat(11), fc.integer({ min: 1, max: 6 }), fc.nat(17), (shared, length, start) => {
      const branch = [
        ...whole.slice(0, shared),
        ...writeEntries(
          device,
          endOf(whole.slice(0, shared)),
          Array.from({ length }, (_, index) => startedDraft(`b${index}`)),
        ),
      ];
      const piece = branch.slice(Math.min(start, branch.length - 1));
      const verdict = judge(whole, piece);
      const first = piece[0]?.envelope.seq ?? 0;
      expect(verdict.kind).toBe(first > whole.length + 1 ? "gap" : "fork");
    }),
  );
});

describe("a hole that its device declared", () => {
  const declared = (from: number, to: number) => ({ epoch: 1, from, to, head: five[to - 1]?.hash ?? otherHash });
  /** All entries but those. */
  const judgeWithout = (
    lost: readonly number[],
    end: number,
    links: readonly ChainLink[],
    ...holes: readonly (readonly [number, number])[]
  ) =>
    judgeUpload(
      endOf(five.slice(0, end)),
      endOf(links),
      links,
      (seq) => (lost.includes(seq) ? undefined : hashIn(five.slice(0, end))(seq)),
      holes.map(([from, to]) => declared(from, to)),
    );
  test("lets entries behind it be accepted, wherever within it the centre's entries end", () => {
    expect(judgeWithout([], 1, five.slice(3), [2, 3])).toEqual({ kind: "append", links: five.slice(3) });
    expect(judgeWithout([], 2, five.slice(3), [2, 3])).toEqual({ kind: "append", links: five.slice(3) });
    expect(judgeWithout([], 0, five.slice(3), [1, 3])).toEqual({ kind: "append", links: five.slice(3) });
  });
  test("covers no other gap, and no entry whose predecessor differs from the lost entry", () => {
    expect(judgeWithout([], 1, five.slice(3), [3, 3])).toEqual({ kind: "gap", expectedSeq: 2 });
    expect(judgeWithout([], 1, five.slice(3), [2, 2])).toEqual({ kind: "gap", expectedSeq: 2 });
    expect(judgeWithout([], 1, five.slice(4), [2, 3])).toEqual({ kind: "gap", expectedSeq: 2 });
    const forged = { ...declared(2, 3), head: otherHash };
    const held = five.slice(0, 1);
    expect(judgeUpload(endOf(held), endOf(five), five.slice(3), hashIn(held), [forged])).toEqual({
      kind: "gap",
      expectedSeq: 2,
    });
  });
  test("lets entries that were accepted behind it be sent again without a fork", () => {
    expect(judgeWithout([2, 3], 5, five.slice(3), [2, 3])).toEqual({ kind: "append", links: [] });
  });
  test("is filled by the lost entries, where they turn up elsewhere", () => {
    expect(judgeWithout([2, 3], 5, five.slice(1, 3), [2, 3])).toEqual({ kind: "append", links: five.slice(1, 3) });
    expect(judgeWithout([2, 3], 5, five, [2, 3])).toEqual({ kind: "append", links: five.slice(1, 3) });
    expect(judgeWithout([2, 3], 5, five.slice(2, 4), [2, 3])).toEqual({ kind: "gap", expectedSeq: 2 });
  });
  test("is not filled by others", () => {
    const branch = [
      ...five.slice(0, 1),
      ...writeEntries(device, endOf(five.slice(0, 1)), [startedDraft("b"), startedDraft("c")]),
    ];
    expect(judgeWithout([2, 3], 5, branch, [2, 3])).toMatchObject({ kind: "fork", seq: 3 });
  });
});
