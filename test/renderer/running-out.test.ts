import { expect, it } from "vitest";
import { restOf } from "../../renderer/layout/use-running-out.ts";

it("shows the rest of a time as a share of it, and none of a time that is over or never was", () => {
  expect([restOf(30, 30), restOf(15, 30), restOf(0, 30), restOf(-1, 30), restOf(0, 0)]).toEqual([1, 0.5, 0, 0, 0]);
});
