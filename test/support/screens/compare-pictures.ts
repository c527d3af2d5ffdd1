import type { ElectronApplication, Page } from "playwright-core";

/** A rectangle of the window, CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The places of everything that a selector finds and that is not empty, in the order of the page. */
export const placesOf = (page: Page, selector: string): Promise<readonly Place[]> =>
  page.locator(selector).evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return width * height === 0 ? [] : [{ x, y, width, height }];
    }),
  );

/** The value that `application.evaluate` finds again in the main process. */
type MainGlobal = { firstPicture?: Buffer };

/**
 * Takes a picture of the window and compares it with the first one, outside `masks`. Returns the number of pixels that
 * differ and the first of them with its two colours, null for none.
 */
export const compareWithFirst = (
  application: ElectronApplication,
  masks: readonly Place[],
  isFirst: boolean,
): Promise<{ readonly pixels: number; readonly first: string } | null> =>
  application.evaluate(
    async ({ BrowserWindow }, given) => {
      const window = BrowserWindow.getAllWindows()[0];
      if (!window) throw new Error("no window");
      const image = await window.webContents.capturePage();
      const { width, height } = image.getSize();
      const scale = width / (window.getContentSize()[0] ?? width);
      const picture = image.toBitmap();
      const before = (globalThis as MainGlobal).firstPicture;
      if (given.isFirst) {
        (globalThis as MainGlobal).firstPicture = picture;
        return null;
      }
      if (before?.length !== picture.length) return { pixels: width * height, first: `size ${width}x${height}` };
      const isMasked = (x: number, y: number): boolean =>
        given.masks.some((mask) => x >= mask.x && x < mask.x + mask.width && y >= mask.y && y < mask.y + mask.height);
      const colourAt = (bitmap: Buffer, at: number): string => bitmap.toString("hex", 4 * at, 4 * at + 3);
      let pixels = 0;
      let first = "";
      for (let at = 0; at < width * height; at += 1) {
        if (picture.readUInt32LE(4 * at) === before.readUInt32LE(4 * at)) continue;
        const [x, y] = [(at % width) / scale, Math.floor(at / width) / scale];
        if (isMasked(x, y)) continue;
        pixels += 1;
        if (first === "") first = `${x}, ${y}: ${colourAt(picture, at)} instead of ${colourAt(before, at)}`;
      }
      return pixels === 0 ? null : { pixels, first };
    },
    { masks, isFirst },
  );
