import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { shownTickets } from "../../../../electron/main/identity/find-tickets.ts";

const [shown, other] = ["http://shown.example", "http://other.example"];

const stickWithTicket = () => {
  const folder = mkdtempSync(join(tmpdir(), "counterstar-stick-"));
  const file = join(folder, "window-3.enrol");
  const write = (centreUrl: string, code: string): void =>
    writeFileSync(file, `counterstar-enrol:${code}@${centreUrl}`);
  write(shown, "AAAA-AAAA");
  return { file, write, tickets: shownTickets(async () => [{ folder, freeMib: 1 }]) };
};

it("the ticket that was shown is used, whatever its file contains at the touch", async () => {
  const { file, write, tickets } = stickWithTicket();
  expect(await tickets.find()).toEqual([{ file, centreUrl: shown }]);
  write(other, "BBBB-BBBB");
  expect(tickets.chosen({ file, centreUrl: shown })).toEqual({ centreUrl: shown, code: "AAAA-AAAA" });
  expect(tickets.chosen({ file, centreUrl: other })).toBeUndefined();
});

it("a ticket replaced on the screen just before the touch is not mistaken for its predecessor", async () => {
  const { file, write, tickets } = stickWithTicket();
  await tickets.find();
  write(other, "BBBB-BBBB");
  await tickets.find();
  expect(tickets.chosen({ file, centreUrl: shown })).toBeUndefined();
  expect(tickets.chosen({ file, centreUrl: other })).toEqual({ centreUrl: other, code: "BBBB-BBBB" });
  expect(tickets.chosen({ file: "/elsewhere", centreUrl: other })).toBeUndefined();
});
