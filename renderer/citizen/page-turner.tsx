import type { ReactElement } from "react";
import type { Speech } from "../words/speech.ts";

interface PageTurnerProps {
  readonly page: number;
  readonly pageCount: number;
  readonly speech: Speech;
  readonly onNext: () => void;
}

/** More dots than this cannot be counted at a glance. */
const mostDots = 6;

const Dots = ({ page, pageCount, speech }: Omit<PageTurnerProps, "onNext">): ReactElement => (
  <span className="page-dots" role="img" aria-label={speech.words("ready.page", { page: page + 1, pageCount })}>
    {Array.from({ length: pageCount }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a page's number is what it is
      <i key={index} data-current={index === page} />
    ))}
  </span>
);

/** The number of pages, the current page, and the button to the next one: one target. */
export const PageTurner = (props: PageTurnerProps): ReactElement => {
  const { page, pageCount, speech } = props;
  return (
    <button type="button" className="button page-turner" data-testid="pledges-next" onClick={props.onNext}>
      {pageCount <= mostDots ? <Dots {...props} /> : <span>{`${page + 1}/${pageCount}`}</span>}
      <span>{speech.words("ready.next")}</span>
    </button>
  );
};
