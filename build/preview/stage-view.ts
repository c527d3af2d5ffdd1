import { assertNever } from "../../contract/assert-never.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import type { PreviewOrder } from "../../contract/office/policy/policy-stage.ts";
import type { ConfigurationDocument } from "../../contract/sync/configuration.ts";
import { PromptId, ShiftId, SurveyResponseId } from "../../contract/words.ts";
import { isOpenAt } from "../../electron/main/visit/hours.ts";
import { viewOf } from "../../electron/main/visit/kiosk-view.ts";
import { type Duty, idle, type Session, type Shift } from "../../electron/main/visit/session.ts";
import { documentOf, personOn } from "./stage-document.ts";

const someId = "5b1d6c1e-2f0a-4d3e-8a7b-9c0d1e2f3a4b";
const promptId = PromptId.parse(someId);
const hourMs = 3_600_000;
const hoursOfWeek = 7 * 24;

/** Short, so that the preview shows the loop at once. */
const attractAfterMs = 100;

const shiftOf = (order: PreviewOrder): Shift => ({
  shiftId: ShiftId.parse(someId),
  staffNumber: personOn(order.stage).number,
  mentorNumber: null,
});

/** The next hour at which the window is closed; now where there is none. */
const closedFrom = ({ hours }: ConfigurationDocument, now: Date): Date => {
  const later = Array.from({ length: hoursOfWeek }, (_, hour) => new Date(now.getTime() + hour * hourMs));
  return later.find((date) => hours !== null && !isOpenAt(hours, date)) ?? now;
};

const worst = {
  promptId,
  level: 1,
  ...{ ratedAtMonoMs: 0, touchedAtMonoMs: 0, longestRestMs: 0 },
  ...{ isChanged: false, tagCodes: [], comment: "", isPageOpened: false },
} as const;

const sessionOf = (order: PreviewOrder, document: ConfigurationDocument): Session => {
  const shift = shiftOf(order);
  const duty: Duty = { state: "on", shift };
  const { promptMs, reasonsMs, formMs } = document.policy;
  switch (order.screen) {
    case "ready":
    case "attract":
      return { duty, stage: idle };
    case "prompt": {
      const prompt = { promptId, shift, source: "staff-console", transactions: [], openedAtMonoMs: 0 } as const;
      return { duty, stage: { at: "prompting", prompt: { ...prompt, deadlineMonoMs: promptMs } } };
    }
    case "reasons":
      return { duty, stage: { at: "reasons", rated: { ...worst, followUpToken: someId }, deadlineMonoMs: reasonsMs } };
    case "paused": {
      const reason = document.pauseReasons[0]?.text ?? { zh: "—" };
      return { duty: { state: "paused", shift, reason, until: null }, stage: idle };
    }
    case "closed":
      return { duty: { state: "off" }, stage: idle };
    case "survey": {
      const { survey } = document;
      if (!survey) return { duty, stage: idle };
      const responseId = SurveyResponseId.parse(someId);
      const form = { form: "survey", survey, responseId, promptId: null, index: 0, answers: {} } as const;
      return { duty, stage: { at: "writing", form, deadlineMonoMs: formMs } };
    }
    default:
      return assertNever(order.screen);
  }
};

/**
 * The view that main would push for an order. The kiosk's own code makes it, from the document that the kiosk would have,
 * in a sample session. The badge stays; the attract loop is a screen of its own.
 */
export const viewFor = (order: PreviewOrder, revision: number, now: Date): KioskView => {
  const document = documentOf(order);
  const date = order.screen === "closed" ? closedFrom(document, now) : now;
  const view = viewOf(sessionOf(order, document), document, { monoMs: 0, date });
  if (view.screen !== "ready") return { ...view, revision };
  const attract = order.screen === "attract" && view.attract ? { ...view.attract, afterMs: attractAfterMs } : null;
  return { ...view, attract, revision };
};
