import { type Colour, contrastOf, over } from "./page/contrast.ts";
import { type Finding, finding } from "./page/finding.ts";
import type { TextOnPicture } from "./page/text-looks.ts";
import type { SampleWindow } from "./sample-window.ts";

/** Makes every text transparent and lets the page paint itself so, or restores it. */
const setInk = ({ page }: SampleWindow, isVisible: boolean): Promise<void> =>
  page.evaluate(async (visible) => {
    const noInk = new CSSStyleSheet();
    noInk.replaceSync("* { color: transparent !important; transition: none !important; }");
    document.adoptedStyleSheets = visible ? [] : [noInk];
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await nextFrame();
    await nextFrame();
  }, isVisible);

/** The painted colours of a part of the window, each once. */
const coloursAt = async ({ application }: SampleWindow, text: TextOnPicture): Promise<readonly Colour[]> => {
  const base64 = await application.evaluate(async ({ BrowserWindow }, { left, top, width, height }) => {
    const part = { x: Math.floor(left), y: Math.floor(top), width: Math.ceil(width), height: Math.ceil(height) };
    const image = await BrowserWindow.getAllWindows()[0]?.capturePage(part);
    return image?.toBitmap().toString("base64") ?? "";
  }, text);
  const bytes = Buffer.from(base64, "base64");
  const packed = new Set<number>();
  for (let at = 0; at + 3 < bytes.length; at += 4) packed.add(bytes.readUInt32LE(at));
  return [...packed].map((pixel) => [(pixel >> 16) & 255, (pixel >> 8) & 255, pixel & 255, 1]);
};

/** The weakest contrast of texts with the pixels behind them. */
export const contrastsOnPictures = async (
  window: SampleWindow,
  texts: readonly TextOnPicture[],
  atLeast: number,
): Promise<readonly Finding[]> => {
  if (texts.length === 0) return [];
  await setInk(window, false);
  const findings: Finding[] = [];
  for (const text of texts) {
    const grounds = await coloursAt(window, text);
    const worst = Math.min(...grounds.map((ground) => contrastOf(over(text.ink, ground), ground)));
    if (worst < atLeast) findings.push(finding("contrast", `${text.what} has ${worst.toFixed(2)}:1 on a picture`));
  }
  await setInk(window, true);
  return findings;
};
