import { Alert, Button } from "antd";
import { useContext } from "react";
import type { Problem } from "../../../contract/problems/problem.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import { LanguageContext, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

type ProblemNoticeProps = {
  /** null where the centre's answer could not be read. */
  readonly problem: Problem | null;
  /** Where another person was faster: loads the policy in force, and applies the changes to it. */
  readonly onLoad?: (() => void) | undefined;
};

/** The centre's refusal, in the page's language, with a button that resolves it where there is one. */
export const ProblemNotice = ({ problem, onLoad }: ProblemNoticeProps) => {
  const words = useWords();
  const language = useContext(LanguageContext);
  if (problem === null) return <Alert type="warning" showIcon title={words.deviceFailed} />;
  const version = Number(problem.facts?.["version"] ?? 0);
  const load = problem.code === "policy-base-moved" && onLoad && (
    <Button size="small" type="primary" onClick={onLoad}>
      {fill(words.loadAndKeep, { version })}
    </Button>
  );
  return <Alert type="warning" showIcon title={sentenceOf(problem, language)} action={load} />;
};
