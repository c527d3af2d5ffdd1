import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CounterApiState, counterApiIn, waitForCounterApi } from "../../build/start/counter-api-state.ts";
import { summaryOf } from "../../build/start/summary.ts";
import { problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const taken = problem("counter-api-unavailable", { port: 7_610, reason: "EADDRINUSE" });
const [zh, en] = [sentenceOf(taken, "zh"), sentenceOf(taken, "en")];
const closedLine = JSON.stringify({ event: "counter API closed", code: taken.code, zh, en });
const openLine = JSON.stringify({ event: "counter API open", port: 7_611, reach: "loopback" });

describe("the counter API's lines in the kiosk's log", () => {
  it.each([
    ["report nothing in an unrelated log", `{"event":"kiosk started"}\nGPU process was lost\n`, undefined],
    ["report that it is open", `${openLine}\n{"event":"counter API refused","port":1}\n`, { port: 7_611 }],
    ["report that its port is taken", `[0101/120000:ERROR] no bus\n${closedLine}\n`, { zh, en }],
    ["report that it is open by now", `${closedLine}\n${openLine}\n`, { port: 7_611 }],
    ["skip a line that is half written", `${closedLine}\n${openLine.slice(0, -9)}`, { zh, en }],
  ])("%s", (_, logged, expected) => {
    expect(counterApiIn(logged)).toEqual(expected);
  });

  it("are waited for, and those of an earlier start are ignored", async () => {
    const file = join(temporaryFolder(), "kiosk.log");
    writeFileSync(file, `${openLine}\n`);
    const waiting = waitForCounterApi(file, openLine.length + 1);
    appendFileSync(file, `${closedLine}\n`);
    expect(await waiting).toEqual({ zh, en });
  });
});

describe("the summary of npm start", () => {
  const summaryWith = (
    state: CounterApiState,
    picture: string | null = null,
    demoPassword: string | null = "the-password",
  ): string =>
    summaryOf({
      windowNumber: "3",
      runtime: {
        source: "registry-fallback",
        distPath: "/electron",
        executablePath: "/electron/electron",
        version: "33.2.1",
        isSupportedRelease: false,
      },
      centre: {
        officeUrl: "http://127.0.0.1:7600/",
        demoPassword: demoPassword ?? undefined,
        url: "http://127.0.0.1:7600",
        dataFolder: "/data",
      },
      staffNumber: "330101",
      pin: "853906",
      itPin: "704931",
      counterApi: { token: "the-token", state },
      picture,
      dataFolder: ".data",
      isRoot: false,
    });

  it("names the accounts of a demonstration, and none of a real office", () => {
    expect(summaryWith({ port: 7_611 })).toMatch(/city \(leader, .*\) {3}password 密码 the-password/);
    expect(summaryWith({ port: 7_611 }, null, null)).not.toContain("city");
  });

  it("names the port on which the counter API listens", () => {
    expect(summaryWith({ port: 7_611 })).toContain("described in http://127.0.0.1:7611/v1/openapi.json");
  });

  it("reports open developer tools of the kiosk only where it had to be driven without a display", () => {
    const note = "every user of this machine can use them on a loopback port";
    const state = { port: 7_611 };
    expect(summaryWith(state, ".data/ready.png")).toContain(note);
    expect(summaryWith(state)).not.toContain(note);
  });

  it("reports that the counter API is closed, and why, and shows no address that another program uses", () => {
    const summary = summaryWith({ zh, en });
    expect(summary).toContain(`API 接口        ${zh} ${en}`);
    expect(["http://127.0.0.1:7610", "the-token"].filter((text) => summary.includes(text))).toEqual([]);
  });
});
