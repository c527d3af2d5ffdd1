import { Fragment, type ReactElement, type ReactNode, type RefObject } from "react";
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

interface PlainScreenProps {
  readonly testId: string;
  /** For measuring. */
  readonly main?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** A screen without a place: the band names the screen only. */
export const PlainScreen = ({ testId, main, children }: PlainScreenProps): ReactElement => (
  <main ref={main} className="out-of-service" data-testid={testId}>
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
