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
import { InputKind, Level, NewPin, Pin, PromptId, Sha256Hex, TagCode, writtenText } from "../words.ts";
import { enrolmentInputSchemas } from "./enrolment-inputs.ts";
import { itInputSchemas } from "./it-inputs.ts";
import { pauseMinutes } from "./shift.ts";

export const LogIn = z.strictObject({ staffNumber: z.string().min(1).max(20), pin: Pin });

/** The PIN of the staff member on duty; null where it was not asked for. */
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

/** The text that a badge reader typed, without its last key. */
export const Badge = z.strictObject({ text: z.string().min(4).max(200) });

/**
 * The device that gave an input, as the page saw it. `screenHasTouch` is false where the driver reports touches as a
 * mouse.
 */
const Tap = z.strictObject({ input: InputKind, screenHasTouch: z.boolean() });
export type Tap = z.infer<typeof Tap>;

const File = z.strictObject({ file: z.string().min(1).max(1_000) });

/** Validated by main on every call. */
export const networkSettingsInputSchemas = {
  networkSettings: z.undefined(),
  /** As typed; null for none. */
  setProxy: z.strictObject({ address: z.string().max(400).nullable() }),
  findCertificateFiles: z.undefined(),
  readCertificateFile: File,
  /** `sha256` of the file: only certificates that were shown can be trusted. */
  trustCertificates: File.extend({ sha256: Sha256Hex }),
  removeCertificates: z.undefined(),
};

/** Validated by main on every call: the page's types prove nothing at run time. */
export const inputSchemas = {
  currentView: z.undefined(),
  /** `changesPin`: 修改口令; the right PIN is then answered with `pin-change-due`. */
  logIn: LogIn.extend({ changesPin: z.literal(true).optional() }),
  scanBadge: Badge,
  changePin: LogIn.extend({ newPin: NewPin }),
  handOver: LogIn,
  logOut: LogOut,
  myShift: z.undefined(),
  explain: Explanation,
  /** `reason` is an index in the reasons of the view, from 0; `minutes` null uses the time of the reason. */
  pause: z.strictObject({ reason: z.int().min(0).max(20), minutes: z.literal(pauseMinutes).nullable() }),
  resume: z.undefined(),
  openPrompt: z.undefined(),
  openPromptAbout: z.strictObject({ transaction: AskedAbout }),
  openWalkUp: z.undefined(),
  declinePrompt: z.strictObject({ promptId: PromptId, ...Tap.shape }),
  rate: z.strictObject({ promptId: PromptId, level: Level, ...Tap.shape }),
  changeRating: z.strictObject({ promptId: PromptId, ...Tap.shape }),
  chooseTags: z.strictObject({ promptId: PromptId, tagCodes: z.array(TagCode).max(60).readonly() }),
  giveComment: z.strictObject({ promptId: PromptId, text: writtenText(commentMostCharacters) }),
  withdrawComment: z.strictObject({ promptId: PromptId }),
  openForm: z.strictObject({ form: z.enum(["opinion", "complaint", "survey"]) }),
  giveOpinion: z.strictObject({ text: writtenText(opinionMostCharacters) }),
  makeComplaint: ComplaintWords,
  answerQuestion: z.strictObject({
    questionId: QuestionId,
    answer: SurveyAnswer.nullable(),
    /** The question to show then: the next one, or the one before. */
    goes: z.enum(["on", "back"]),
  }),
  leave: z.undefined(),
  /** `agoMs`: the age of the input, milliseconds. */
  stillHere: Tap.extend({ agoMs: z.number().min(0).max(60_000) }),
  showConsole: z.undefined(),
  heartbeat: z.undefined(),
  ...itInputSchemas,
  ...enrolmentInputSchemas,
  ...networkSettingsInputSchemas,
};

export type LogInInput = z.infer<typeof inputSchemas.logIn>;
export type ChangePinInput = z.infer<typeof inputSchemas.changePin>;
export type BadgeInput = z.infer<typeof Badge>;
export type ExplanationInput = z.infer<typeof Explanation>;
export type AnswerInput = z.infer<typeof inputSchemas.answerQuestion>;
export type StillHereInput = z.infer<typeof inputSchemas.stillHere>;
