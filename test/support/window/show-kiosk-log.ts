import { readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { logFolderPrefix } from "./kiosk.ts";

/** This module runs before each test file. */
const fileBeganMs = Date.now();

/** The logs of the kiosks that the test file has opened in this process. */
const kioskLogs = (): readonly string[] =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith(logFolderPrefix))
    .map((name) => join(tmpdir(), name, "stderr"))
    .filter((file) => statSync(file).mtimeMs >= fileBeganMs)
    .map((file) => readFileSync(file, "utf8"));

/** A failure that comes once in many runs cannot be repeated at will: its kiosks' logs are printed with it. */
afterEach(({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const log of kioskLogs()) console.error(`The log of a kiosk of this test file:\n${log}`);
});
