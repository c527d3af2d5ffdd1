import { describe, expect, test } from "vitest";
import { readSettings } from "../../central/settings.ts";

describe("the settings", () => {
  test("have a default for everything", () => {
    expect(readSettings({})).toEqual({
      host: "127.0.0.1",
      port: 7600,
      dataFolder: `${process.cwd()}/.data/centre`,
      databaseUrl: undefined,
      isDemo: false,
      publicUrl: undefined,
      policy: {},
    });
  });
  test("overrule the policy, and only what they name", () => {
    const environment = { COUNTERSTAR_REASONS_MS: "6000", COUNTERSTAR_FORM_MS: "20000", COUNTERSTAR_PROMPT_MS: "" };
    expect(readSettings(environment).policy).toEqual({ reasonsMs: 6_000, formMs: 20_000 });
  });
  test.each([
    ["https://hall.example", "https://hall.example"],
    ["https://hall.example/counterstar/", "https://hall.example/counterstar"],
    ["http://10.0.0.8:7600//", "http://10.0.0.8:7600"],
  ])("take %s for phones, without a slash at its end", (given, publicUrl) => {
    expect(readSettings({ COUNTERSTAR_CENTRE_PUBLIC_URL: given }).publicUrl).toBe(publicUrl);
  });
  test.each(["hall.example", "ftp://hall.example", "https://hall.example/?page=1", "https://hall.example/#top"])(
    "refuse %s, which nothing may follow",
    (given) => {
      expect(() => readSettings({ COUNTERSTAR_CENTRE_PUBLIC_URL: given })).toThrow("COUNTERSTAR_CENTRE_PUBLIC_URL");
    },
  );
});
