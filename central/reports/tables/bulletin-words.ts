import type { FiguresBy } from "../../../contract/office/figures/figures.ts";
import type { Definition } from "../../../contract/office/reports/definitions.ts";
import type { Freeze } from "../../../contract/office/stars/star-months.ts";
import type { StarPolicy } from "../../../contract/office/stars/star-policy.ts";
import type { StarLine } from "../../../contract/office/stars/stars.ts";
import { paperTime, percent } from "../paper-words.ts";
import type { Word } from "../table.ts";

export const titles: Readonly<Record<FiguresBy, Word>> = {
  units: { zh: "各单位星级公告", en: "Bulletin of stars by unit" },
  windows: { zh: "各窗口星级公告", en: "Bulletin of stars by window" },
  staff: { zh: "各窗口人员星级公告", en: "Bulletin of stars by person" },
};

/** The group of peers where places are not by matter. */
export const allPeers: Readonly<Record<FiguresBy, Word>> = {
  units: { zh: "全部单位", en: "all units" },
  windows: { zh: "全部窗口", en: "all windows" },
  staff: { zh: "全部人员", en: "all people" },
};

const withheld: Readonly<Record<Exclude<StarLine["state"], "rated">, Word>> = {
  "too-few": { zh: "样本不足", en: "too few ratings" },
  "low-coverage": { zh: "覆盖不足", en: "low coverage" },
  "in-question": { zh: "待核查", en: "to be checked" },
};

export const starsText = (state: StarLine["state"], stars: number | null): Word =>
  state === "rated" ? { zh: `${stars} 星`, en: stars === 1 ? "1 star" : `${stars} stars` } : withheld[state];

const peersOf = (fewest: number): Definition => ({
  name: { zh: "同组", en: "Peers" },
  text: {
    zh: `主要事项（评价最多的事项，至少 10 条）相同、够评星条件的；不足 ${fewest} 个时为全部。名次范围斜线后是同组个数。`,
    en: `those with stars and the same main matter, which is the one with the most ratings, at least 10; all where these are fewer than ${fewest}. The number after the slash is theirs.`,
  },
});

/** The levels, the definition of the score and its rules, as they held at the freeze. */
export const starDefinitions = (policy: StarPolicy): readonly Definition[] => {
  const { scoreZ, intervalZ, fewestRatings, thresholds } = policy;
  const [two, three, four, five] = thresholds.map((threshold) => threshold.toFixed(2));
  const coverage = percent(policy.fewestCoverage);
  return [
    {
      name: { zh: "星级分", en: "Star score" },
      text: {
        zh: `五个等级的条数各加 1，得到均值 μ 和它的标准差 σ；星级分 L = μ − ${scoreZ} × σ。L 达到 ${five} 为五星，${four} 为四星，${three} 为三星，${two} 为二星，其余为一星。`,
        en: `One is added to the count of each of the five levels, which gives the mean μ and its standard deviation σ; L = μ − ${scoreZ} × σ. From ${five} it is five stars, from ${four} four, from ${three} three, from ${two} two, otherwise one.`,
      },
    },
    {
      name: { zh: "不评星", en: "No stars" },
      text: {
        zh: `评价不足 ${fewestRatings} 条为样本不足，覆盖率不足 ${coverage} 为覆盖不足，冻结时有疑问未核实为待核查。`,
        en: `Fewer than ${fewestRatings} ratings: too few ratings. A coverage below ${coverage}: low coverage. A question that was not resolved at the freeze: to be checked.`,
      },
    },
    {
      name: { zh: "名次范围", en: "Place range" },
      text: {
        zh: `两个均值之差大于 ${intervalZ} × √(两个方差之和) 才算有差别；没有单一名次。`,
        en: `Two differ where the difference of their means is larger than ${intervalZ} × √(the sum of both variances). There is no single place.`,
      },
    },
    ...(policy.fewestPeers === null ? [] : [peersOf(policy.fewestPeers)]),
    {
      name: { zh: "覆盖率", en: "Coverage" },
      text: {
        zh: "已评价的邀请 ÷（已评价的邀请 + 未评价的邀请）",
        en: "answered prompts ÷ (answered + unanswered prompts)",
      },
    },
  ];
};

const same = (text: string): Word => ({ zh: text, en: text });

/** When, by whom and by which rules a month was frozen. */
export const freezeFacts = (freeze: Freeze): readonly (readonly [Word, Word])[] => {
  const { formulaVersion, definitionVersion, policyVersion, missingCount, reason } = freeze;
  const missing = {
    zh: `${missingCount} 台；理由：${reason ?? ""}`,
    en: `${missingCount}; reason: ${reason ?? ""}`,
  };
  return [
    [
      { zh: "冻结（北京时间）", en: "Frozen (Beijing time)" },
      same(`${paperTime(freeze.frozenAt)} · ${freeze.frozenBy}`),
    ],
    [
      { zh: "版本", en: "Versions" },
      {
        zh: `算法第 ${formulaVersion} 版，统计口径第 ${definitionVersion} 版，评星规则第 ${policyVersion} 版`,
        en: `formula ${formulaVersion}, definitions ${definitionVersion}, rules ${policyVersion}`,
      },
    ],
    [{ zh: "依据数字的校验值", en: "Hash of the numbers" }, same(freeze.inputHash)],
    ...(missingCount === 0 ? [] : [[{ zh: "未等的设备", en: "Devices not waited for" }, missing] as const]),
  ];
};

/** The notice on a bulletin whose month has changed since. */
export const errataNotice = (count: number): Word => ({
  zh: `冻结之后有 ${count} 处数字变化，更正后的数字在“勘误”一栏。其余各栏是冻结时的数字，不改。`,
  en: `Lines changed since the freeze: ${count}. The corrected numbers are in the column Erratum. All other columns stay as they were frozen.`,
});
