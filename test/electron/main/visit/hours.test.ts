import { describe, expect, it } from "vitest";
import { dayOf, isOpenAt, isWithin, laterToday, nextOpening } from "../../../../electron/main/visit/hours.ts";

/** 2026-11-24 is a Tuesday. */
const at = (day: number, hours: number, minutes = 0) => new Date(2026, 10, day, hours, minutes);

describe("opening hours", () => {
  const hours = {
    text: { zh: "周一至周五" },
    open: [
      { weekdays: [1, 2, 3, 4, 5], from: "09:00", to: "12:00" },
      { weekdays: [1, 2, 3, 4, 5], from: "13:30", to: "17:00" },
      { weekdays: [7], from: "20:00", to: "02:00" },
    ],
    closedOn: ["2026-11-25"],
  };
  const cases: readonly (readonly [date: Date, isOpen: boolean])[] = [
    [at(24, 8, 59), false],
    [at(24, 9), true],
    [at(24, 11, 59), true],
    [at(24, 12), false],
    [at(24, 13, 30), true],
    [at(24, 17), false],
    [at(25, 10), false],
    [at(28, 10), false],
    [at(29, 19, 59), false],
    [at(29, 20), true],
    [at(30, 1, 59), true],
    [at(30, 2), false],
  ];
  it.each(cases)("at %s: %s", (date, isOpen) => {
    expect(isOpenAt(hours, date)).toBe(isOpen);
  });
});

describe("the next opening", () => {
  const weekdays = [1, 2, 3, 4, 5];
  const hours = {
    text: { zh: "周一至周五" },
    open: [
      { weekdays, from: "13:30", to: "17:00" },
      { weekdays, from: "09:00", to: "12:00" },
    ],
    closedOn: ["2026-11-25"],
  };

  it.each([
    ["before the first part", at(24, 7), at(24, 9)],
    ["in the break at noon", at(24, 12, 30), at(24, 13, 30)],
    ["at the start itself: the next one", at(24, 13, 30), at(26, 9)],
    ["before a day without service", at(24, 18), at(26, 9)],
    ["before a weekend", at(27, 17), at(30, 9)],
  ])("%s", (_, date, opening) => {
    expect(nextOpening(hours, date)).toEqual(opening);
  });

  it("is found after the longest closure, and is nothing after a longer one", () => {
    const daysFrom = (count: number) => Array.from({ length: count }, (_, days) => dayOf(at(24 + days, 0)));
    const onTuesdays = [{ weekdays: [2], from: "09:00", to: "12:00" }];
    const openingAfter = (count: number) =>
      nextOpening({ ...hours, open: onTuesdays, closedOn: daysFrom(count) }, at(23, 18));
    expect(openingAfter(100)).toEqual(at(24 + 105, 9));
    expect(openingAfter(120)).toBeUndefined();
  });
});

describe("a part of every day", () => {
  it("may run over midnight", () => {
    const quiet = [{ from: "22:00", to: "07:00" }];
    expect(
      [at(24, 21, 59), at(24, 22), at(25, 0), at(25, 6, 59), at(25, 7)].map((date) => isWithin(quiet, date)),
    ).toEqual([false, true, true, true, false]);
  });

  it("that begins and ends at the same time is the whole day", () => {
    expect([0, 9, 23].map((hour) => isWithin([{ from: "09:00", to: "09:00" }], at(24, hour)))).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe("a time of this day", () => {
  it("is a moment while it is in the future, and nothing afterwards", () => {
    expect(laterToday("13:30", at(24, 12))).toEqual(at(24, 13, 30));
    expect(laterToday("13:30", at(24, 13, 30))).toBeUndefined();
  });

  it("has a date of two digits each", () => {
    expect(dayOf(new Date(2026, 0, 5))).toBe("2026-01-05");
  });
});
