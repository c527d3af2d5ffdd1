import { Button } from "antd";
import type { ReactNode } from "react";
import { windowMark } from "../../../contract/window-mark.ts";
import { useWords } from "../words/use-words.ts";

type PageHeaderProps = {
  /** Details beside the title. */
  readonly children?: ReactNode;
  readonly onLanguage: () => void;
  /** The menu of the person who is logged in. */
  readonly account?: ReactNode;
};

/** 窗口星's mark: the window in gold, the star in a lighter colour. */
const Emblem = () => (
  <svg className="emblem" viewBox={windowMark.viewBox} aria-hidden="true">
    <path d={windowMark.frame} fill="none" stroke="#e7bd63" strokeWidth={windowMark.lineWidth} strokeLinejoin="round" />
    <path d={windowMark.star} fill="#fbf3df" />
  </svg>
);

export const PageHeader = ({ children, onLanguage, account }: PageHeaderProps) => {
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
          {account}
        </nav>
      </div>
    </header>
  );
};
