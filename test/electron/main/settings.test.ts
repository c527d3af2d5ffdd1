import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSettings } from "../../../electron/main/settings.ts";

const read = (environment: Record<string, string>) => readSettings(environment, "/home/kiosk/.config");

describe("settings", () => {
  it("may all be missing: the whole screen, the default folder, no enrolment", () => {
    expect(read({ PATH: "/bin", COUNTERSTAR_UNKNOWN: "x" })).toEqual({
      dataFolder: join("/home/kiosk/.config", "counterstar"),
      stickFolder: null,
      centreUrl: null,
      enrolment: null,
      window: null,
      counterApi: { port: null, token: null },
      syncEveryMs: 60_000,
      console: "auto",
    });
  });

  it("are read from the environment", () => {
    expect(
      read({
        COUNTERSTAR_DATA: "/var/lib/counterstar",
        COUNTERSTAR_CENTRE_URL: "https://centre.example:8443",
        COUNTERSTAR_ENROLMENT_CODE: "ABCD-EFGH",
        COUNTERSTAR_WINDOW: "1280x800",
        COUNTERSTAR_COUNTER_PORT: "0",
        COUNTERSTAR_COUNTER_TOKEN: "t".repeat(32),
        COUNTERSTAR_CONSOLE: "2",
        COUNTERSTAR_SYNC_SECONDS: "5",
        COUNTERSTAR_STICK: "/srv/share",
      }),
    ).toEqual({
      dataFolder: "/var/lib/counterstar",
      stickFolder: "/srv/share",
      centreUrl: "https://centre.example:8443",
      enrolment: { centreUrl: "https://centre.example:8443", code: "ABCD-EFGH" },
      window: { width: 1280, height: 800 },
      counterApi: { port: 0, token: "t".repeat(32) },
      syncEveryMs: 5_000,
      console: 2,
    });
  });

  it("enrol only with both an address and a code", () => {
    expect(read({ COUNTERSTAR_CENTRE_URL: "http://centre.example" }).enrolment).toBeNull();
    expect(read({ COUNTERSTAR_ENROLMENT_CODE: "ABCD" }).enrolment).toBeNull();
  });

  const bad = [
    ["COUNTERSTAR_DATA", ""],
    ["COUNTERSTAR_CENTRE_URL", "centre.example"],
    ["COUNTERSTAR_CENTRE_URL", "file:///etc/passwd"],
    ["COUNTERSTAR_CENTRE_URL", "javascript:alert(1)"],
    ["COUNTERSTAR_ENROLMENT_CODE", ""],
    ["COUNTERSTAR_ENROLMENT_CODE", "A".repeat(41)],
    ["COUNTERSTAR_CONSOLE", "0"],
    ["COUNTERSTAR_SYNC_SECONDS", "0"],
    ["COUNTERSTAR_SYNC_SECONDS", "61"],
    ["COUNTERSTAR_CONSOLE", "left"],
    ["COUNTERSTAR_WINDOW", "1280"],
    ["COUNTERSTAR_WINDOW", "1280 x 800"],
    ["COUNTERSTAR_WINDOW", "99x99"],
    ["COUNTERSTAR_WINDOW", "12800x80000"],
    ["COUNTERSTAR_WINDOW", "000x000"],
    ["COUNTERSTAR_COUNTER_PORT", "65536"],
    ["COUNTERSTAR_COUNTER_PORT", "http"],
    ["COUNTERSTAR_COUNTER_TOKEN", "t".repeat(31)],
    ["COUNTERSTAR_COUNTER_TOKEN", "令".repeat(32)],
  ] as const;
  it.each(bad)("refuse %s=%j in a sentence that names it", (name, value) => {
    expect(() => read({ [name]: value })).toThrow(name);
  });
});
