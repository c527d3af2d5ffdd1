import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";

type LinePagesProps = {
  readonly after: string | null | undefined;
  readonly next: string | null;
  readonly onAfter: (after: string | null) => void;
  /** How many lines there are, where that is known. */
  readonly children?: ReactNode;
};

/** Back to the first lines of a long table, and on to the next ones. */
export const LinePages = ({ after = null, next, onAfter, children }: LinePagesProps) => {
  const words = useWords();
  const isWhole = after === null && next === null;
  if (isWhole && !children) return null;
  return (
    <div className="line-pages">
      {children && <span className="list-count quiet">{children}</span>}
      {!isWhole && (
        <>
          <Button disabled={after === null} onClick={() => onAfter(null)}>
            {words.firstLines}
          </Button>
          <Button disabled={next === null} onClick={() => onAfter(next)}>
            {words.nextLines}
          </Button>
        </>
      )}
    </div>
  );
};
