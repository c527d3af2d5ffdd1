import { type IpcMainInvokeEvent, ipcMain } from "electron";
import { channelOf, requestNames } from "../../../contract/ipc/channels.ts";
import { inputSchemas } from "../../../contract/ipc/inputs.ts";
import type { RequestName, Requests } from "../../../contract/ipc/requests.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result } from "../../../contract/result.ts";
import { log } from "../log.ts";
import { kioskOrigin } from "../window/app-scheme.ts";

/** One handler a request; a missing one does not compile. */
export type Handlers = {
  readonly [Name in RequestName]: (
    ...input: Parameters<Requests[Name]>
  ) => ReturnType<Requests[Name]> | Promise<ReturnType<Requests[Name]>>;
};

/** Answers the page. Whoever asks, and whatever they send, is checked before a handler sees it. */
export const serveRequests = (handlers: Handlers): void => {
  for (const name of requestNames) {
    ipcMain.handle(channelOf(name), (event, input: unknown) => answer(name, handlers, event, input));
  }
};

const answer = async (
  name: RequestName,
  handlers: Handlers,
  event: IpcMainInvokeEvent,
  input: unknown,
): Promise<Result<unknown>> => {
  if (!isOwnPage(event)) return failure(problem("sender-refused"));
  const parsed = inputSchemas[name].safeParse(input);
  if (!parsed.success) {
    return failure(problem("input-invalid", { field: parsed.error.issues[0]?.path.join(".") || name }));
  }
  // The schema of a name fits the handler of that name: `InputSchemas` and `Handlers` are mapped from one interface.
  const handler = handlers[name] as (checked: unknown) => Result<unknown> | Promise<Result<unknown>>;
  try {
    return await handler(parsed.data);
  } catch (error) {
    // A bug: whoever touched the screen is told that it did not take effect, and the log says where.
    log("request failed", { name, message: error instanceof Error ? error.stack : String(error) });
    return failure(problem("store-failed", { reason: "internal" }));
  }
};

/** The top frame of the kiosk's own page, and nothing else. */
const isOwnPage = ({ senderFrame }: IpcMainInvokeEvent): boolean =>
  senderFrame !== null && senderFrame.parent === null && senderFrame.origin === kioskOrigin;
