import { describe, expect, it } from "vitest";
import { breakablePieces, isPhrased, widestPieceInEms, widthInEms } from "../../renderer/layout/text-width.ts";

describe("the width of a text", () => {
  it("breaks a name only after its dot or at its spaces", () => {
    expect([breakablePieces("买买提·依明"), breakablePieces("Chen Xiaolan"), breakablePieces("陈晓岚")]).toEqual([
      ["买买提·", "依明"],
      ["Chen", "Xiaolan"],
      ["陈晓岚"],
    ]);
  });

  it("counts a Chinese character as one, and is never zero", () => {
    expect([widthInEms("非常不满意"), widestPieceInEms("买买提·依明"), widestPieceInEms("")]).toEqual([5, 4, 1]);
  });
});

describe("the line breaks of a text", () => {
  it("are after commas only where every phrase is short", () => {
    const long = `短，${"长".repeat(11)}`;
    expect([isPhrased("一张笑脸相迎，一杯热水相待", 10), isPhrased(long, 10), isPhrased(long, 12)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
