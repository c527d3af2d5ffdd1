import { Alert, Button } from "antd";
import { useContext } from "react";
import type { Problem } from "../../../contract/problems/problem.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import { LanguageContext, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

type ProblemNoticeProps = {
  /** null where the centre said nothing that can be read. */
  readonly problem: Problem | null;
  /** Where somebody else was faster: loads what holds, with the changes on it. */
  readonly onLoad?: (() => void) | undefined;
};

/** What the centre refuses, in the page's language, and the way out where there is one. */
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
