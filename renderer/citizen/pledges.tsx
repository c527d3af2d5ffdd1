import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { Icon } from "../controls/icon.tsx";
import type { Speech } from "../words/speech.ts";
import type { Page } from "./paging.ts";
import type { PledgeSection } from "./pledge-sections.tsx";
import { type Paging, usePledgePlan } from "./use-pledge-plan.ts";

interface PledgesProps {
  readonly sections: readonly PledgeSection[];
  readonly speech: Speech;
  readonly mayMove: boolean;
  readonly paging: Paging;
  /** Opens all of it on a sheet of its own, instead of very many pages. */
  readonly onOpenAll?: () => void;
  /** The content of the strip below, beside the button that turns pages. */
  readonly children: ReactNode;
}

interface ShownSection {
  readonly section: PledgeSection;
  readonly from: number;
  readonly to: number;
}

const wholeSections = (sections: readonly PledgeSection[]): readonly ShownSection[] =>
  sections.map((section) => ({ section, from: 0, to: section.blocks.length }));

const sectionsOn = (page: Page, sections: readonly PledgeSection[]): readonly ShownSection[] =>
  page.flatMap(({ section: index, from, to }) => {
    const section = sections[index];
    return section === undefined ? [] : [{ section, from, to }];
  });

const Section = ({ section: { name, heading, blocks }, from, to }: ShownSection): ReactElement => (
  <section className="pledge-section" data-name={name}>
    <h2 className="pledge-heading">{heading}</h2>
    {blocks.slice(from, to)}
  </section>
);

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
const PageTurner = (props: PageTurnerProps): ReactElement => {
  const { page, pageCount, speech } = props;
  return (
    <button type="button" className="button page-turner" data-testid="pledges-next" onClick={props.onNext}>
      {pageCount <= mostDots ? <Dots {...props} /> : <span>{`${page + 1}/${pageCount}`}</span>}
      <span>{speech.words("ready.next")}</span>
      <Icon name="next" />
    </button>
  );
};

/** More pages than this would not be read one by one. */
const mostPages = 4;

interface AllButtonProps {
  readonly speech: Speech;
  readonly onOpen: () => void;
}

const AllButton = ({ speech, onOpen }: AllButtonProps): ReactElement => (
  <button type="button" className="button page-turner" data-testid="pledges-all" onClick={onOpen}>
    <Icon name="list" />
    <span>{speech.words("ready.all")}</span>
  </button>
);

/** How long a page stays, and how long one that was turned to by hand, milliseconds. */
const turnAfterMs = 10_000;
const askedForMs = 30_000;

interface Turn {
  readonly page: number;
  /** How many pages were turned until now. */
  readonly count: number;
  readonly askedFor: boolean;
}

interface PageTurn {
  readonly page: number;
  /** Changes with every turn, and with nothing else: the style sheet fades a turned page in. */
  readonly turned: "odd" | "even" | undefined;
  readonly onNext: () => void;
}

const turnedBy = (count: number): PageTurn["turned"] => (count === 0 ? undefined : count % 2 === 1 ? "odd" : "even");

/** Turns pages one after the other by itself, and at once when asked; by itself only where things may move. */
const usePageTurn = (pageCount: number, mayMove: boolean): PageTurn => {
  const [turn, setTurn] = useState<Turn>({ page: 0, count: 0, askedFor: false });
  const page = turn.page % Math.max(1, pageCount);
  useEffect(() => {
    if (!mayMove || pageCount < 2) return undefined;
    const timer = setTimeout(
      () => setTurn({ page: page + 1, count: turn.count + 1, askedFor: false }),
      turn.askedFor ? askedForMs : turnAfterMs,
    );
    return () => clearTimeout(timer);
  }, [page, turn, pageCount, mayMove]);
  return {
    page,
    turned: turnedBy(turn.count),
    onNext: () => setTurn({ page: page + 1, count: turn.count + 1, askedFor: true }),
  };
};

/**
 * 岗位职责 and 服务承诺. The text is never too small to read from 80 cm: content that does not fit is shown page by page. Give it
 * its content as its key.
 */
export const Pledges = ({ sections, speech, mayMove, paging, onOpenAll, children }: PledgesProps): ReactElement => {
  const room = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const plan = usePledgePlan(room, strip, paging);
  const pages = plan?.pages ?? [];
  const { page, turned, onNext } = usePageTurn(pages.length, mayMove);
  const shown = pages[page] === undefined ? wholeSections(sections) : sectionsOn(pages[page], sections);
  return (
    <div className="pledges" data-testid="pledges">
      <div
        ref={room}
        className="pledge-room"
        data-measuring={plan === null}
        data-turned={turned}
        data-size={plan?.size}
      >
        {shown.map(({ section, from, to }) => (
          <Section key={`${page} ${section.name}`} section={section} from={from} to={to} />
        ))}
      </div>
      <div ref={strip} className="pledge-strip mirrors">
        {pages.length > mostPages && onOpenAll !== undefined ? (
          <AllButton speech={speech} onOpen={onOpenAll} />
        ) : (
          (plan === null || pages.length > 1) && (
            <PageTurner
              page={page}
              pageCount={plan === null ? mostDots : pages.length}
              speech={speech}
              onNext={onNext}
            />
          )
        )}
        {children}
      </div>
    </div>
  );
};
