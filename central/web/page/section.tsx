import type { ReactNode } from "react";

type SectionProps = {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
};

export const Section = ({ id, title, hint, children }: SectionProps) => (
  <section id={id} className="section" aria-labelledby={`${id}-title`}>
    <div className="section-head">
      <h2 id={`${id}-title`}>{title}</h2>
      <span>{hint}</span>
    </div>
    {children}
  </section>
);
