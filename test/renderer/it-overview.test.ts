import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { usualPanel as currentPanel, longest } from "../../build/screens/samples/it-panels.ts";
import type { ItPanel } from "../../contract/ipc/it.ts";
import { EpochReason } from "../../contract/ledger/bodies/device.ts";
import type { QueueSystemStatus } from "../../contract/queue-system.ts";
import { centreProblemText } from "../../renderer/it/panel/fact-texts.ts";
import { overview, troubledPages } from "../../renderer/it/panel/overview.ts";
import { clockOffText, durationText, stampText } from "../../renderer/it/panel/time-texts.ts";
import { speeches } from "../../renderer/words/speech.ts";

beforeEach(() => vi.stubEnv("TZ", "Asia/Shanghai"));
afterEach(() => vi.unstubAllEnvs());

const now = new Date("2026-11-23T10:00:00+08:00");
/** Its last contact was just before `now`. */
const usualPanel: ItPanel = {
  ...currentPanel,
  sync: { ...currentPanel.sync, lastContactAt: "2026-11-23T09:59:18+08:00" },
};
const at = (panel: ItPanel) => ({ panel, now, speech: speeches.zh });

const rowOf = (name: string, panel: ItPanel) => {
  const row = overview(at(panel)).find((each) => each.name === name);
  return [row?.standing, row?.sentence];
};
const withSync = (changes: Partial<ItPanel["sync"]>): ItPanel => ({
  ...usualPanel,
  sync: { ...usualPanel.sync, ...changes },
});
const withDevice = (changes: Partial<ItPanel["device"]>): ItPanel => ({
  ...usualPanel,
  device: { ...usualPanel.device, ...changes },
});
const trouble = {
  at: "2026-11-23T09:42:18.000+08:00",
  problem: { code: "centre-unreachable", facts: { reason: "ECONNREFUSED" } },
  isOver: false,
} as const;

describe("总览", () => {
  it("has seven subjects, and no fault at a device without one; a queue system that is not in use is no success", () => {
    expect(overview(at(usualPanel)).map(({ name, standing, page }) => [name, standing, page])).toEqual([
      ["upload", "fine", "sync"],
      ["network", "fine", "network"],
      ["ledger", "fine", "system"],
      ["disk", "fine", "device"],
      ["clock", "fine", "network"],
      ["key", "fine", "device"],
      ["queue", "skipped", "queueSystem"],
    ]);
  });

  it("upload: a fault once an entry has waited for more than a day", () => {
    const waiting = (oldestAt: string): ItPanel => ({
      ...withSync({ trouble }),
      device: { ...usualPanel.device, unsent: { count: 3, oldestAt } },
    });
    const sentence = (age: string) => `3 条待上传，最早的一条写于 ${age}。评价不受影响。`;
    expect(rowOf("upload", waiting("2026-11-22T09:59:59+08:00"))).toEqual(["wrong", sentence("24 小时前")]);
    expect(rowOf("upload", waiting("2026-11-23T09:59:00+08:00"))).toEqual(["check", sentence("1 分钟前")]);
    const soonSent = withDevice({ unsent: { count: 3, oldestAt: "2026-11-23T09:59:00+08:00" } });
    expect(rowOf("upload", soonSent)).toEqual(["fine", sentence("1 分钟前")]);
  });

  it("network: a fault with its sentence until an exchange succeeds", () => {
    expect(rowOf("network", withSync({ trouble }))).toEqual(["wrong", "连不上中心（ECONNREFUSED）。"]);
    expect(rowOf("network", withSync({ trouble: { ...trouble, isOver: true } }))[0]).toBe("fine");
    expect(rowOf("network", withSync({ lastContactAt: null }))[0]).toBe("check");
  });

  it("network: to be looked at once the centre has been silent for longer than any pause of the sync", () => {
    const since = (lastContactAt: string) => rowOf("network", withSync({ lastContactAt }));
    expect(since("2026-11-23T09:50:00+08:00")[0]).toBe("fine");
    expect(since("2026-11-23T09:49:59+08:00")[0]).toBe("check");
    expect(since("2026-11-21T09:42:00+08:00")[1]).toMatch(/^2 天前联系过中心（11月21日 .+），此后没有消息/);
  });

  it("clock: a fault from more than a minute, in either direction, and not known after a long silence", () => {
    const off = (clockOffSeconds: number | null) => rowOf("clock", withSync({ clockOffSeconds }));
    expect([off(null)[0], off(60)[0], off(-60)[0], off(61)[0], off(-61)[0]]).toEqual([
      "check",
      "fine",
      "fine",
      "wrong",
      "wrong",
    ]);
    expect([off(-28_812)[1], off(28_799)[1], off(300)[1]]).toEqual([
      "本机慢约 8 小时（多半是时区设错），请校准系统时钟。",
      "本机快约 8 小时（多半是时区设错），请校准系统时钟。",
      "本机快约 5 分钟，请校准系统时钟。",
    ]);
    const silent = (clockOffSeconds: number) => {
      const lastContactAt = "2026-11-23T09:49:59+08:00";
      return rowOf("clock", withSync({ clockOffSeconds, lastContactAt }));
    };
    const unknown = ["check", "联系上中心后才能核对"];
    expect([off(null), silent(0), silent(300)]).toEqual([unknown, unknown, unknown]);
    expect(clockOffText(-28_812, speeches.en)).toBe(
      "The clock is slow by about 8 h, probably a wrong time zone. Set the system clock.",
    );
  });

  it("ledger: a fault where a person may have replaced it or cut it off, and never without a mark once it was lost", () => {
    type Loss = NonNullable<ItPanel["system"]["loss"]>;
    const withSystem = (changes: Partial<ItPanel["system"]>): ItPanel => ({
      ...usualPanel,
      system: { ...usualPanel.system, ...changes },
    });
    const begunBy = (reason: Loss["reason"], isSealMissing = false) =>
      rowOf("ledger", withSystem({ loss: { epoch: 2, reason, isSealMissing } }));
    const reasons = EpochReason.exclude(["first-start"]).options;
    expect(reasons.map((reason) => [reason, begunBy(reason)[0]])).toEqual([
      ["database-missing", "check"],
      ["database-empty", "check"],
      ["database-older", "wrong"],
      ["database-swapped", "wrong"],
      ["database-damaged", "check"],
      ["journal-missing", "check"],
    ]);
    expect(begunBy("database-swapped")[1]).toBe("第 2 纪元：此前的数据库被换成了另一份，请查明原因。");
    expect(begunBy("database-damaged", true)).toEqual(["wrong", "前一纪元末尾没有签名，最后几条可能已被删去。"]);
    expect(rowOf("ledger", withSystem({ quarantined: 2 }))[0]).toBe("check");
    expect(troubledPages(at(withSystem({ quarantined: 2 })))).toEqual(new Map([["system", "check"]]));
  });

  it("counter API and staff numbers: only while they are in trouble", () => {
    const { counterApi } = usualPanel;
    const problem = { code: "counter-api-unavailable", facts: { port: 7610, reason: "EADDRINUSE" } } as const;
    const api = (changes: Partial<ItPanel["counterApi"]>) =>
      rowOf("counterApi", { ...usualPanel, counterApi: { ...counterApi, ...changes } });
    expect(api({ problem, listensAt: null, addresses: [] })).toEqual([
      "wrong",
      "办公系统接口没有打开（端口 7610，EADDRINUSE），会自动重试，不影响评价。",
    ]);
    expect(api({ addresses: [] })[0]).toBe("check");
    expect([api({ isOpen: false, listensAt: null, addresses: [] })[0], api({ token: null })[0]]).toEqual([
      undefined,
      undefined,
    ]);
    const numbers = (wanted: number | null) => longest.numbers.filter(({ waitSeconds }) => waitSeconds === wanted);
    expect(rowOf("numbers", { ...usualPanel, numbers: numbers(null) })).toEqual([
      "check",
      "3 个工号输错次数过多，已在本机锁定。",
    ]);
    expect(rowOf("numbers", { ...usualPanel, numbers: numbers(320) })[0]).toBeUndefined();
  });

  it("disk and key: to be looked at, while the device still serves", () => {
    expect(rowOf("disk", withDevice({ freeMib: 412, isDiskLow: true }))).toEqual([
      "check",
      "只剩 0.4 GB，存不下时本机会停止评价。请删除下载、旧日志等，不要动数据目录。",
    ]);
    expect(rowOf("disk", withDevice({ freeMib: null }))).toEqual(["check", "系统没有报告剩余空间"]);
    expect(rowOf("key", withDevice({ keyAtRest: "file" }))[0]).toBe("check");
  });

  it("queue system: by its link, and a lost rating", () => {
    const queue = (changes: Partial<QueueSystemStatus>) =>
      rowOf("queue", {
        ...usualPanel,
        queueSystem: { ...(longest.queueSystem as QueueSystemStatus), problem: null, lost: null, ...changes },
      })[0];
    const links = ["nobody-on-duty", "logged-in", "connected", "connecting", "waiting"] as const;
    expect(links.map((link) => queue({ link }))).toEqual(["fine", "fine", "check", "check", "wrong"]);
    expect(queue({ link: "logged-in", lost: longest.queueSystem?.lost ?? null })).toBe("check");
    expect(queue({ link: "logged-in", problem: longest.queueSystem?.problem ?? null })).toBe("wrong");
  });
});

it("says only the first sentence of a fault, in either language: the page says the rest", () => {
  const queueOf = (language: "zh" | "en") =>
    overview({ panel: longest, now, speech: speeches[language] }).find(({ name }) => name === "queue")?.sentence;
  expect(queueOf("zh")).toBe("叫号系统不认窗口 A-108 的工号 HZ-330101-0017（-1），稍后再试。");
  expect(queueOf("en")).toBe("The queue system does not accept user HZ-330101-0017 at window A-108 (-1).");
});

describe("the marks in the list of pages", () => {
  it("are missing at a device without a fault", () => {
    expect(troubledPages(at(usualPanel)).size).toBe(0);
  });

  it("show the worst of a page", () => {
    const found = troubledPages(at({ ...longest, sync: { ...longest.sync, clockOffSeconds: null } }));
    expect(Object.fromEntries(found)).toEqual({
      sync: "wrong",
      network: "wrong",
      system: "wrong",
      device: "check",
      numbers: "check",
      queueSystem: "wrong",
    });
  });
});

it("says a wait as a person would", () => {
  const said = [0, 42, 89, 90, 300, 3_600, 28_812].map((seconds) => durationText(seconds, speeches.zh));
  expect(said).toEqual(["0 秒", "42 秒", "89 秒", "约 2 分钟", "约 5 分钟", "约 1 小时", "约 8 小时"]);
});

it("dates a line of the log to the second", () => {
  expect(stampText(new Date(2026, 10, 23, 9, 42, 5).toISOString())).toBe("11-23 09:42:05");
});

it("names the doors to an enrolment where the centre does not know the device, and only there", () => {
  const { zh, en } = speeches;
  expect(centreProblemText({ code: "device-unknown" }, zh)).toMatch(/或重新入网。重新入网：先在“U 盘”页.+点“入网”/);
  expect(centreProblemText({ code: "signature-wrong" }, en)).toContain("page USB stick");
  expect(centreProblemText(trouble.problem, zh)).not.toContain("入网");
});
