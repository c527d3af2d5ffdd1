import { demoOffice } from "../../central/demo-office/demo-office.ts";
import type { WindowKey } from "../../contract/office/devices/enrolment-codes.ts";

/** Of levels 1 to 5. */
type LevelWeights = readonly [number, number, number, number, number];

const tempers = {
  good: [0.4, 0.8, 4, 14, 81],
  usual: [0.8, 1.7, 7, 20, 70],
  poor: [3.5, 6, 14, 25, 51],
} as const satisfies Record<string, LevelWeights>;

/** A part of the history, from 0 to 1. */
interface Span {
  readonly from: number;
  readonly to: number;
}

export interface WindowProfile extends WindowKey {
  readonly name: WindowName;
  /** 工号 of the person who serves there on ordinary days. */
  readonly staffNumber: string;
  /** 工号 of the substitute on days off; without one the window is closed on those days. */
  readonly substituteNumber: string | null;
  readonly visitsADay: number;
  readonly levels: LevelWeights;
  /** The share of prompts without an answer. */
  readonly unansweredShare: number;
  /** The median time to the tap, milliseconds. */
  readonly answerMs: number;
  /** 事项 that the office system names. */
  readonly matters: readonly string[];
  /** Busy until the fifteenth, as taxes are. */
  readonly isDueMidMonth: boolean;
  /** A part of the history in which its ratings are poor and many are missing: a system that is being replaced. */
  readonly poorSpell: Span | null;
  /** A part of the history in which the clerk taps some ratings: the signals ask about it. */
  readonly hastySpell: Span | null;
  /** Where in the history its database is lost; null for never. */
  readonly databaseLostAt: number | null;
}

const usual = {
  levels: tempers.usual,
  unansweredShare: 0.24,
  answerMs: 4_200,
  isDueMidMonth: false,
  poorSpell: null,
  hastySpell: null,
  databaseLostAt: null,
} as const;

const hall = { unitCode: "330100-XZFW", substituteNumber: "330109" } as const;
const alone = { substituteNumber: null } as const;

const described = {
  "330100-XZFW/1": {
    ...usual,
    ...hall,
    staffNumber: "330106",
    visitsADay: 32,
    matters: ["养老待遇申领", "异地就医备案", "社会保障卡补换", "灵活就业参保登记"],
  },
  "330100-XZFW/2": {
    ...usual,
    ...hall,
    staffNumber: "330103",
    visitsADay: 20,
    levels: tempers.good,
    answerMs: 3_800,
    matters: ["企业设立登记", "企业变更登记", "公章刻制备案", "个体工商户登记"],
  },
  "330100-XZFW/4": {
    ...usual,
    ...hall,
    staffNumber: "330102",
    visitsADay: 18,
    unansweredShare: 0.31,
    answerMs: 5_100,
    matters: ["房屋转移登记", "抵押权注销登记", "不动产继承登记", "不动产档案查询"],
  },
  "330100-XZFW/5": {
    ...usual,
    ...hall,
    staffNumber: "330107",
    visitsADay: 24,
    matters: ["租房提取", "偿还贷款提取", "公积金账户转移", "公积金贷款申请"],
    poorSpell: { from: 0.15, to: 0.7 },
  },
  "330100-XZFW/6": {
    ...usual,
    ...hall,
    staffNumber: "330104",
    visitsADay: 26,
    levels: tempers.good,
    unansweredShare: 0.19,
    matters: ["普通护照申领", "往来港澳通行证签注", "往来台湾通行证申领", "外国人居留许可"],
  },
  "330100-XZFW/7": {
    ...usual,
    ...hall,
    staffNumber: "330105",
    visitsADay: 28,
    isDueMidMonth: true,
    matters: ["纳税申报", "契税退税", "发票领用", "完税证明开具"],
  },
  "330100-XZFW/8": {
    ...usual,
    ...hall,
    staffNumber: "330108",
    visitsADay: 14,
    levels: tempers.good,
    unansweredShare: 0.15,
    answerMs: 4_600,
    matters: ["结婚登记", "补领婚姻登记证", "婚姻登记档案查询"],
  },
  "330100-RCSC/1": {
    ...usual,
    ...alone,
    unitCode: "330100-RCSC",
    staffNumber: "330110",
    visitsADay: 16,
    answerMs: 3_500,
    matters: ["人才引进落户", "流动人员档案接收", "职称申报材料受理", "安家补贴申领"],
  },
  "330106-XH/1": {
    ...usual,
    ...alone,
    unitCode: "330106-XH",
    staffNumber: "330112",
    visitsADay: 30,
    matters: ["老年优待证申领", "居住证办理", "残疾人补贴申领", "生育登记"],
  },
  "330106-XH/2": {
    ...usual,
    ...alone,
    unitCode: "330106-XH",
    staffNumber: "330111",
    visitsADay: 22,
    isDueMidMonth: true,
    matters: ["个体工商户申报", "代开发票", "完税证明开具"],
    hastySpell: { from: 0.8, to: 1 },
  },
  "330100-SYY/1": {
    ...usual,
    ...alone,
    unitCode: "330100-SYY",
    staffNumber: "330113",
    visitsADay: 36,
    levels: tempers.usual,
    unansweredShare: 0.38,
    answerMs: 3_900,
    matters: ["住院费用结算", "门诊费用结算", "异地就医直接结算", "医疗票据补打"],
  },
  "330122-TL/1": {
    ...usual,
    ...alone,
    unitCode: "330122-TL",
    staffNumber: "330114",
    visitsADay: 15,
    answerMs: 5_400,
    matters: ["农村建房审批", "农机购置补贴", "林木采伐许可", "城乡居民医保参保"],
    databaseLostAt: 0.6,
  },
} as const satisfies Record<string, Omit<WindowProfile, "name" | "windowNumber">>;

/** "330100-XZFW/1": unit and number. */
export type WindowName = keyof typeof described;

/** Of the days of a poor spell. */
export const poorLevels: LevelWeights = tempers.poor;

/** Every window of the demonstration office except the one with the kiosk of `npm start`. */
export const demonstrationWindows: readonly WindowProfile[] = demoOffice.windows.flatMap(({ unitCode, number }) => {
  const name = `${unitCode}/${number}`;
  if (!Object.hasOwn(described, name)) return [];
  return [{ ...described[name as WindowName], name: name as WindowName, windowNumber: number }];
});
