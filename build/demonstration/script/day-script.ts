import type { Acceptance } from "../../../contract/complaint.ts";
import { newComplaintNumber } from "../../../contract/complaint-number.ts";
import { verifierIdOf } from "../../../contract/node/pin-verifier.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { Sealed } from "../../../contract/sync/sealed.ts";
import { ComplaintId, OpinionId, ShiftId } from "../../../contract/words.ts";
import { workingDayAfter } from "../../../contract/working-days.ts";
import { memberOf } from "../../../db/configurations.ts";
import { sealComplaint } from "../../../electron/main/complaint/seal-complaint.ts";
import { dayOf, minuteMs, msAt, openParts, wallTimeOf, weekdayOf } from "../calendar.ts";
import { type Random, randomOf } from "../random.ts";
import type { WindowProfile } from "../windows.ts";
import { complaint } from "../words/others.ts";
import { type DayPlace, isWithin, type Occasions, occasionsOf } from "./occasions.ts";
import { surveyWithText } from "./survey.ts";
import { type Scene, type Timed, whereOf } from "./timed.ts";
import { type VisitWish, visitOf } from "./visit.ts";

export interface ScriptedDay {
  readonly profile: WindowProfile;
  readonly day: string;
  readonly place: DayPlace;
  /** As the device has it. */
  readonly document: ConfigurationDocument;
  readonly appVersion: string;
}

/** January to December: quiet at 春节 and in the heat, busy when schools begin and at the year's end. */
const seasons = [1.05, 0.7, 1.1, 1.05, 0.95, 1, 0.9, 0.85, 1.15, 0.95, 1.05, 1.15];
/** Monday to Sunday. */
const weekdays = [1.25, 1.05, 0.95, 0.95, 0.85, 0.6, 0.4];
/** Between two visits at least: a visit with a long comment is over by then. */
const apartMs = 2.5 * minuteMs;

const visitsOn = ({ profile, day, place }: ScriptedDay, random: Random): number => {
  const season = seasons[Number(day.slice(5, 7)) - 1] ?? 1;
  const due = profile.isDueMidMonth ? (Number(day.slice(8)) <= 15 ? 1.35 : 0.75) : 1;
  const slowed = isWithin(profile.poorSpell, place) ? 0.85 : 1;
  const weekday = weekdays[weekdayOf(day) - 1] ?? 1;
  return Math.max(4, Math.round(profile.visitsADay * season * due * slowed * weekday * (0.85 + 0.3 * random.next())));
};

/** The person on duty: one day in eleven is a day off. null on a day off without a substitute. */
const staffOn = ({ profile, day }: ScriptedDay): string | null => {
  const isOff = randomOf(`${day}/off`).between(0, 10) === Number(profile.staffNumber) % 11;
  return isOff ? profile.substituteNumber : profile.staffNumber;
};

/** Times of visits, some minutes apart, that leave a pause out. */
const timesOf = (
  count: number,
  fromMs: number,
  toMs: number,
  random: Random,
  pause: Pause | null,
): readonly number[] => {
  const drawn = Array.from({ length: count }, () => random.between(fromMs, toMs)).toSorted((one, other) => one - other);
  const times: number[] = [];
  for (const atMs of drawn) {
    const isPaused = pause !== null && atMs > pause.fromMs - apartMs && atMs < pause.toMs;
    if (!isPaused && atMs - (times.at(-1) ?? 0) >= apartMs) times.push(atMs);
  }
  return times;
};

interface Pause {
  readonly fromMs: number;
  readonly toMs: number;
}

const pauseIn = (fromMs: number, toMs: number, random: Random): Pause | null => {
  if (!random.isTrue(0.3)) return null;
  const startMs = random.between(fromMs + 20 * minuteMs, toMs - 30 * minuteMs);
  return { fromMs: startMs, toMs: startMs + random.between(4, 9) * minuteMs };
};

/** Without a code: no phone ever opens its page. */
const acceptanceOf = (complaintId: ComplaintId, atMs: number, { policy }: ConfigurationDocument): Acceptance => {
  const random = randomOf(`${complaintId}/number`);
  const day = dayOf(atMs);
  return {
    number: newComplaintNumber(day, (below) => random.between(0, below - 1)),
    office: policy.responsibleOffice,
    answerDays: policy.complaintDays,
    answerBy: workingDayAfter(day, policy.complaintDays, policy.calendar),
    followUpHash: null,
  };
};

/** Opinions, the complaint and the written survey of a day, a minute after a visit. */
const writtenAt = async (
  scene: Scene,
  atMs: number,
  { opinions, surveyTexts, hasComplaint }: Occasions,
): Promise<readonly Timed[]> => {
  const { random, document } = scene;
  const inBook = opinions.map((text): Timed => {
    const body = { opinionId: OpinionId.parse(random.uuid()), ...whereOf(scene), text };
    return { atMs, draft: { kind: "opinion-given", body } };
  });
  const inSurvey = surveyTexts.flatMap((text, index) =>
    surveyWithText(scene, text).map(([ms, draft]): Timed => ({ atMs: atMs + (index + 1) * minuteMs + ms, draft })),
  );
  const given = [...inBook, ...inSurvey];
  if (!hasComplaint) return given;
  const complaintId = ComplaintId.parse(random.uuid());
  const sealed: Sealed = await sealComplaint(complaint, complaintId, document.sealingKey);
  const body = { complaintId, ...whereOf(scene), sealed, acceptance: acceptanceOf(complaintId, atMs, document) };
  return [...given, { atMs, draft: { kind: "complaint-made", body } }];
};

interface Part extends Pause {
  /** To be placed in this part of the day. */
  readonly occasions: Occasions;
  readonly visits: number;
}

const shiftOf = async (
  scripted: ScriptedDay,
  { fromMs, toMs, occasions, visits }: Part,
  nextReference: () => string,
): Promise<readonly Timed[]> => {
  const { profile, document, place, day } = scripted;
  const member = memberOf(document, staffOn(scripted) ?? "");
  if (!member) return [];
  const random = randomOf(`${profile.name}/${day}/${fromMs}`);
  const shiftId = ShiftId.parse(random.uuid());
  const staffNumber = member.number;
  const scene: Scene = { profile, document, place, shiftId, staffNumber, random, nextReference };
  const loginMs = fromMs - random.between(2, 7) * minuteMs;
  const attempt = { staffNumber, verifierId: verifierIdOf(member.pin), unlocks: member.unlocks };
  const { unitCode, windowNumber } = profile;
  const { version: configurationVersion } = document;
  const { mentorNumber } = member;
  const started = { shiftId, staffNumber, unitCode, windowNumber, configurationVersion, mentorNumber };
  const pause = pauseIn(fromMs, toMs, random);
  const wishes: readonly VisitWish[] = [
    ...occasions.comments.map((comment) => ({ comment })),
    ...occasions.explanations.map((explanation) => ({ explanation })),
  ];
  const times = timesOf(visits + wishes.length, fromMs + minuteMs, toMs - 2 * minuteMs, random, pause);
  const written = await writtenAt(scene, (times.at(-1) ?? fromMs + minuteMs) + 80_000, occasions);
  const wished = times.length - wishes.length;
  const entries: readonly Timed[] = [
    { atMs: loginMs, draft: { kind: "login-attempted", body: attempt } },
    { atMs: loginMs + 300, draft: { kind: "login-succeeded", body: { staffNumber, by: "pin" } } },
    { atMs: loginMs + 310, draft: { kind: "shift-started", body: started } },
    ...times.flatMap((atMs, index) => visitOf(scene, atMs, wishes[index - wished] ?? {})),
    ...written,
    ...(pause === null ? [] : pausedBy(scene, pause)),
  ];
  const lastMs = entries.reduce((last, { atMs }) => Math.max(last, atMs), toMs);
  const endedMs = Math.max(lastMs, toMs) + random.between(20, 200) * 1_000;
  return [...entries, { atMs: endedMs, draft: { kind: "shift-ended", body: { shiftId, cause: "logged-out" } } }];
};

const pausedBy = ({ document, shiftId }: Scene, { fromMs, toMs }: Pause): readonly Timed[] => {
  const reason = document.pauseReasons.find(({ until }) => until === null)?.text;
  if (!reason) return [];
  const until = wallTimeOf(toMs);
  return [
    { atMs: fromMs, draft: { kind: "shift-paused", body: { shiftId, reason, until } } },
    { atMs: toMs, draft: { kind: "shift-resumed", body: { shiftId } } },
  ];
};

const none: Occasions = { comments: [], explanations: [], opinions: [], surveyTexts: [], hasComplaint: false };

/**
 * The entries of one day at one window, in order. The same for the same day and configuration, but for the ciphertext of
 * a complaint: a program that was stopped goes on in the same script.
 */
export const dayScript = async (scripted: ScriptedDay): Promise<readonly Timed[]> => {
  const { profile, day, place, document, appVersion } = scripted;
  const parts = document.hours ? openParts(document.hours, day) : [];
  if (parts.length === 0) return [];
  const random = randomOf(`${profile.name}/${day}`);
  const body = {
    appVersion,
    electronVersion: "none (demonstration)",
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const startedMs = msAt(day, "08:30") + random.between(2, 14) * minuteMs;
  const visits = visitsOn(scripted, random);
  const openMs = parts.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const occasions = occasionsOf(profile, place);
  const [unit] = profile.unitCode.split("-").slice(-1);
  let references = 0;
  const nextReference = (): string => {
    references += 1;
    return `${unit}${profile.windowNumber}-${day.replaceAll("-", "")}-${String(references).padStart(3, "0")}`;
  };
  const shifts: Timed[] = [];
  for (const [index, { fromMs, toMs }] of parts.entries()) {
    const share = Math.max(2, Math.round((visits * (toMs - fromMs)) / openMs));
    const part = { fromMs, toMs, visits: share, occasions: index === 0 ? occasions : none };
    shifts.push(...(await shiftOf(scripted, part, nextReference)));
  }
  const started: Timed = { atMs: startedMs, draft: { kind: "device-started", body } };
  return [started, ...shifts].toSorted((one, other) => one.atMs - other.atMs);
};
