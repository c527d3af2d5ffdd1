import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fragment } from "../../../central/database/statement.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { enrolDevice, type TestDevice } from "../../support/centre/device.ts";
import { giveRating, openPage, sendPhotos } from "../../support/centre/follow-up.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import {
  decompressionBomb,
  heicHeader,
  photoOfPlace,
  planted,
  plantedLatitude,
  pngPhoto,
  svgWithScript,
  truncatedJpeg,
} from "../../support/files/hostile-files.ts";
import { pageOf, submissionsTo, titleOf } from "./read-submissions.ts";

let centre: TestCentre;
let device: TestDevice;
let token: string;

beforeAll(async () => {
  centre = await startCentre();
});
beforeEach(async () => {
  device = await enrolDevice(centre);
  token = (await giveRating(device)).token;
});
afterAll(() => centre.stop());

const kept = () => submissionsTo(centre, device);

const keptPhotos = () =>
  centre.sql<{ place: number; hash: string; bytes: Buffer; small: Buffer }[]>`
    select place, hash, bytes, small_bytes as small from follow_up_photos join evidence_files on hash = file
    where device = ${device.id} order by number, place`;

describe("photos", () => {
  test("are stored with the words, in their order, by the hash of what is stored", async () => {
    const files = [
      { name: "a.jpg", bytes: await photoOfPlace() },
      { name: "b.png", bytes: await pngPhoto() },
    ];
    const answer = await sendPhotos(centre, token, {
      tags: ["2/209"],
      text: "排了\r\n一小时",
      mayPublish: true,
      files,
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "?saved=1&lang=zh"]);
    expect(await kept()).toMatchObject([{ comment: "排了\n一小时", tag_codes: ["209"], photos: 2, may_publish: true }]);
    const photos = await keptPhotos();
    expect(photos.map(({ place, hash }) => [place, hash])).toEqual(
      photos.map(({ bytes }, index) => [index + 1, sha256Hex(bytes)]),
    );
    for (const { bytes, small } of photos)
      for (const part of [...planted, plantedLatitude])
        expect([bytes.includes(part), small.includes(part)]).toEqual([false, false]);
  });
  test("need no words, and words no photos", async () => {
    expect((await sendPhotos(centre, token, { files: [{ name: "a.png", bytes: await pngPhoto() }] })).status).toBe(303);
    expect((await sendPhotos(centre, token, { text: "慢" })).status).toBe(303);
    expect(await kept()).toMatchObject([
      { comment: null, photos: 1 },
      { comment: "慢", photos: 0 },
    ]);
    expect(await titleOf(await sendPhotos(centre, token, { mayPublish: true }))).toEqual([422, "还想说点什么？"]);
  });
  test("are stored once where the same picture comes twice", async () => {
    const files = [1, 2, 3].map((each) => ({ name: `${each}.png`, bytes: new Uint8Array() }));
    const bytes = await pngPhoto(123, 45);
    await sendPhotos(centre, token, { files: files.map((file) => ({ ...file, bytes })) });
    const photos = await keptPhotos();
    expect([photos.length, new Set(photos.map(({ hash }) => hash)).size]).toEqual([3, 1]);
  });
  test("are never changed or deleted", async () => {
    for (const table of ["evidence_files", "follow_up_photos", "follow_up_photos_3"]) {
      for (const statement of [`delete from ${table}`, `truncate ${table} cascade`])
        await expect(centre.sql.ofLibrary(statement)).rejects.toThrow("append-only");
    }
    await expect(centre.sql`${fragment`update evidence_files set bytes = small_bytes`}`).rejects.toThrow("append-only");
  });
});

describe("a photo that is refused", () => {
  const refusals: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array, string, string])[] = [
    ["a drawing with a script", svgWithScript, "不是 JPG、PNG 或 WebP", "not a JPG, PNG or WebP"],
    ["HEIC", heicHeader, "HEIC 格式", "HEIC photo"],
    ["a decompression bomb", decompressionBomb, "最多 5000 万像素", "too many pixels"],
    ["half a JPEG", truncatedJpeg, "不完整或已损坏", "incomplete or damaged"],
    ["a file of 0 bytes", () => new Uint8Array(), "不完整或已损坏", "incomplete or damaged"],
    [
      "zeros beyond the limit",
      () => Buffer.alloc(13 * 1_024 * 1_024),
      "照片太大，最多 12 MB",
      "too large: at most 12 MB",
    ],
  ];
  test.each(refusals)("%s leaves the words in the form, and is named with its reason", async (_what, make, zh, en) => {
    const files = [
      { name: "好的.png", bytes: await pngPhoto() },
      { name: "<坏>的.jpg", bytes: await make() },
    ];
    const form = { tags: ["2/209"], text: "等了<一>小时", mayPublish: true, files };
    for (const [language, words] of [
      ["zh", zh],
      ["en", en],
    ] as const) {
      const { status, text } = await pageOf(await sendPhotos(centre, token, form, `?lang=${language}`));
      expect([status, text.includes(words)]).toEqual([422, true]);
      expect(text).toContain("<bdi>&lt;坏&gt;的.jpg</bdi>");
      expect(text).not.toContain("好的.png");
      expect(text).toMatch(/等了&lt;一&gt;小时<\/textarea>/);
      expect(text).toContain('value="2/209" checked>');
      expect(text).toContain('name="publish" value="yes" checked>');
      expect(text).toContain('<details class="photos" open>');
      expect(Buffer.byteLength(text)).toBeLessThan(60_000);
    }
    expect([await kept(), (await keptPhotos()).length]).toEqual([[], 0]);
  });
  test("because there are four", async () => {
    const bytes = await pngPhoto();
    const files = [1, 2, 3, 4].map((each) => ({ name: `${each}.png`, bytes }));
    const { status, text } = await pageOf(await sendPhotos(centre, token, { text: "慢", files }));
    expect([status, text.includes("最多交 3 张照片")]).toEqual([422, true]);
    expect(await kept()).toEqual([]);
  });
  test("because of the words is mentioned: its field is empty again", async () => {
    const files = [{ name: "a.png", bytes: await pngPhoto() }];
    const { status, text } = await pageOf(await sendPhotos(centre, token, { text: "慢".repeat(151), files }));
    expect([status, text.includes("照片也请重新选")]).toEqual([422, true]);
  });
});

/** Sends zeros as a photo behind the words until the centre answers, `most` bytes at most. */
const sendZeros = (path: string, most: number): Promise<{ status: number; text: string; sent: number }> =>
  new Promise((resolve, reject) => {
    const part = (name: string, more = "") => `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
    const sending = request(`${centre.url}${path}`, {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x", "content-length": String(most) },
    });
    let sent = 0;
    let isAnswered = false;
    const zeros = Buffer.alloc(256 * 1_024);
    const goOn = (): void => {
      if (isAnswered || sent >= most) return;
      sent += zeros.length;
      sending.write(zeros, () => setImmediate(goOn));
    };
    sending.on("error", (error) => isAnswered || reject(error));
    sending.on("response", (answer) => {
      isAnswered = true;
      let text = "";
      answer.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
      });
      answer.on("end", () => {
        sending.destroy();
        resolve({ status: answer.statusCode ?? 0, text, sent });
      });
    });
    sending.write(`${part("text")}等了一小时\r\n${part("photo", '; filename="零.jpg"')}`);
    goOn();
  });

describe("a body without an end", () => {
  const gibibyte = 1_024 * 1_024 * 1_024;
  test("of one gigabyte of zeros is answered with words while it arrives, in little memory", async () => {
    const before = process.memoryUsage.rss();
    const { status, text, sent } = await sendZeros(`/r/${token}`, gibibyte);
    expect([status, text.includes("照片太大，最多 12 MB"), text.includes("等了一小时</textarea>")]).toEqual([
      422,
      true,
      true,
    ]);
    expect(sent).toBeLessThan(gibibyte / 4);
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1_024 * 1_024);
    expect(await titleOf(await openPage(centre, token))).toEqual([200, "还想说点什么？"]);
  });
  test("is not read for an unknown code", async () => {
    const { status, sent } = await sendZeros("/r/AAAAAAAAAAAAAAAAAAAAAA", gibibyte);
    expect([status, sent < gibibyte / 8]).toEqual([404, true]);
  });
});

/** Begins a form with a photo, and stops in the middle; returns its end. */
const beginPhoto = (path: string): (() => void) => {
  const sending = request(`${centre.url}${path}`, {
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=x" },
  });
  sending.on("error", () => undefined);
  sending.write('--x\r\nContent-Disposition: form-data; name="photo"; filename="a.png"\r\n\r\nhalf');
  return () => void sending.destroy();
};

test("a form with photos waits, with its words, while others of its address hold every place", async () => {
  const files = [{ name: "a.png", bytes: await pngPhoto() }];
  const ends: (() => void)[] = [];
  const send = async () => pageOf(await sendPhotos(centre, token, { text: "等了一小时", files }));
  const isBusy = async (): Promise<boolean> => {
    // One that arrives while a whole form is read has no place itself: others follow.
    ends.push(beginPhoto(`/r/${token}`));
    return (await send()).text.includes("现在交照片的人很多");
  };
  await expect.poll(isBusy).toBe(true);
  expect((await send()).text).toContain("等了一小时</textarea>");
  const stored = (await kept()).length;
  for (const end of ends) end();
  await expect.poll(async () => (await send()).status).toBe(303);
  expect((await kept()).length).toBe(stored + 1);
});

describe("a body that is no form", () => {
  test.each([
    ["without a boundary", "multipart/form-data", "x", 415],
    [
      "that is cut off",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n慢',
      400,
    ],
    ["with nothing", "multipart/form-data; boundary=x", "", 400],
  ])("%s is answered with a page", async (_what, type, body, status) => {
    const answer = await fetch(`${centre.url}/r/${token}`, { method: "POST", headers: { "content-type": type }, body });
    expect(await titleOf(answer)).toEqual([status, "没有收到"]);
    expect(await kept()).toEqual([]);
  });
});
