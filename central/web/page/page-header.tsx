import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";

type PageHeaderProps = {
  /** Details beside the title. */
  readonly children?: ReactNode;
  readonly onLanguage: () => void;
  readonly onLeave?: () => void;
};

/** A star over the edge of a counter. */
const Emblem = () => (
  <svg className="emblem" viewBox="0 0 64 64" aria-hidden="true">
    <rect x="8" y="50" width="48" height="5" rx="2.5" fill="#e7bd63" />
    <path d="M32 6l7.2 14.6 16.1 2.3-11.6 11.4 2.7 16L32 42.7l-14.4 7.6 2.7-16L8.7 22.9l16.1-2.3z" fill="#fbf3df" />
  </svg>
);

export const PageHeader = ({ children, onLanguage, onLeave }: PageHeaderProps) => {
  const words = useWords();
  return (
    <header className="page-header">
      <div className="page-header-inside">
        <h1>
          <Emblem />
          {words.title}
        </h1>
        {children}
        <nav>
          <Button className="header-button" onClick={onLanguage}>
            {words.otherLanguage}
          </Button>
          {onLeave && (
            <Button className="header-button" onClick={onLeave}>
              {words.leave}
            </Button>
          )}
        </nav>
      </div>
    </header>
  );
};
