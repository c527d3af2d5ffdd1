import type { Problem, ProblemCode } from "../../../../contract/problems/problem.ts";
import { sentenceOf } from "../../../../contract/problems/sentences.ts";
import { type Language, wordsOf } from "../../words/words.ts";

/** The centre's refusals of a file that is no picture for a page. */
const unfit: ReadonlySet<string> = new Set<ProblemCode>(["policy-picture-unfit", "body-too-large"]);

/** The sentence about a picture that the centre did not take; a problem of null where the centre did not answer. */
export const pictureRefusal = (problem: Problem | null, language: Language): string => {
  const words = wordsOf[language];
  if (problem === null) return words.deviceFailed;
  return unfit.has(problem.code) ? words.pictureRefused : sentenceOf(problem, language);
};
