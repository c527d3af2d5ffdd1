import type { ReactElement } from "react";
import type { ItPageProps } from "./it-page.ts";
import { Mark } from "./mark.tsx";
import { overview } from "./overview.ts";

/** 总览: whether the device is well, and the way to the page that mends it. */
export const OverviewPage = ({ panel, speech, onOpenPage }: ItPageProps): ReactElement => {
  const { words } = speech;
  return (
    <>
      <h1>{words("it.overview.title")}</h1>
      <ul className="it-overview">
        {overview({ panel, now: new Date(), speech }).map(({ name, standing, sentence, page }) => (
          <li key={name} data-standing={standing} data-testid={`overview-${name}`}>
            <Mark standing={standing} />
            <h2>
              {words(`it.overview.${name}`)} <small>{words(`it.overview.${standing}`)}</small>
            </h2>
            <p>{sentence}</p>
            <button
              type="button"
              className="button it-onward"
              data-testid={`overview-open-${name}`}
              onClick={() => onOpenPage(page)}
            >
              {words(`it.${page}.name`)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};
