import type { ReactElement } from "react";
import type { Speech } from "../words/speech.ts";

interface PageTurnerProps {
  readonly page: number;
  readonly pageCount: number;
  readonly speech: Speech;
  readonly onNext: () => void;
}

/** More dots than this are not counted at a glance. */
const mostDots = 6;

const Dots = ({ page, pageCount }: Pick<PageTurnerProps, "page" | "pageCount">): ReactElement => (
  <span className="page-dots">
    {Array.from({ length: pageCount }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a page's number is what it is
      <i key={index} data-current={index === page} />
    ))}
  </span>
);

/** How many pages there are, which one this is, and the next one: one target. */
export const PageTurner = ({ page, pageCount, speech, onNext }: PageTurnerProps): ReactElement => (
  <button
    type="button"
    className="button page-turner"
    data-testid="pledges-next"
    aria-label={speech.words("ready.nextPage", { page: page + 1, pageCount })}
    onClick={onNext}
  >
    {pageCount <= mostDots ? <Dots page={page} pageCount={pageCount} /> : `${page + 1}/${pageCount}`}
    <span>{speech.words("ready.next")}</span>
  </button>
);
