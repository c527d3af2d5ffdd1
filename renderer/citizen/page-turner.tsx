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

const Dots = ({ page, pageCount, speech }: Omit<PageTurnerProps, "onNext">): ReactElement => (
  <span className="page-dots" role="img" aria-label={speech.words("ready.page", { page: page + 1, pageCount })}>
    {Array.from({ length: pageCount }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a page's number is what it is
      <i key={index} data-current={index === page} />
    ))}
  </span>
);

/** How many pages there are, which one this is, and the next one: one target. */
export const PageTurner = (props: PageTurnerProps): ReactElement => {
  const { page, pageCount, speech } = props;
  return (
    <button type="button" className="button page-turner" data-testid="pledges-next" onClick={props.onNext}>
      {pageCount <= mostDots ? <Dots {...props} /> : <span>{`${page + 1}/${pageCount}`}</span>}
      <span>{speech.words("ready.next")}</span>
    </button>
  );
};
