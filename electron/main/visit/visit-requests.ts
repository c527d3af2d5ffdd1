import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { newComplaintNumber } from "../../../contract/complaint-number.ts";
import type { EnrolmentRequests } from "../../../contract/ipc/enrolment.ts";
import type { ItRequests } from "../../../contract/ipc/it.ts";
import type { NetworkSettingsRequests } from "../../../contract/ipc/network-settings.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result } from "../../../contract/result.ts";
import type { ComplaintId, OpinionId, PromptId, SurveyResponseId } from "../../../contract/words.ts";
import { withOffset } from "../../wire/wall-time.ts";
import type { Handlers } from "../ipc/serve-requests.ts";
import { dayOf, laterToday } from "./hours.ts";
import type { EventOf, NewFollowUp, SessionEvent } from "./session.ts";
import type { Visit } from "./visit.ts";

type VisitRequests = Omit<
  Handlers,
  | keyof ItRequests
  | keyof EnrolmentRequests
  | keyof NetworkSettingsRequests
  | "currentView"
  | "openPromptAbout"
  | "logIn"
  | "changePin"
  | "scanBadge"
  | "handOver"
  | "logOut"
  | "myShift"
  | "explain"
  | "showConsole"
  | "heartbeat"
>;

export interface VisitRequestParts {
  /** The visit, or the reason for its absence. */
  readonly visit: () => Result<Visit>;
  readonly date: () => Date;
}

/** Turns the page's requests into events with their random parts: identifiers, tokens, sealed words. */
export const visitRequests = ({ visit, date }: VisitRequestParts): VisitRequests => {
  const take = (event: SessionEvent): Result<KioskView> => {
    const found = visit();
    return found.ok ? found.value.take(event) : found;
  };
  return {
    pause: ({ reason, minutes }) => {
      const found = visit();
      const chosen = found.ok ? found.value.document()?.pauseReasons[reason] : undefined;
      if (!chosen) return found.ok ? failure(problem("input-invalid", { field: "reason" })) : found;
      const until =
        minutes !== null
          ? new Date(date().getTime() + minutes * 60_000)
          : chosen.until !== null && laterToday(chosen.until, date());
      return take({ type: "paused", reason: chosen.text, until: until ? withOffset(until) : null });
    },
    resume: () => take({ type: "resumed" }),
    openPrompt: () => take(promptFrom("staff-console")),
    openWalkUp: () => take(promptFrom("walk-up")),
    declinePrompt: ({ promptId, ...tap }) => take({ type: "prompt-declined", promptId, tap }),
    rate: ({ promptId, level, ...tap }) => take({ type: "rated", promptId, level, tap, followUp: newFollowUp() }),
    changeRating: ({ promptId, ...tap }) => take({ type: "change-begun", promptId, tap }),
    chooseTags: ({ promptId, tagCodes }) => take({ type: "tags-chosen", promptId, tagCodes }),
    giveComment: ({ promptId, text }) => take({ type: "comment-given", promptId, text }),
    withdrawComment: ({ promptId }) => take({ type: "comment-withdrawn", promptId }),
    openForm: ({ form }) => take({ type: "form-opened", form, responseId: randomUUID() as SurveyResponseId }),
    giveOpinion: ({ text }) => take({ type: "opinion-given", opinionId: randomUUID() as OpinionId, text }),
    makeComplaint: async (words) => {
      const found = visit();
      const key = found.ok ? found.value.document()?.sealingKey : undefined;
      if (!key) return found.ok ? failure(problem("configuration-missing")) : found;
      // Loaded on demand: it would slow down every start, and few runs see a complaint.
      const { sealComplaint } = await import("../complaint/seal-complaint.ts");
      const complaintId = randomUUID() as ComplaintId;
      const sealed = await sealComplaint(words, complaintId, key);
      const number = newComplaintNumber(dayOf(date()), randomInt);
      return take({ type: "complaint-made", complaintId, sealed, number, followUp: newFollowUp() });
    },
    answerQuestion: (given) => take({ type: "question-answered", ...given }),
    leave: () => take({ type: "left" }),
    stillHere: ({ agoMs, ...tap }) => take({ type: "still-here", tap, agoMs }),
  };
};

const promptFrom = (source: EventOf<"prompt-opened">["source"]): SessionEvent => ({
  type: "prompt-opened",
  promptId: randomUUID() as PromptId,
  source,
  transactions: [],
});

/** 16 random bytes: the page can be found only with the code that the citizen photographed. */
const newFollowUp = (): NewFollowUp => {
  const token = randomBytes(16).toString("base64url");
  return { token, hash: sha256Hex(token) };
};
