import { Fragment, type ReactElement, type ReactNode } from "react";
import { WindowStar } from "../layout/window-star.tsx";
import { type Speech, speeches } from "../words/speech.ts";

/** For a device without a citizen's choice of language: Chinese and English beside each other. */
export const bothSpeeches: readonly Speech[] = [speeches.zh, speeches.en];

type Word = "code" | "phone" | "forIt" | "screen" | "open";

const keyOf = (word: Word) => (word === "open" ? "it.enrolment.open" : (`outOfService.${word}` as const));

/** One word in both languages. */
export const Both = ({ word }: { readonly word: Word }): ReactElement => (
  <>
    {bothSpeeches.map(({ locale, words }, index) => (
      <Fragment key={locale}>
        {index > 0 && " "}
        <span lang={locale}>{words(keyOf(word))}</span>
      </Fragment>
    ))}
  </>
);

/** A screen without a place: the band names the screen only. */
export const PlainScreen = ({ testId, children }: { readonly testId: string; readonly children: ReactNode }) => (
  <main className="out-of-service" data-testid={testId}>
    <header className="header">
      <WindowStar className="header-mark" />
      <p className="header-window">
        <b>
          <Both word="screen" />
        </b>
      </p>
    </header>
    {children}
  </main>
);
