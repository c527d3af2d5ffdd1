import type { Page } from "playwright-core";
import type { KioskApi } from "../../../contract/ipc/requests.ts";
import type { KioskView } from "../../../contract/ipc/view.ts";

/** The requests without input that a bench sends to a kiosk directly instead of pressing buttons. */
type PlainRequest = "currentView" | "openPrompt" | "leave";

/** The kiosk's answer to its page. Throws where it refuses. */
export const askKiosk = async (page: Page, request: PlainRequest): Promise<KioskView> => {
  const answer = await page.evaluate((name) => {
    const { counterstar } = window as unknown as { readonly counterstar: KioskApi };
    return counterstar[name]();
  }, request);
  if (!answer.ok) throw new Error(`the kiosk refuses ${request}: ${JSON.stringify(answer.problem)}`);
  return answer.value;
};
