import { type ReactElement, useState } from "react";
import { addressMarks, type ItPageProps } from "./it-page.ts";
import { Fault, pageOf } from "./parts.tsx";

const mostShown = 4;
const mostOrigins = 50;
const originMostCharacters = 300;

/**
 * The origin of a typed address, "office.example:8443/window.html", with or without its scheme; null where it is no web
 * address.
 */
export const originOf = (typed: string): string | null => {
  const text = typed.trim();
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return null;
  const { protocol, origin } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? origin : null;
};

/** 允许的网页来源: a short list, typed with Latin keys. */
export const OriginsView = (props: ItPageProps & { readonly onBack: () => void }): ReactElement => {
  const { panel, speech, busy, actions, onWrite, onBack } = props;
  const { words } = speech;
  const { origins } = panel.counterApi;
  const [from, setFrom] = useState(0);
  const [isWrong, setWrong] = useState(false);
  const { shown, next, hasMore } = pageOf({ items: origins, from, most: mostShown });
  const keep = (to: readonly string[]): void => actions.change({ what: "counter-api-origins", to });
  const add = (text: string): void => {
    const origin = originOf(text);
    setWrong(origin === null);
    if (origin !== null && !origins.includes(origin)) keep([...origins, origin]);
  };
  const write = (): void =>
    onWrite({
      label: words("it.counterApi.originTitle"),
      placeholder: "https://office.example:8443",
      text: "https://",
      mostCharacters: originMostCharacters,
      marks: addressMarks,
      onDone: add,
    });
  return (
    <>
      <h1>{words("it.counterApi.origins")}</h1>
      <p>{words("it.counterApi.originsMean")}</p>
      {isWrong && (
        <Fault standing="check" testId="origin-wrong">
          {words("it.counterApi.originWrong")}
        </Fault>
      )}
      <ul className="it-list">
        {shown.map((origin) => (
          <li key={origin}>
            <span data-testid="origin">{origin}</span>
            <button
              type="button"
              className="button"
              data-testid="origin-remove"
              disabled={busy}
              onClick={() => keep(origins.filter((other) => other !== origin))}
            >
              {words("it.remove")}
            </button>
          </li>
        ))}
      </ul>
      <div className="it-buttons">
        <button type="button" className="button" data-testid="it-back" onClick={onBack}>
          {words("it.back")}
        </button>
        {hasMore && (
          <button type="button" className="button" data-testid="it-more" onClick={() => setFrom(next)}>
            {words("it.more")}
          </button>
        )}
        <button
          type="button"
          className="button strong"
          data-testid="origin-add"
          disabled={busy || origins.length >= mostOrigins}
          onClick={write}
        >
          {words("it.counterApi.originAdd")}
        </button>
      </div>
    </>
  );
};
