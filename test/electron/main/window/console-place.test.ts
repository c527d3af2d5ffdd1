import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import {
  consoleBox,
  consoleDisplay,
  rememberBox,
  rememberedBox,
} from "../../../../electron/main/window/console-place.ts";
import { newFolder } from "../../../support/ledger.ts";

const citizens = { id: 11, workArea: { x: 0, y: 0, width: 1_280, height: 800 } };
const desk = { id: 12, workArea: { x: 1_280, y: 40, width: 1_920, height: 1_040 } };
const third = { id: 13, workArea: { x: 3_200, y: 0, width: 1_024, height: 768 } };

describe("the display of 窗口台", () => {
  it("is the one that citizens do not face, and none where there is no other", () => {
    expect(consoleDisplay("auto", [citizens, desk, third], citizens.id)).toBe(desk);
    expect(consoleDisplay("auto", [desk, citizens], citizens.id)).toBe(desk);
    expect(consoleDisplay("auto", [citizens], citizens.id)).toBe(undefined);
  });

  it("is the one that IT names, unless it is the citizens' or missing", () => {
    const displays = [citizens, desk, third];
    expect([1, 2, 3, 4].map((mode) => consoleDisplay(mode, displays, citizens.id))).toEqual([
      undefined,
      desk,
      third,
      undefined,
    ]);
  });

  it("does not exist where 窗口台 is switched off, and may be any display where 窗口台 is an ordinary window", () => {
    expect(consoleDisplay("off", [citizens, desk], citizens.id)).toBe(undefined);
    expect(consoleDisplay("window", [citizens], citizens.id)).toBe(citizens);
    expect(consoleDisplay("window", [citizens, desk], citizens.id)).toBe(desk);
  });
});

describe("the place of 窗口台", () => {
  const corner = { x: 2_732, y: 672, width: 420, height: 360 };

  it("is the lower right corner, and afterwards its last place", () => {
    expect(consoleBox(desk.workArea, undefined)).toEqual(corner);
    const box = { x: 1_300, y: 60, width: 560, height: 420 };
    expect(consoleBox(desk.workArea, box)).toEqual(box);
  });

  it("is the corner again where it would extend over an edge, or the display is another", () => {
    const over = { x: 3_100, y: 60, width: 420, height: 360 };
    const elsewhere = { x: 20, y: 20, width: 420, height: 360 };
    expect([over, elsewhere].map((box) => consoleBox(desk.workArea, box))).toEqual([corner, corner]);
  });

  it("is stored in a file, and a malformed file is ignored", () => {
    const file = join(newFolder(), "console-window.json");
    expect(rememberedBox(file)).toBe(undefined);
    rememberBox(file, corner);
    expect(rememberedBox(file)).toEqual(corner);
    for (const text of ["", "{}", '{"x":1,"y":1,"width":0,"height":1}', "null"]) {
      writeFileSync(file, text);
      expect(rememberedBox(file)).toBe(undefined);
    }
  });

  it("causes no error where it cannot be stored", () => {
    const file = join(newFolder(), "console-window.json");
    mkdirSync(`${file}.new`);
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    rememberBox(file, corner);
    expect(written.mock.calls.join()).toContain("console place not kept");
    written.mockRestore();
  });
});
