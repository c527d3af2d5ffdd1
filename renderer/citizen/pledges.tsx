import { type ReactElement, type ReactNode, useRef } from "react";
import { type FittingStep, useFittingStep } from "../layout/use-fitting-step.ts";
import type { Speech } from "../words/speech.ts";
import { PageTurner } from "./page-turner.tsx";
import type { Page } from "./paging.ts";
import type { PledgeSection } from "./pledge-sections.tsx";
import { usePageTurn } from "./use-page-turn.ts";
import { usePledgePlan } from "./use-pledge-plan.ts";

interface PledgesProps {
  readonly sections: readonly PledgeSection[];
  readonly speech: Speech;
  readonly mayMove: boolean;
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

/** The hint below is left out first. */
const stripSteps = [{ hint: "here" }, { hint: "left-out" }] as const satisfies readonly FittingStep[];

/**
 * 岗位职责 and 服务承诺. The text is never too small to read from 80 cm: content that does not fit is shown page by page. Give it
 * its content as its key.
 */
export const Pledges = ({ sections, speech, mayMove, children }: PledgesProps): ReactElement => {
  const room = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const plan = usePledgePlan(room);
  const pages = plan?.pages ?? [];
  const { page, onNext } = usePageTurn(pages.length, mayMove);
  useFittingStep(strip, stripSteps, pages.length);
  const shown = pages[page] === undefined ? wholeSections(sections) : sectionsOn(pages[page], sections);
  return (
    <div className="pledges" data-testid="pledges">
      <div
        ref={room}
        className="pledge-room"
        data-measuring={plan === null}
        data-paged={pages.length > 1}
        data-size={plan?.size}
      >
        {shown.map(({ section, from, to }) => (
          <Section key={`${page} ${section.name}`} section={section} from={from} to={to} />
        ))}
      </div>
      <div ref={strip} className="pledge-strip mirrors">
        {pages.length > 1 && <PageTurner page={page} pageCount={pages.length} speech={speech} onNext={onNext} />}
        {children}
      </div>
    </div>
  );
};
