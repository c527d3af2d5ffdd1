import { type ReactElement, useRef } from "react";
import type { DeviceDetails } from "../../contract/ipc/view.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import { sentenceOf } from "../../contract/problems/sentences.ts";
import { type FittingStep, useFittingStep } from "../layout/use-fitting-step.ts";
import { WindowStar } from "../layout/window-star.tsx";
import { type Speech, speeches } from "../words/speech.ts";

interface OutOfServiceScreenProps {
  readonly problem: Problem;
  readonly facts: DeviceDetails;
  /** Opens the enrolment, where it is possible. */
  readonly onEnrol?: (() => void) | undefined;
}

interface InLanguageProps {
  readonly problem: Problem;
  readonly speech: Speech;
}

/** The layouts for a problem with long paths: first everything closer, then in English only the citizen's part. */
const steps = [
  { size: "large", english: "whole" },
  { size: "usual", english: "whole" },
  { size: "small", english: "whole" },
  { size: "small", english: "brief" },
] as const satisfies readonly FittingStep[];

const InLanguage = ({ problem, speech }: InLanguageProps): ReactElement => (
  <section className="out-of-service-words" lang={speech.locale}>
    <h1>{speech.words("outOfService.title")}</h1>
    <p>{speech.words("outOfService.citizens")}</p>
    <p className="out-of-service-problem">{sentenceOf(problem, speech.language)}</p>
    <p className="out-of-service-staff">{speech.words("outOfService.whomToCall")}</p>
  </section>
);

const Both = ({ word }: { readonly word: "outOfService.code" | "outOfService.phone" }): ReactElement => (
  <>
    {speeches.zh.words(word)} <span lang="en">{speeches.en.words(word)}</span>
  </>
);

/** The data that staff read out on the telephone, and IT's number if the office has set it. */
const Head = ({ problem, facts, onEnrol }: OutOfServiceScreenProps): ReactElement => (
  <header className="out-of-service-head">
    <WindowStar className="header-mark" />
    <p>
      <Both word="outOfService.code" /> <code data-testid="problem-code">{problem.code}</code>
    </p>
    {facts.supportPhone !== null && (
      <p className="out-of-service-phone" data-testid="support-phone">
        <Both word="outOfService.phone" /> <b className="unbroken">{facts.supportPhone}</b>
      </p>
    )}
    {onEnrol && (
      <button type="button" className="button" data-testid="enrolment-open" onClick={onEnrol}>
        {speeches.zh.words("it.enrolment.open")} <span lang="en">{speeches.en.words("it.enrolment.open")}</span>
      </button>
    )}
  </header>
);

const rows = [
  { word: "outOfService.device", fact: "device" },
  { word: "outOfService.fingerprint", fact: "fingerprint" },
  { word: "outOfService.centre", fact: "centreUrl" },
  { word: "outOfService.dataFolder", fact: "dataFolder" },
] as const satisfies readonly { readonly word: string; readonly fact: keyof DeviceDetails }[];

/** The data that staff read to IT on the telephone. */
const DeviceDetailList = ({ facts }: { readonly facts: DeviceDetails }): ReactElement => (
  <dl className="device-facts">
    {rows.map(({ word, fact }) => (
      <div key={fact}>
        <dt>
          {speeches.zh.words(word)} <span lang="en">{speeches.en.words(word)}</span>
        </dt>
        <dd data-testid={`fact-${fact}`}>{facts[fact] ?? speeches.zh.words("outOfService.unknown")}</dd>
      </div>
    ))}
  </dl>
);

/** The device cannot serve: tells citizens where to go, staff whom to call, and IT the error. Both languages. */
export const OutOfServiceScreen = ({ problem, facts, onEnrol }: OutOfServiceScreenProps): ReactElement => {
  const main = useRef<HTMLElement>(null);
  useFittingStep(main, steps, JSON.stringify([problem, facts]));
  return (
    <main ref={main} className="out-of-service" data-testid="out-of-service">
      <Head problem={problem} facts={facts} onEnrol={onEnrol} />
      <div className="out-of-service-body" data-fits="">
        <InLanguage problem={problem} speech={speeches.zh} />
        <InLanguage problem={problem} speech={speeches.en} />
      </div>
      <DeviceDetailList facts={facts} />
    </main>
  );
};
