import { type ReactElement, useState } from "react";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import { counterApiStanding } from "./fact-texts.ts";
import type { ItPageProps } from "./it-page.ts";
import { OriginsView } from "./origins-view.tsx";
import { Choice, Row } from "./parts.tsx";
import { Question } from "./question.tsx";
import { TokenView } from "./token-view.tsx";

/** The most addresses on the page: a person hardly reads more. */
const mostAddresses = 3;

const State = ({ panel, speech: { words, language } }: ItPageProps): ReactElement => {
  const { isOpen, problem, addresses, token } = panel.counterApi;
  const standing = counterApiStanding(panel.counterApi);
  return (
    <Row label={words("it.counterApi.state")} standing={standing === "fine" ? undefined : standing}>
      <p data-testid="counter-api-state">
        {problem ? sentenceOf(problem, language) : words(stateWord(panel))}
        {token === null && isOpen && !problem && <> {words("it.counterApi.noToken")}</>}
      </p>
      {addresses.length > 0 && (
        <p className="it-addresses">
          {addresses.slice(0, mostAddresses).map((address) => (
            <b key={address} data-testid="counter-api-address">
              {address}
            </b>
          ))}
        </p>
      )}
    </Row>
  );
};

const stateWord = ({ counterApi: { isOpen, listensAt, addresses } }: ItPageProps["panel"]) => {
  if (!isOpen) return "it.counterApi.closed";
  if (listensAt === null) return "it.counterApi.opening";
  return addresses.length > 0 ? "it.counterApi.open" : "it.counterApi.noAddress";
};

const Switches = ({ panel, speech: { words }, busy, actions }: ItPageProps): ReactElement => (
  <>
    <Row label={words("it.counterApi.switch")}>
      <Choice
        label={words("it.counterApi.switch")}
        testId="counter-api-open"
        value={panel.counterApi.isOpen}
        options={[
          { value: true, word: words("it.counterApi.on") },
          { value: false, word: words("it.counterApi.off") },
        ]}
        busy={busy}
        onChoose={(to) => actions.change({ what: "counter-api-open", to })}
      />
    </Row>
    <Row label={words("it.counterApi.reach")}>
      <Choice
        label={words("it.counterApi.reach")}
        testId="counter-api-reach"
        value={panel.counterApi.reach}
        options={[
          { value: "loopback", word: words("it.counterApi.loopback") },
          { value: "lan", word: words("it.counterApi.lan") },
        ]}
        busy={busy}
        onChoose={(to) => actions.change({ what: "counter-api-reach", to })}
      />
      <p className="it-warning">{words("it.counterApi.lanWarning")}</p>
    </Row>
  </>
);

const mostPort = 65_535;
const portOf = (text: string): number | null => {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= mostPort ? port : null;
};

const Port = ({ panel, speech: { words }, busy, actions, onWrite }: ItPageProps): ReactElement => {
  const [isWrong, setWrong] = useState(false);
  const { port, isPortGiven } = panel.counterApi;
  const write = (): void =>
    onWrite({
      label: words("it.counterApi.portTitle"),
      placeholder: "7610",
      text: port === 0 ? "" : String(port),
      mostCharacters: 5,
      startsInSymbols: true,
      onDone: (text) => {
        const to = portOf(text);
        setWrong(to === null);
        if (to !== null && to !== port) actions.change({ what: "counter-api-port", to });
      },
    });
  return (
    <Row label={words("it.counterApi.port")} standing={isWrong ? "check" : undefined}>
      <p>
        {port === 0 ? words("it.counterApi.anyPort") : port}
        {isPortGiven && <> {words("it.counterApi.given")}</>}
        {isWrong && <> {words("it.counterApi.portWrong")}</>}
      </p>
      {!isPortGiven && (
        <button type="button" className="button" data-testid="counter-api-port" disabled={busy} onClick={write}>
          {words("it.change")}
        </button>
      )}
    </Row>
  );
};

interface TokenProps extends ItPageProps {
  readonly onShow: (token: string) => void;
}

const tokenWords = {
  file: "it.counterApi.tokenMade",
  environment: "it.counterApi.tokenGiven",
  none: "it.counterApi.tokenNone",
} as const;

const Token = ({ panel, windowText, speech, busy, actions, onShow }: TokenProps): ReactElement => {
  const { words } = speech;
  const [isAsking, setAsking] = useState(false);
  const { token } = panel.counterApi;
  return (
    <Row label={words("it.counterApi.token")}>
      <p>{words(tokenWords[token ?? "none"])}</p>
      {token !== "environment" && (
        <button
          type="button"
          className="button"
          data-testid="new-token"
          disabled={busy}
          onClick={() => setAsking(true)}
        >
          {words("it.counterApi.newToken")}
        </button>
      )}
      {isAsking && (
        <Question
          title={words("it.counterApi.tokenQuestion", { window: windowText })}
          text={words("it.counterApi.tokenMeans")}
          deed={words("it.counterApi.newToken")}
          testId="new-token"
          speech={speech}
          onDeed={() => actions.makeToken(onShow)}
          onClose={() => setAsking(false)}
        />
      )}
    </Row>
  );
};

/** 接口: the counter API. A new token exists only on this page, while it is open. */
export const CounterApiPage = (props: ItPageProps): ReactElement => {
  const { words } = props.speech;
  const [token, setToken] = useState<string | null>(null);
  const [atOrigins, setAtOrigins] = useState(false);
  if (token !== null) return <TokenView token={token} speech={props.speech} onDone={() => setToken(null)} />;
  if (atOrigins) return <OriginsView {...props} onBack={() => setAtOrigins(false)} />;
  return (
    <>
      <h1>{words("it.counterApi.title")}</h1>
      <State {...props} />
      <Switches {...props} />
      <Port {...props} />
      <Row label={words("it.counterApi.origins")}>
        <p>{words("it.counterApi.originCount", { count: props.panel.counterApi.origins.length })}</p>
        <button type="button" className="button" data-testid="origins-open" onClick={() => setAtOrigins(true)}>
          {words("it.change")}
        </button>
      </Row>
      <Token {...props} onShow={setToken} />
    </>
  );
};
