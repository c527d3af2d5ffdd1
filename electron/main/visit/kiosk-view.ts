import { assertNever } from "../../../contract/assert-never.ts";
import type { ChangeOffer, KioskView, LevelChoice, Place, Services, Wait } from "../../../contract/ipc/view.ts";
import { shownMatter } from "../../../contract/ledger/bodies/prompt.ts";
import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import { memberOf } from "../../../db/configurations.ts";
import { withOffset } from "../../wire/wall-time.ts";
import { badgeOf } from "./badge.ts";
import { isChangeOpen } from "./change-time.ts";
import { followUpAddressOf } from "./follow-up-address.ts";
import { acceptanceMs, isOfferedAfter, surveyOf } from "./form-steps.ts";
import { dayOf, isOpenAt, isWithin, nextOpening } from "./hours.ts";
import type { OpenForm, Rated, Session, Shift, Stage } from "./session.ts";

/** A view without its revision number. */
export type ViewContent = KioskView extends infer View
  ? View extends unknown
    ? Omit<View, "revision">
    : never
  : never;

export interface Now {
  readonly monoMs: number;
  /** Wall clock: for 党龄, opening and quiet hours, and the days of a survey. It has no effect on a rating. */
  readonly date: Date;
}

/** The page's view of a session: by the citizen's stage first, then by the duty. */
export const viewOf = ({ duty, stage }: Session, document: ConfigurationDocument, now: Now): ViewContent => {
  if (stage.at !== "idle") return viewOfStage(stage, document, now);
  const place = placeOf(document);
  const services = servicesOf(document, now);
  if (duty.state === "on") return readyView(duty.shift, document, now) ?? { screen: "no-one-on-duty", place, services };
  if (duty.state === "paused") return { screen: "paused", place, services, reason: duty.reason, until: duty.until };
  const { hours } = document;
  if (!hours || isOpenAt(hours, now.date)) return { screen: "no-one-on-duty", place, services };
  const opening = nextOpening(hours, now.date);
  return { screen: "closed", place, services, hours: hours.text, opensAt: opening ? withOffset(opening) : null };
};

/** undefined for a member of staff who is no longer on the roster: shown as a window without staff on duty. */
const readyView = (shift: Shift, document: ConfigurationDocument, now: Now): ViewContent | undefined => {
  const member = memberOf(document, shift.staffNumber);
  if (!member) return undefined;
  const mentor = shift.mentorNumber === null ? undefined : memberOf(document, shift.mentorNumber);
  return {
    screen: "ready",
    place: placeOf(document),
    services: servicesOf(document, now),
    badge: badgeOf(member, now.date),
    mentor: mentor ? badgeOf(mentor, now.date) : null,
    walkUp: document.policy.walkUp,
    attract: document.attract,
    columnAddress: document.column?.address ?? null,
    pauseReasons: document.pauseReasons,
  };
};

const viewOfStage = (stage: Exclude<Stage, { at: "idle" }>, document: ConfigurationDocument, now: Now): ViewContent => {
  const place = placeOf(document);
  const { reasonsMs, changeWithinMs, formMs } = document.policy;
  switch (stage.at) {
    case "prompting":
      return promptView(stage, document, now);
    case "reasons":
      return {
        screen: "reasons",
        place,
        ...reasonsOf(stage.rated, document, now),
        remainingMs: remainingMs(stage, now),
        timeoutMs: reasonsMs,
      };
    case "changing":
      return {
        screen: "changing",
        place,
        promptId: stage.rated.promptId,
        levels: levelsOf(document),
        remainingMs: remainingMs(stage, now),
        timeoutMs: changeWithinMs,
      };
    case "thanking":
      return {
        screen: "thanks",
        place,
        promptId: stage.rated.promptId,
        change: changeOffer(stage.rated, document, now),
        remainingMs: remainingMs(stage, now),
        surveyOffered: surveyAfter(stage.rated, document, now),
      };
    case "writing":
      return formView(stage.form, place, { remainingMs: remainingMs(stage, now), timeoutMs: formMs });
    case "received":
      return { screen: "received", place, what: stage.what };
    case "accepted":
      return {
        screen: "accepted",
        place,
        acceptance: stage.acceptance,
        remainingMs: remainingMs(stage, now),
        timeoutMs: acceptanceMs,
      };
    default:
      return assertNever(stage);
  }
};

const remainingMs = ({ deadlineMonoMs }: { readonly deadlineMonoMs: number }, { monoMs }: Now): number =>
  Math.max(0, deadlineMonoMs - monoMs);

const promptView = (
  { prompt }: Extract<Stage, { at: "prompting" }>,
  document: ConfigurationDocument,
  now: Now,
): ViewContent => {
  const { promptId, shift, transactions, openedAtMonoMs, deadlineMonoMs } = prompt;
  const place = placeOf(document);
  const member = memberOf(document, shift.staffNumber);
  if (!member) return { screen: "no-one-on-duty", place, services: servicesOf(document, now) };
  const { volume, quietHours } = document.policy.sound;
  return {
    screen: "prompt",
    place,
    badge: badgeOf(member, now.date),
    promptId,
    matterName: shownMatter(transactions) ?? null,
    matterCount: transactions.length,
    levels: levelsOf(document),
    remainingMs: remainingMs(prompt, now),
    timeoutMs: deadlineMonoMs - openedAtMonoMs,
    sound: { volume: isWithin(quietHours, now.date) ? 0 : volume },
  };
};

const changeOffer = (rated: Rated, { policy }: ConfigurationDocument, now: Now): ChangeOffer =>
  isChangeOpen(rated, policy, now.monoMs)
    ? { remainingMs: remainingMs({ deadlineMonoMs: rated.touchedAtMonoMs + policy.changeWithinMs }, now) }
    : null;

const reasonsOf = (rated: Rated, document: ConfigurationDocument, now: Now) => {
  const words = document.levels.find(({ level }) => level === rated.level);
  const { followUp } = document;
  return {
    promptId: rated.promptId,
    levelText: words?.text ?? { zh: String(rated.level) },
    tags: (words?.tags ?? []).map((tag) => ({ ...tag, chosen: rated.tagCodes.includes(tag.code) })),
    comment: rated.comment,
    allLevels: document.levels.map(({ text, tags }) => ({ text, reasons: tags.map((tag) => tag.text) })),
    change: changeOffer(rated, document, now),
    followUp: followUp && rated.followUpToken !== null ? codeOf(rated, document, followUp.days) : null,
  };
};

const codeOf = ({ followUpToken, isPageOpened }: Rated, document: ConfigurationDocument, days: number) => ({
  address: isPageOpened || followUpToken === null ? null : followUpAddressOf(document, followUpToken),
  days,
});

const formView = (form: OpenForm, place: Place, wait: Wait): ViewContent => {
  if (form.form !== "survey") return { screen: form.form, place, ...wait };
  const { survey, index, answers } = form;
  const question = survey.questions[index];
  // Cannot happen: the session never goes past the last question. An empty page would leave no way back.
  if (!question) return { screen: "received", place, what: "survey" };
  return {
    screen: "survey",
    place,
    title: survey.title,
    question,
    answer: answers[question.id] ?? null,
    questionNumber: index + 1,
    questionCount: survey.questions.length,
    ...wait,
  };
};

const surveyAfter = ({ promptId }: Rated, document: ConfigurationDocument, { date }: Now) => {
  const survey = surveyOf({ document, day: dayOf(date) });
  return survey && isOfferedAfter(survey, promptId) ? survey.title : null;
};

const servicesOf = (document: ConfigurationDocument, { date }: Now): Services => ({
  survey: surveyOf({ document, day: dayOf(date) })?.title ?? null,
});

const levelsOf = ({ levels }: ConfigurationDocument): readonly LevelChoice[] =>
  levels.toSorted((one, other) => other.level - one.level).map(({ level, text }) => ({ level, text }));

export const placeOf = ({ unit, window, policy }: ConfigurationDocument): Place => ({
  unitName: unit.name,
  windowNumber: window.number,
  windowName: window.name,
  supervisionPhone: unit.supervisionPhone,
  complaintRoom: unit.complaintRoom,
  responsibleOffice: policy.responsibleOffice,
});
