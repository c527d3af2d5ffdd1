import type { SurveyAnswer } from "./survey.ts";

/** Choices of a multiple answer are compared in their order. A file of its own: the page must not load the schemas. */
export const isSameAnswer = (one: SurveyAnswer | null | undefined, other: SurveyAnswer | null | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
