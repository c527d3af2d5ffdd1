import sharp from "sharp";
import { type Encoded, type EncoderAnswer, longestSide, longestSideOfSmall, mostPixels } from "./encoder-messages.ts";

// One picture, then the end: nothing of a hostile picture outlives its process.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"] });

const limits = { limitInputPixels: mostPixels, failOn: "error" } as const;

/** Upright, on white, in sRGB. No metadata is written unless it is asked for. */
const encode = async (bytes: Uint8Array, side: number, quality: number): Promise<Uint8Array> =>
  sharp(bytes, limits)
    .autoOrient()
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality })
    .toBuffer();

const encodeBoth = async (bytes: Uint8Array): Promise<Encoded> => {
  const picture = await encode(bytes, longestSide, 82);
  return { picture, small: await encode(picture, longestSideOfSmall, 76) };
};

const isTooLarge = async (bytes: Uint8Array): Promise<boolean> => {
  const { width, height } = await sharp(bytes, { ...limits, limitInputPixels: false }).metadata();
  return width * height > mostPixels;
};

const answerTo = async (bytes: Uint8Array): Promise<EncoderAnswer> => {
  try {
    if (await isTooLarge(bytes)) return { refusal: "file-too-many-pixels" };
    return { encoded: await encodeBoth(bytes) };
  } catch {
    return { refusal: "file-broken" };
  }
};

process.once("message", async (bytes: Uint8Array) => {
  process.send?.(await answerTo(bytes), () => process.disconnect());
});
