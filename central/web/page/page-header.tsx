import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { Emblem } from "./emblem.tsx";

type PageHeaderProps = {
  /** Details beside the title. */
  readonly children?: ReactNode;
  readonly onLanguage: () => void;
  readonly onLeave?: () => void;
};

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
