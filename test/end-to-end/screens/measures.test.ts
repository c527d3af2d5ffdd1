import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flawedPages } from "../../support/screens/flawed-pages.ts";
import { measure, teachMeasuring } from "../../support/screens/measuring-script.ts";
import { ownFontFor } from "../../support/screens/own-font.ts";
import type { Limits } from "../../support/screens/page/measure-screen.ts";
import { kioskOptions, temporaryFolder } from "../../support/window/enrolled-kiosk.ts";
import { type Kiosk, launchKiosk } from "../../support/window/kiosk.ts";

const limits: Limits = {
  textSizes: [
    { selector: "small", atLeastPx: 20 },
    { selector: "*", atLeastPx: 24 },
  ],
  targetSizes: [
    { selector: ".key", width: 64, height: 72 },
    { selector: "*", width: 88, height: 88 },
  ],
  contrast: 7,
  reach: { below: 0, except: "input" },
  font: { family: "Noto Sans SC Variable", except: "code" },
  photos: { selector: ".photo", atLeastPx: 150 },
};

let kiosk: Kiosk;
/** A second window of the same Electron, with a page of its own and no content policy. */
let page: Page;
beforeAll(async () => {
  kiosk = await launchKiosk(kioskOptions(temporaryFolder()));
  const opened = kiosk.application.waitForEvent("window");
  await kiosk.application.evaluate(({ BrowserWindow }) => {
    const window = new BrowserWindow({ width: 800, height: 600, useContentSize: true });
    void window.loadURL("about:blank");
  });
  page = await opened;
});
afterAll(() => kiosk.kill());

const fonts = ownFontFor("请您评价谢来现在就快工号");

const show = async (html: string): Promise<void> => {
  await page.setContent(
    `<!doctype html><style>${fonts}*{margin:0;padding:0;border:none;box-sizing:border-box}
     body{font:24px/1.4 'Noto Sans SC Variable',sans-serif;color:#222;background:#fff}button,input{font:inherit}button{background:#ddd}</style>${html}`,
  );
  await page.evaluate("document.fonts.ready");
  await teachMeasuring(page);
};

const rulesBroken = async (given: Limits): Promise<readonly string[]> => {
  const { findings } = await measure(page, given);
  return findings.map(({ rule }) => rule);
};

describe("measuring a page", () => {
  it.each(flawedPages)("with $flaw", async ({ html, breaks }) => {
    await show(html);
    expect(await rulesBroken(limits)).toEqual(breaks);
  });

  it("finds a target above the reach of a seated hand, and not one below", async () => {
    const target = (top: number) => `<button style="position:absolute;top:${top}px;width:100px;height:100px"></button>`;
    await show(target(230) + target(450) + target(9).replace("<button", '<button class="held"'));
    const { findings } = await measure(page, { ...limits, reach: { below: 0.4, except: ".held" } });
    expect(findings).toEqual([{ rule: "target-reach", what: "button begins at 230 px, not below 240 px" }]);
  });

  it("names the text, the place and the amount of an error", async () => {
    await show(`<section class="badge"><div class="room" style="overflow:hidden;width:48px;margin-left:8px">
      <p style="white-space:nowrap">请您评价</p></div></section>`);
    const { findings } = await measure(page, limits);
    expect(findings).toEqual([{ rule: "clipped", what: "“请您评价” in div.room p reaches 48 px out of div.room" }]);
  });

  it("leaves text on a picture to the check of pixels", async () => {
    await show(`<svg width="300" height="90" style="position:absolute"><rect width="300" height="90" fill="#333"/></svg>
      <p style="position:absolute;left:20px;top:20px;width:96px">请您评价</p>`);
    const { findings, textsOnPictures, words } = await measure(page, limits);
    expect({ findings, ink: textsOnPictures.map(({ ink }) => ink), words }).toEqual({
      findings: [],
      ink: [[34, 34, 34, 1]],
      words: "请您评价",
    });
  });

  it("reads the font size of every text, the smaller one where two are alike", async () => {
    await show(`<h1 style="font-size:40px">请您评价</h1><p>谢谢 <b style="font-size:30px">工号</b></p>
      <p style="font-size:20px">谢谢</p><p hidden>现在</p><footer><p>就快</p></footer>`);
    expect(await page.evaluate(() => window.screenMeasures.textSizes("footer"))).toEqual({
      "“请您评价” in h1": 40,
      "“谢谢” in p": 20,
      "“工号” in p b": 30,
    });
  });
});
