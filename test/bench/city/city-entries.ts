import type { Visit } from "../../../central/figures/signals/visit.ts";
import type { EntryDraft } from "../../../contract/ledger/entry.ts";
import { createRandom, type Random } from "../../support/counters/random.ts";
import { type CityDay, cityDays, firstDay } from "./city-days.ts";
import type { CityWindow } from "./city-plan.ts";

/** An entry before the ledger gives it its place; `atMs` is the wall clock, milliseconds since 1970 as if it were UTC. */
export type CityEntry = Pick<EntryDraft, "kind" | "body"> & EntryDraft & { readonly atMs: number };

const hex = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, "0"));

/** A random id, version 4, from the numbers of the city. */
const uuid = (random: Random): string => {
  const word = () => hex[Math.floor(random.share() * 65_536)] ?? "0000";
  const [third, fourth] = [word(), word()];
  return `${word()}${word()}-${word()}-4${third.slice(1)}-8${fourth.slice(1)}-${word()}${word()}${word()}`;
};

const matters = [
  ...[
    "社会保险登记",
    "灵活就业参保",
    "不动产转移登记",
    "不动产抵押登记",
    "居民身份证换领",
    "户口迁移",
    "企业开办",
    "公司变更登记",
  ],
  ...[
    "食品经营许可",
    "公共场所卫生许可",
    "公积金提取",
    "公积金贷款",
    "医保关系转移",
    "异地就医备案",
    "机动车转移登记",
    "驾驶证换证",
  ],
  ...[
    "税务登记",
    "发票领用",
    "建设工程规划许可",
    "施工许可",
    "道路运输经营许可",
    "老年人优待证",
    "残疾人证换领",
    "教师资格认定",
  ],
] as const;

/** At one window in ten an office system opens the prompts and names the service. */
const isSystems = ({ index }: CityWindow): boolean => index % 10 === 4;

/** Codes of the shipped set for 非常不满意 and 不满意. */
const negativeTags = ["101", "102", "103", "104", "105", "106", "107", "108"] as const;
const comments = [
  "等了一个多小时才叫到号",
  "材料说不清楚，跑了三趟",
  "希望中午也有人值班",
  "态度不好，一直在聊天",
  "系统老是卡住",
] as const;

interface Serving {
  readonly random: Random;
  readonly window: CityWindow;
  readonly shiftId: string;
  readonly staffNumber: string;
  /** How many services the window has named so far. */
  services: number;
}

const closingOf = (outcome: Visit["outcome"]) =>
  outcome === "cancelled"
    ? { outcome: "cancelled", cause: "cancelled-by-staff" }
    : { outcome: "unanswered", cause: outcome === "declined" ? "closed-by-citizen" : "timed-out" };

const serviceOf = (serving: Serving, isWalkUp: boolean) => {
  if (isWalkUp || !isSystems(serving.window))
    return { source: isWalkUp ? "walk-up" : "staff-console", transaction: null };
  serving.services += 1;
  const transactionRef = `${serving.window.index}-${serving.services}`;
  const matterName = matters[Math.floor(serving.random.share() * matters.length)] ?? matters[0];
  return { source: "counter-api", transaction: { transactionRef, serviceNumber: 1, matterName } };
};

function* entriesOfVisit(serving: Serving, visit: Visit): Generator<unknown> {
  const { random, window, shiftId, staffNumber } = serving;
  const promptId = uuid(random);
  const service = serviceOf(serving, visit.isWalkUp);
  const endedAtMs = visit.openedAtMs + visit.tookMs;
  yield {
    kind: "prompt-opened",
    atMs: visit.openedAtMs,
    body: { promptId, shiftId, staffNumber, ...service, timeoutMs: 30_000 },
  };
  const { rating } = visit;
  if (!rating) {
    yield { kind: "prompt-closed", atMs: endedAtMs, body: { promptId, ...closingOf(visit.outcome) } };
    return;
  }
  const place = { unitCode: window.unitCode, windowNumber: window.number, staffNumber, ...service };
  const given = {
    level: rating.change?.fromLevel ?? rating.level,
    channel: "4",
    answeredAfterMs: visit.tookMs,
    input: "touch",
  };
  yield { kind: "rating-given", atMs: endedAtMs, body: { promptId, shiftId, ...place, ...given, followUpHash: null } };
  const change = rating.change;
  if (change) {
    const restedMs = change.restedMs ?? 0;
    const changed = { level: rating.level, changedAfterMs: restedMs + 500, input: "touch", restedMs };
    yield { kind: "rating-changed", atMs: endedAtMs + restedMs + 500, body: { promptId, ...changed } };
  }
  if (rating.level > 2) return;
  const atMs = endedAtMs + 9_000;
  yield { kind: "tags-chosen", atMs, body: { promptId, tagCodes: [random.oneOf(negativeTags)] } };
  if (random.happens(0.2))
    yield { kind: "comment-given", atMs: atMs + 8_000, body: { promptId, text: random.oneOf(comments) } };
}

/** Returns the end of the shift, undefined where there was none. */
function* entriesOfDay(serving: Serving, { visits }: CityDay): Generator<unknown, unknown> {
  const { window, shiftId, staffNumber } = serving;
  const [first] = visits;
  if (!first) return undefined;
  const place = { unitCode: window.unitCode, windowNumber: window.number };
  const start = { shiftId, staffNumber, ...place, configurationVersion: 1, mentorNumber: null };
  yield { kind: "shift-started", atMs: first.openedAtMs - 600_000, body: start };
  for (const visit of visits) yield* entriesOfVisit(serving, visit);
  const last = Math.max(...visits.map(({ openedAtMs, tookMs }) => openedAtMs + tookMs));
  return { kind: "shift-ended", atMs: last + 300_000, body: { shiftId, cause: "logged-out" } };
}

/** Every entry that the kiosk of a window writes in the year, in order; the same for the same seed. The last shift is open. */
export function* cityEntries(seed: number, window: CityWindow, days?: number): Generator<CityEntry> {
  const random = createRandom(seed * 1_000_033 + window.index);
  let services = 0;
  const atMs = Date.parse(`${firstDay}T08:00:00Z`);
  yield { kind: "epoch-begun", atMs, body: { reason: "first-start", before: null } };
  let ending: CityEntry | undefined;
  for (const day of cityDays(seed, window, days)) {
    if (ending && day.visits.length > 0) yield ending;
    const serving = { random, window, shiftId: uuid(random), staffNumber: day.staffNumber, services };
    ending = (yield* entriesOfDay(serving, day) as Generator<CityEntry, CityEntry | undefined>) ?? ending;
    services = serving.services;
  }
}
