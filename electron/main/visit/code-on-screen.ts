import { sha256Hex } from "../../../contract/node/hash.ts";
import type { Sha256Hex } from "../../../contract/words.ts";
import type { Session } from "./session.ts";
import type { Visit } from "./visit.ts";

export interface ShownCodeParts {
  readonly visit: () => Pick<Visit, "session" | "take"> | undefined;
  /** Asks the sync process to watch for the opening of this code's page; null stops it. */
  readonly ask: (followUpHash: Sha256Hex | null) => void;
}

export interface ShownCode {
  /** Call it after every view: the code on the screen may have changed. */
  readonly look: () => void;
  readonly opened: (followUpHash: Sha256Hex) => void;
}

const tokenOn = (session: Session | undefined): string | null => {
  const rated = session?.stage.at === "reasons" ? session.stage.rated : undefined;
  return rated && !rated.isPageOpened ? rated.followUpToken : null;
};

/** Watches which code of 带回家填写 is on the screen, and removes it once its page was opened on a phone. */
export const watchShownCode = ({ visit, ask }: ShownCodeParts): ShownCode => {
  let shown: { readonly token: string; readonly hash: Sha256Hex } | null = null;
  return {
    look: () => {
      const token = tokenOn(visit()?.session());
      if (token === (shown?.token ?? null)) return;
      shown = token === null ? null : { token, hash: sha256Hex(token) };
      ask(shown?.hash ?? null);
    },
    opened: (followUpHash) => {
      if (shown?.hash === followUpHash) visit()?.take({ type: "page-opened", token: shown.token });
    },
  };
};
