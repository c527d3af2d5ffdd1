import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OfficeFigures } from "../../../contract/office/figures/figures.ts";
import { readText } from "../../architecture/source-files.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";
import { newToken } from "./ask-api.ts";
import { listReads } from "./list-reads.ts";
import { startSmallOffice } from "./small-office.ts";

let centre: TestCentre;
let token: string;
beforeAll(async () => {
  centre = await startSmallOffice();
  token = await newToken(centre, [{ role: "city" }]);
});
afterAll(() => centre.stop());

const documents = ["contract/office/README.md", "contract/office/README.zh-CN.md"];

/** The example that calls curl. */
const exampleIn = (document: string): string =>
  [...readText(document).matchAll(/```sh\n([^`]*)```/g)]
    .map(([, code = ""]) => code)
    .find((code) => code.includes("curl")) ?? "";

const run = (code: string, given: string) =>
  promisify(execFile)("/bin/sh", ["-c", code], { env: { ...process.env, CENTRE: centre.url, TOKEN: given } });

describe.each(documents)("%s", (document) => {
  test("has an example that reads the figures of the golden small office", async () => {
    const { stdout } = await run(exampleIn(document), token);
    const { lines } = OfficeFigures.parse(JSON.parse(stdout));
    expect(lines.map(({ unitCode, figures }) => [unitCode, figures?.favourableRate])).toEqual([
      ["S", { numerator: 25, denominator: 30, value: 25 / 30 }],
    ]);
  });
  test("has an example that fails with the problem where the token is wrong", async () => {
    const failed: { code: number; stdout: string } = await run(exampleIn(document), "wrong").catch((error) => error);
    expect([failed.code, JSON.parse(failed.stdout).code]).toEqual([22, "token-refused"]);
  });
  test("lists every read", async () => {
    const rows = [...readText(document).matchAll(/^\| (`[a-z-]+`(?:(?:, |、)`[a-z-]+`)*) \|/gm)].map(
      ([, names = ""]) => names,
    );
    const named = rows.flatMap((names) => [...names.matchAll(/`([a-z-]+)`/g)].map(([, name = ""]) => name));
    expect(named.toSorted()).toEqual([...(await listReads())].toSorted());
  });
});
