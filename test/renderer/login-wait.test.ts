import { describe, expect, it } from "vitest";
import type { Problem } from "../../contract/problems/problem.ts";
import { isWaitOver, type LoginWait, loginTrouble, troubleLive } from "../../renderer/staff/login-wait.ts";
import { speeches } from "../../renderer/words/speech.ts";

const { zh, en } = speeches;
const supportPhone = "0571-54321";
const locked: Problem = { code: "login-locked", facts: { waitSeconds: 300, supportPhone } };
const waitOf = (seconds: number, phone = supportPhone): LoginWait => ({
  seconds,
  supportPhone: phone,
  isCounting: seconds < 300,
});
const after = (seconds: number) => loginTrouble(locked, waitOf(seconds), zh);

describe("the sentence beside the field after wrong PINs", () => {
  it("counts minutes, rounded up, and the last ninety seconds one by one", () => {
    expect([300, 241, 91, 90, 1].map(after)).toEqual([
      ...["5", "5", "2"].map(
        (minutes) => `连续输错次数过多，约 ${minutes} 分钟后再试，或联系信息科（0571-54321）重置口令。`,
      ),
      ...["90", "1"].map((seconds) => `连续输错次数过多，请 ${seconds} 秒后再试，或联系信息科（0571-54321）重置口令。`),
    ]);
    expect(loginTrouble(locked, waitOf(300), en)).toContain("in about 5 minutes");
  });

  it("stays while the wait runs, although a key has dismissed the refusal", () => {
    expect(loginTrouble(null, waitOf(20), zh)).toContain("请 20 秒后再试");
  });

  it("names an extension as the language does", () => {
    const extended = "0571-54321 转 6601";
    const wait = waitOf(20, extended);
    const blocked: Problem = { code: "staff-number-locked", facts: { supportPhone: extended } };
    expect([loginTrouble(null, wait, zh), loginTrouble(blocked, null, zh)].join()).not.toContain("ext.");
    expect(loginTrouble(null, wait, en)).toContain("0571-54321 ext. 6601");
    expect(loginTrouble(blocked, null, en)).toContain("0571-54321 ext. 6601");
  });

  it("says that the wait is over, and names every other refusal", () => {
    expect(loginTrouble(locked, null, zh)).toBe("现在可以再试。请核对口令后输入。");
    expect(loginTrouble({ code: "pin-wrong", facts: { left: 9, supportPhone } }, null, zh)).toBe(
      "口令不正确，还可再试 9 次。忘了口令，请联系信息科（0571-54321）重置。",
    );
    const isGoodNews = [
      isWaitOver(locked, null),
      isWaitOver(locked, waitOf(1)),
      isWaitOver({ code: "pin-wrong", facts: { left: 9 } }, null),
    ];
    expect(isGoodNews).toEqual([true, false, false]);
    expect(loginTrouble(null, null, zh)).toBeNull();
  });

  it("is announced as the wait begins and as it is over, and is silent while it counts", () => {
    expect([waitOf(300), waitOf(299), waitOf(1), null].map(troubleLive)).toEqual([
      "assertive",
      "off",
      "off",
      "assertive",
    ]);
  });
});
