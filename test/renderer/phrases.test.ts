import { describe, expect, it } from "vitest";
import { samples } from "../../build/screens/sample-views.ts";
import { phrasesOf } from "../../renderer/layout/phrases.ts";

const divided = (text: string): string => phrasesOf(text).join("|").replaceAll("\u00a0", " ");

/** Every Chinese text of the samples that an office would write. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return /\p{Script=Han}/u.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
const texts = [...new Set(samples.flatMap(({ view }) => textsIn(view)))];

describe("the phrases of a text", () => {
  it("are words with their particles and their punctuation", () => {
    expect([
      divided("不动产登记综合受理审核员"),
      divided("杭州市行政服务中心（市民之家）"),
      divided("综合行政服务中心下沙街道便民服务分中心"),
      divided("关于国庆节期间窗口服务时间的通知"),
      divided("一次性告知所需材料；不属于本窗口的事"),
    ]).toEqual([
      "不动产|登记|综合|受理|审核员",
      "杭州市|行政|服务|中心|（市民|之家）",
      "综合|行政|服务|中心|下沙|街道|便民服务|分中心",
      "关于|国庆节|期间|窗口|服务|时间的|通知",
      "一次性|告知|所需|材料；|不属于|本窗口的事",
    ]);
  });

  it("keep a number and its unit, a window and its word, a room and a time together", () => {
    expect([
      divided("10 月 8 日（周四）起照常办理"),
      divided("请到 B区-108 窗口"),
      divided("窗口 10 月 4 日上午 9:00–11:30 值班"),
      divided("Please use window B-108"),
      divided("请带 3 份材料"),
    ]).toEqual([
      "10 月 |8 日|（周四）起|照常|办理",
      "请到 |B区-108 窗口",
      "窗口 |10 月 |4 日|上午 |9:00–11:30 |值班",
      "Please |use |window |B-108",
      "请带 |3 份|材料",
    ]);
  });

  it("keep a telephone number and its extension together", () => {
    expect([
      divided("请打监督电话 0571-12345678 转 8203，或当面说。"),
      divided("Call 0571-12345678 ext. 8203."),
    ]).toEqual(["请打|监督|电话 |0571-12345678 转 8203，|或当面说。", "Call |0571-12345678 ext. 8203."]);
  });

  it("lose nothing, and never begin with a mark or a particle, in any sample", () => {
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) {
      expect(divided(text).replaceAll("|", "")).toBe(text.replaceAll("\u00a0", " "));
      expect(
        phrasesOf(text).filter((phrase, index) => index > 0 && /^[，。、；：？！）》”的了吗呢岗]/.test(phrase)),
      ).toEqual([]);
    }
  });

  it("are found once for each text", () => {
    expect(phrasesOf("出入境受理岗")).toBe(phrasesOf("出入境受理岗"));
  });
});
