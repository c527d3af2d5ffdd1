import { z } from "zod";
import { ComplaintWords } from "../complaint.ts";
import { Transaction } from "../ledger/bodies/prompt.ts";
import { QuestionId, SurveyAnswer } from "../survey.ts";
import {
  commentMostCharacters,
  explanationMostCharacters,
  matterNameMostCharacters,
  opinionMostCharacters,
} from "../text-limits.ts";
import { TransactionRef } from "../transaction-ref.ts";
import { InputKind, Level, NewPin, Pin, PromptId, TagCode, writtenText } from "../words.ts";
import { enrolmentInputSchemas } from "./enrolment-inputs.ts";
import { itInputSchemas } from "./it-inputs.ts";
import { networkSettingsInputSchemas } from "./network-settings-inputs.ts";
import type { Requests } from "./requests.ts";
import { pauseMinutes } from "./shift.ts";

export const LogIn = z.strictObject({ staffNumber: z.string().min(1).max(20), pin: Pin });

export const LogOut = z.strictObject({ pin: Pin.nullable() });

/** A 办件 as staff type it. */
export const AskedAbout = Transaction.extend({
  transactionRef: TransactionRef,
  serviceNumber: z.int().min(1).max(999),
  matterName: writtenText(matterNameMostCharacters).optional(),
});

export const Explanation = z.strictObject({
  transactionRef: AskedAbout.shape.transactionRef,
  text: writtenText(explanationMostCharacters),
});

/** One schema a request; a missing one does not compile. */
export type InputSchemasOf<Asked> = {
  readonly [Name in keyof Asked]: z.ZodType<
    Asked[Name] extends (...input: infer Input) => unknown ? (Input extends [infer One] ? One : undefined) : never
  >;
};

/** What a reader typed, before its last key. */
export const Badge = z.strictObject({ text: z.string().min(4).max(200) });

const tap = { input: InputKind, screenHasTouch: z.boolean() };

/** Checked by main on every call, whatever the page's types promised. */
export const inputSchemas: InputSchemasOf<Requests> = {
  currentView: z.undefined(),
  logIn: LogIn.extend({ changesPin: z.literal(true).optional() }),
  scanBadge: Badge,
  changePin: LogIn.extend({ newPin: NewPin }),
  handOver: LogIn,
  logOut: LogOut,
  myShift: z.undefined(),
  explain: Explanation,
  pause: z.strictObject({ reason: z.int().min(0).max(20), minutes: z.literal(pauseMinutes).nullable() }),
  resume: z.undefined(),
  openPrompt: z.undefined(),
  openPromptAbout: z.strictObject({ transaction: AskedAbout }),
  openWalkUp: z.undefined(),
  cancelPrompt: z.strictObject({ promptId: PromptId }),
  rate: z.strictObject({ promptId: PromptId, level: Level, ...tap }),
  changeRating: z.strictObject({ promptId: PromptId, ...tap }),
  chooseTags: z.strictObject({ promptId: PromptId, tagCodes: z.array(TagCode).max(60) }),
  giveComment: z.strictObject({ promptId: PromptId, text: writtenText(commentMostCharacters) }),
  withdrawComment: z.strictObject({ promptId: PromptId }),
  openForm: z.strictObject({ form: z.enum(["opinion", "complaint", "survey"]) }),
  giveOpinion: z.strictObject({ text: writtenText(opinionMostCharacters) }),
  makeComplaint: ComplaintWords,
  answerQuestion: z.strictObject({ questionId: QuestionId, answer: SurveyAnswer.nullable() }),
  leave: z.undefined(),
  stillHere: z.strictObject({ ...tap, agoMs: z.number().min(0).max(60_000) }),
  showConsole: z.undefined(),
  heartbeat: z.undefined(),
  ...itInputSchemas,
  ...enrolmentInputSchemas,
  ...networkSettingsInputSchemas,
};
