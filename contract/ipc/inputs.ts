import { z } from "zod";
import { ComplaintWords } from "../complaint.ts";
import { QuestionId, SurveyAnswer } from "../survey.ts";
import { commentMostCharacters, opinionMostCharacters } from "../text-limits.ts";
import { Level, NewPin, Pin, PromptId, TagCode, writtenText } from "../words.ts";
import type { Requests } from "./requests.ts";

type InputSchemas = {
  readonly [Name in keyof Requests]: z.ZodType<Parameters<Requests[Name]> extends [infer Input] ? Input : undefined>;
};

/** Checked by main on every call, whatever the page's types promised. */
export const inputSchemas: InputSchemas = {
  currentView: z.undefined(),
  logIn: z.strictObject({ staffNumber: z.string().min(1).max(20), pin: Pin, changesPin: z.literal(true).optional() }),
  scanBadge: z.strictObject({ text: z.string().min(4).max(200) }),
  changePin: z.strictObject({ staffNumber: z.string().min(1).max(20), pin: Pin, newPin: NewPin }),
  logOut: z.undefined(),
  pause: z.strictObject({ reason: z.int().min(0).max(20) }),
  resume: z.undefined(),
  openPrompt: z.undefined(),
  openWalkUp: z.undefined(),
  cancelPrompt: z.strictObject({ promptId: PromptId }),
  rate: z.strictObject({ promptId: PromptId, level: Level }),
  changeRating: z.strictObject({ promptId: PromptId }),
  chooseTags: z.strictObject({ promptId: PromptId, tagCodes: z.array(TagCode).max(60) }),
  giveComment: z.strictObject({ promptId: PromptId, text: writtenText(commentMostCharacters) }),
  withdrawComment: z.strictObject({ promptId: PromptId }),
  openForm: z.strictObject({ form: z.enum(["opinion", "complaint", "survey"]) }),
  giveOpinion: z.strictObject({ text: writtenText(opinionMostCharacters) }),
  makeComplaint: ComplaintWords,
  answerQuestion: z.strictObject({ questionId: QuestionId, answer: SurveyAnswer.nullable() }),
  leave: z.undefined(),
  stillHere: z.undefined(),
  heartbeat: z.undefined(),
};
