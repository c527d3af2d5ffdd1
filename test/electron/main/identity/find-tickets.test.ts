import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findTickets } from "../../../../electron/main/identity/find-tickets.ts";

const ticket = "counterstar-enrol:ABCD-EFGH-JKLM@http://127.0.0.1:8080";

it("a ticket is found beside a folder, a pipe and an unreadable file, and a missing stick has none", async () => {
  const folder = mkdtempSync(join(tmpdir(), "counterstar-stick-"));
  const file = join(folder, "ticket.txt");
  mkdirSync(join(folder, "a-folder"));
  execFileSync("mkfifo", [join(folder, "a-pipe")]);
  writeFileSync(join(folder, "a-locked-file"), ticket, { mode: 0o000 });
  writeFileSync(file, ticket);
  const sticks = [
    { folder: join(folder, "not-there"), freeMib: 1 },
    { folder, freeMib: 1 },
  ];
  expect((await findTickets(sticks)).map((found) => found.file)).toContain(file);
});
