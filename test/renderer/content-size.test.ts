import { describe, expect, it } from "vitest";
import type { Badge } from "../../contract/ipc/view.ts";
import { densePledgeVolume, isPhrased, pledgeVolume } from "../../renderer/citizen/pledge-volume.ts";
import { breakablePieces, widestPieceInEms, widthInEms } from "../../renderer/parts/text-width.ts";
import { speeches } from "../../renderer/words/speech.ts";

const badgeWith = (duties: readonly string[], commitments: readonly string[]): Badge => ({
  staffNumber: "330106",
  name: { zh: "陈晓岚" },
  post: { zh: "综合受理岗" },
  politicalStatus: "non-party",
  partyYears: null,
  duties: duties.map((zh) => ({ zh })),
  commitments: commitments.map((zh) => ({ zh })),
  honours: [],
  star: null,
  portrait: null,
});

const volume = (duties: readonly string[], commitments: readonly string[]): number =>
  pledgeVolume(badgeWith(duties, commitments), speeches.zh);

describe("the width of a text", () => {
  it("breaks a name only after its dot or at its spaces", () => {
    expect([breakablePieces("买买提·依明"), breakablePieces("Chen Xiaolan"), breakablePieces("陈晓岚")]).toEqual([
      ["买买提·", "依明"],
      ["Chen", "Xiaolan"],
      ["陈晓岚"],
    ]);
  });

  it("counts a Chinese character as one, and never nothing", () => {
    expect([widthInEms("非常不满意"), widestPieceInEms("买买提·依明"), widestPieceInEms("")]).toEqual([5, 4, 1]);
  });
});

describe("the volume of duties and commitments", () => {
  it("counts lines: a commitment's row is as high as the longer of two, plus its frame", () => {
    expect(volume(["责".repeat(29)], ["诺".repeat(13), "诺", "诺"])).toBe(2 + (2 + 1) + (1 + 1));
  });

  it("grows with the text, and calls six long commitments dense", () => {
    const usual = volume(["责".repeat(50)], Array(4).fill("诺".repeat(14)));
    const longest = volume(["责".repeat(50)], Array(6).fill("诺".repeat(40)));
    expect([usual <= densePledgeVolume, longest > densePledgeVolume]).toEqual([true, true]);
  });

  it("breaks at commas only where every phrase is short", () => {
    expect([isPhrased("一张笑脸相迎，一杯热水相待"), isPhrased(`短，${"长".repeat(11)}`)]).toEqual([true, false]);
  });
});
