import { describe, expect, test } from "vitest";
import {
  afterEdit,
  checkDraft,
  type Draft,
  isChanged,
  nextTagsVersion,
  rebaseDraft,
} from "../../central/web/policy/draft/draft.ts";
import { valueAt, withValueAt } from "../../central/web/policy/draft/field-path.ts";
import { issueText, pathText, valueText } from "../../central/web/policy/draft/field-text.ts";
import { leafDifferences } from "../../central/web/policy/draft/leaf-differences.ts";
import { placeText } from "../../central/web/policy/draft/places.ts";
import { wordsOf } from "../../central/web/words/words.ts";
import type { PolicyContent } from "../../contract/office/policy/policy-content.ts";
import { usualItemRules } from "../../contract/office/rectification/item-rules.ts";
import type { Level } from "../../contract/words.ts";

const levelOf = (level: Level): PolicyContent["levels"][number] => ({
  level,
  text: { zh: `等级${level}` },
  negative: level < 3,
  tags: [{ code: `${level}10`, text: { zh: "标签", en: "tag" }, shownFirst: true }],
});
const content: PolicyContent = {
  policy: {
    promptMs: 30_000,
    reasonsMs: 30_000,
    thanksMs: 10_000,
    formMs: 60_000,
    changeWithinMs: 8_000,
    allowMouseRating: false,
    walkUp: true,
    badgeLogin: "with-pin",
    sound: { volume: 0.5, quietHours: [] },
    logOutAsksPin: true,
    allowTwoWindows: false,
    responsibleOffice: { zh: "主管部门", en: "the responsible department" },
    complaintDays: 5,
  },
  followUpDays: 7,
  tagsVersion: "2020-05",
  levels: ([5, 4, 3, 2, 1] as const).map(levelOf),
  attract: null,
  survey: null,
};
const draft: Draft = { base: { version: 3, content, overruled: {} }, edited: content };
const now = new Date("2026-12-01T08:30:00Z");
const { zh, en } = wordsOf;

describe("a field", () => {
  test("is read and changed by its path, and everything else stays the same", () => {
    const path = ["levels", 0, "text", "en"];
    const changed = withValueAt(content, path, "Best");
    expect([valueAt(content, path), valueAt(changed, path)]).toEqual([undefined, "Best"]);
    expect(changed.levels.slice(1)).toEqual(content.levels.slice(1));
    expect(withValueAt(changed, path, undefined)).toEqual(content);
    expect(withValueAt(content, ["hours"], null)).toEqual({ ...content, hours: null });
  });
});

describe("a draft", () => {
  test("gives changed words of levels another version, once", () => {
    const once = afterEdit(draft, ["levels", 0, "text", "zh"], "好", now);
    expect(once.edited.tagsVersion).toBe("2020-05-202612010830");
    const twice = afterEdit(once, ["levels", 1, "text", "zh"], "好", new Date("2027-01-01T00:00:00Z"));
    expect(twice.edited.tagsVersion).toBe("2020-05-202612010830");
    expect(afterEdit(draft, ["followUpDays"], 8, now).edited.tagsVersion).toBe("2020-05");
    expect(nextTagsVersion("v".repeat(40), now)).toHaveLength(40);
  });

  test("leaves out English texts that are empty, and counts as unchanged then", () => {
    const emptied = afterEdit(draft, ["pauseReasons"], [{ text: { zh: "午休", en: "" }, until: null }], now);
    expect(checkDraft(emptied).content?.pauseReasons).toEqual([{ text: { zh: "午休" }, until: null }]);
    expect([isChanged(draft), isChanged(emptied)]).toEqual([false, true]);
  });

  test("keeps its own changes on top of the current policy, and takes over those of others", () => {
    const mine = afterEdit(afterEdit(draft, ["policy", "promptMs"], 45_000, now), ["hours"], null, now);
    const theirs = { ...content, followUpDays: 9, policy: { ...content.policy, walkUp: false, promptMs: 20_000 } };
    const rebased = rebaseDraft(mine, { version: 4, content: theirs, overruled: {} });
    expect(rebased.base.version).toBe(4);
    expect(rebased.edited).toEqual({ ...theirs, hours: null, policy: { ...theirs.policy, promptMs: 45_000 } });
    // A text that the other editor removed is not put back.
    const withPauses = { ...content, pauseReasons: [{ text: { zh: "午休" }, until: null }] };
    const untouched: Draft = { base: { version: 3, content: withPauses, overruled: {} }, edited: withPauses };
    expect(rebaseDraft(untouched, { version: 4, content, overruled: {} }).edited).toEqual(content);
  });
});

const issueAfter = (path: readonly (string | number)[], value: unknown) => {
  const [issue] = checkDraft(afterEdit(draft, path, value, now)).issues;
  return issue && [issue.path, issueText(zh, issue), issueText(en, issue)];
};

describe("an error", () => {
  test.each([
    [["policy", "promptMs"], 1_000, "不能小于 5 秒。", "No less than 5 s."],
    [["policy", "promptMs"], 700_000, "不能大于 600 秒。", "No more than 600 s."],
    [["policy", "promptMs"], null, "请填写。", "Please fill this in."],
    [["followUpDays"], 61, "不能大于 60 天。", "No more than 60 days."],
    [["tagsVersion"], "x".repeat(41), "最多 40 个字。", "At most 40 characters."],
    [
      ["tagsVersion"],
      "\0",
      "含有无法保存的字符，请重新输入。",
      "A character in it cannot be saved. Please type it again.",
    ],
    [["pauseReasons"], [], "至少 1 项。", "At least 1."],
    [
      ["pauseReasons"],
      "[",
      "不是合格的 JSON，请检查括号、引号和逗号。",
      "This is not JSON. Check brackets, quotes and commas.",
    ],
  ])("is shown at the field: %j", (path, value, chinese, english) => {
    expect(issueAfter(path, value)).toEqual([path, chinese, english]);
  });

  test("about a duplicate root cause is shown at the second one", () => {
    const [cause] = usualItemRules.rootCauses;
    expect(issueAfter(["rectification"], { ...usualItemRules, rootCauses: [cause, cause] })).toEqual([
      ["rectification", "rootCauses", 1, "code"],
      "清单里已有这个编码。",
      "The list has this code already.",
    ]);
  });
  test.each([
    [29, "不能小于 30 天。", "No less than 30 days."],
    [366, "不能大于 365 天。", "No more than 365 days."],
  ])("about the days of contacts: %i", (days, chinese, english) => {
    const path = ["rectification", "contactDays"];
    expect(issueAfter(["rectification"], { ...usualItemRules, contactDays: days })).toEqual([path, chinese, english]);
  });
  test("about a duplicate tag code is shown at the second tag", () => {
    const [tag] = content.levels[0]?.tags ?? [];
    expect(issueAfter(["levels", 0, "tags"], [tag, tag])).toEqual([
      ["levels", 0, "tags", 1, "code"],
      "这个等级里已有这个编码。",
      "Another tag of this level has this code.",
    ]);
  });
});

describe("a summary", () => {
  const rows = (differences: Parameters<typeof leafDifferences>[0]) =>
    leafDifferences(differences).map(({ path, before, after }) => [
      pathText(zh, path),
      valueText(zh, path, before),
      valueText(zh, path, after),
    ]);

  test("goes down to the single text, and calls levels by their number", () => {
    const changed = withValueAt(content, ["levels", 4, "tags", 0, "text", "zh"], "另一个").levels;
    expect(
      rows([
        { field: "policy.promptMs", before: 30_000, after: 45_000 },
        { field: "policy.walkUp", before: true, after: false },
        { field: "levels", before: content.levels, after: changed },
      ]),
    ).toEqual([
      ["评价邀请等待", "30 秒", "45 秒"],
      ["允许主动评价", "是", "否"],
      ["等级和标签 · 1 级 · 标签 · 第 1 项 · 文字 · 中文", "标签", "另一个"],
    ]);
  });

  test("says which fields are each unit's own, which are set here, and which are not set", () => {
    const pauses = [{ text: { zh: "午休" }, until: "13:30" }];
    expect(
      rows([
        { field: "hours", after: null },
        { field: "pauseReasons", after: pauses },
        { field: "attract", before: null, after: { afterMs: 60_000, pages: [] } },
      ]),
    ).toEqual([
      ["办公时间", "各单位自己的", "不规定时间"],
      ["暂停原因", "各单位自己的", "统一规定"],
      ["暂停原因 · 第 1 项 · 文字 · 中文", "—", "午休"],
      ["暂停原因 · 第 1 项 · 恢复时间", "—", "13:30"],
      ["待机画面", "否", "是"],
      ["待机画面 · 空闲多久后开始", "—", "60 秒"],
    ]);
  });
});

test("treats a list of days as one thing, and lists added things one by one", () => {
  const open = [{ from: "09:00", to: "17:00", weekdays: [1, 2, 5] }];
  const hours = { text: { zh: "上午" }, open, closedOn: [] };
  const rows = leafDifferences([
    { field: "hours", before: { ...hours, closedOn: ["2026-10-01"] }, after: { ...hours, open: [...open, ...open] } },
    { field: "policy.sound", before: { quietHours: [] }, after: { quietHours: [{ from: "22:00", to: "07:00" }] } },
  ]).map(({ path, before, after }) => [pathText(zh, path), valueText(zh, path, before), valueText(zh, path, after)]);
  expect(rows).toEqual([
    ["办公时间 · 办公时段 · 第 2 项 · 从", "—", "09:00"],
    ["办公时间 · 办公时段 · 第 2 项 · 到", "—", "17:00"],
    ["办公时间 · 办公时段 · 第 2 项 · 星期", "—", "一、二、五"],
    ["办公时间 · 休息日", "2026-10-01", "—"],
    ["声音 · 静音时段 · 第 1 项 · 从", "—", "22:00"],
    ["声音 · 静音时段 · 第 1 项 · 到", "—", "07:00"],
  ]);
});

test("names the places: everywhere, a unit, and a window of it", () => {
  expect(placeText(zh, { unitCode: "A", windowNumber: null }, "单位A")).toBe("单位A · 全单位");
  expect(placeText(zh, { unitCode: "A", windowNumber: "1" }, "单位A")).toBe("单位A · 窗口 1");
  expect(placeText(en, { unitCode: null, windowNumber: null }, null)).toBe("All windows");
});
