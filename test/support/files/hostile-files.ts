import { crc32, deflateSync } from "node:zlib";
import { zipSync } from "fflate";
import sharp from "sharp";

/** Texts and bytes of a photo's metadata that must be found nowhere. */
export const planted = ["PLANTED-PLACE", "PLANTED-SERIAL", "PLANTED-COMMENT"] as const;

/** The latitude 30°17′23.7″ as EXIF stores it: three fractions of 32-bit numbers, little-endian. */
export const plantedLatitude = Buffer.from("1e0000000100000011000000010000009d090000", "hex");

/** Colours that differ from pixel to pixel, left half dark, right half light: a turned picture is recognised. */
const pixels = (width: number, height: number): Buffer => {
  const bytes = Buffer.alloc(width * height * 3);
  for (let at = 0; at < bytes.length; at += 1) {
    const isLeft = ((at / 3) | 0) % width < width / 2;
    bytes[at] = (isLeft ? 20 : 180) + ((at * 7919) % 60);
  }
  return bytes;
};

const plain = (width: number, height: number) => sharp(pixels(width, height), { raw: { width, height, channels: 3 } });

/** A telephone's photo with its place, its number and a comment, held sideways: orientation 6. */
export const photoOfPlace = async (width = 1_200, height = 800): Promise<Buffer> =>
  plain(width, height)
    .withExif({
      IFD0: { ImageDescription: planted[0], Orientation: "6" },
      IFD2: { BodySerialNumber: planted[1], UserComment: planted[2] },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "30/1 17/1 2461/100",
        GPSLongitudeRef: "E",
        GPSLongitude: "120/1 9/1 3/1",
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

export const pngPhoto = (width = 300, height = 200): Promise<Buffer> => plain(width, height).png().toBuffer();
export const webpPhoto = (width = 300, height = 200): Promise<Buffer> => plain(width, height).webp().toBuffer();

const chunk = (name: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** Numbers of 32 bits, big-endian. */
const words = (...numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number, index * 4);
  return bytes;
};

const pngHead = Buffer.from("89504e470d0a1a0a", "hex");

/** A hundred million black pixels in a dozen kilobytes. */
export const decompressionBomb = (side = 10_000): Buffer =>
  Buffer.concat([
    pngHead,
    // One bit a pixel, grey.
    chunk("IHDR", Buffer.concat([words(side, side), Buffer.from([1, 0, 0, 0, 0])])),
    chunk("IDAT", deflateSync(Buffer.alloc((side / 8 + 1) * side), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);

/** A picture that moves: the second frame is hidden from a reader that knows none. */
export const animatedPng = async (): Promise<Buffer> => {
  const png = await pngPhoto(40, 40);
  const afterHead = 8 + 25;
  const control = (sequence: number) =>
    chunk("fcTL", Buffer.concat([words(sequence, 40, 40, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])]));
  return Buffer.concat([
    png.subarray(0, afterHead),
    chunk("acTL", words(2, 0)),
    control(0),
    png.subarray(afterHead, -12),
    control(1),
    chunk("fdAT", Buffer.concat([words(2), deflateSync(Buffer.alloc(121 * 40))])),
    png.subarray(-12),
  ]);
};

/** Two frames of one pixel. */
export const animatedGif = (): Buffer => {
  const frame = "2c0000000001000100000202440100";
  return Buffer.from(`47494638396101000100800000000000ffffff${frame}${frame}3b`, "hex");
};

export const script = "<script>alert(document.domain)</script>";

export const svgWithScript = (): Buffer =>
  Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">${script}</svg>`);

/** A JPEG that is a page, too: in a comment and behind its end. */
export const jpegAndPage = async (): Promise<Buffer> => {
  const jpeg = await plain(60, 40).jpeg().toBuffer();
  const comment = Buffer.from(`<html>${script}<!--`, "latin1");
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([head, comment, jpeg.subarray(2), Buffer.from(`-->${script}</html>`)]);
};

/** A PNG that an archive program opens as a zip file. */
export const pngAndZip = async (): Promise<Buffer> =>
  Buffer.concat([await pngPhoto(), zipSync({ "index.html": Buffer.from(script) }, { level: 0 })]);

export const heicHeader = (): Buffer =>
  Buffer.concat([words(24), Buffer.from("ftypheic\0\0\0\0mif1heic", "latin1"), Buffer.alloc(4_000)]);

export const truncatedJpeg = async (): Promise<Buffer> => {
  const whole = await photoOfPlace();
  return whole.subarray(0, Math.floor(whole.length / 2));
};

export const pdf = (): Buffer =>
  Buffer.from("%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript >> >>\nendobj\n%%EOF\n");
