import type { ReactNode } from "react";

type SectionProps = {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  /** Buttons for the whole section, at the end of its head. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
};

export const Section = ({ id, title, hint, tools, children }: SectionProps) => (
  <section id={id} className="section" aria-labelledby={`${id}-title`}>
    <div className="section-head">
      <h2 id={`${id}-title`}>{title}</h2>
      <span>{hint}</span>
      {tools && <div className="section-tools">{tools}</div>}
    </div>
    {children}
  </section>
);
