import type { ReactElement } from "react";
import { QrCode } from "../../layout/qr-code.tsx";
import type { Speech } from "../../words/speech.ts";

interface TokenViewProps {
  readonly token: string;
  readonly speech: Speech;
  readonly onDone: () => void;
}

/** The length of a group that is read and typed at once. */
const groupLength = 6;

const groupsOf = (token: string): readonly string[] => token.match(new RegExp(`.{1,${groupLength}}`, "g")) ?? [];

/** A new token, shown once: to be copied by hand, or read by a scanner. */
export const TokenView = ({ token, speech: { words }, onDone }: TokenViewProps): ReactElement => (
  <>
    <h1>{words("it.counterApi.tokenTitle")}</h1>
    <p className="it-warning">{words("it.counterApi.tokenOnce")}</p>
    <div className="it-token">
      <div className="it-token-code">
        <QrCode value={token} level="M" title={words("it.counterApi.token")} />
      </div>
      <code data-testid="token">
        {groupsOf(token).map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same
          <span key={index}>{group}</span>
        ))}
      </code>
    </div>
    <p>{words("it.counterApi.tokenGroups", { length: groupLength })}</p>
    <div className="it-buttons">
      <button type="button" className="button strong" data-testid="token-done" onClick={onDone}>
        {words("it.counterApi.tokenDone")}
      </button>
    </div>
  </>
);
