import type { ReactElement } from "react";
import type { DeviceFacts } from "../../contract/ipc/view.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import { WindowStar } from "../parts/window-star.tsx";
import { type Speech, speeches } from "../words/speech.ts";
import { DeviceFactList } from "./device-fact-list.tsx";

interface OutOfServiceScreenProps {
  readonly problem: Problem;
  readonly facts: DeviceFacts;
}

const InLanguage = ({ problem, speech }: { readonly problem: Problem; readonly speech: Speech }): ReactElement => (
  <section className="out-of-service-words" lang={speech.locale}>
    <h1>{speech.words("outOfService.title")}</h1>
    <p>{speech.words("outOfService.citizens")}</p>
    <p className="out-of-service-problem">{sentenceOf(problem, speech.language)}</p>
    <p>{speech.words("outOfService.whomToCall")}</p>
  </section>
);

/** The device cannot serve: for citizens where to go, for staff whom to call, for IT what is wrong. Both languages. */
export const OutOfServiceScreen = ({ problem, facts }: OutOfServiceScreenProps): ReactElement => (
  <main className="out-of-service" data-testid="out-of-service">
    <header className="out-of-service-head">
      <WindowStar className="header-mark" />
      <p>
        {speeches.zh.words("outOfService.code")} <span lang="en">{speeches.en.words("outOfService.code")}</span>{" "}
        <code data-testid="problem-code">{problem.code}</code>
      </p>
    </header>
    <div className="out-of-service-body">
      <InLanguage problem={problem} speech={speeches.zh} />
      <InLanguage problem={problem} speech={speeches.en} />
    </div>
    <DeviceFactList facts={facts} />
  </main>
);
