import { type IpcMainInvokeEvent, ipcMain, type WebContents } from "electron";
import type { z } from "zod";
import type { Requests } from "../../../contract/ipc/requests.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result } from "../../../contract/result.ts";
import { log } from "../../wire/log.ts";
import { crashIfDamaged } from "../crash-if-damaged.ts";
import { kioskOrigin } from "../window/app-scheme.ts";

/** One handler per request; a missing one does not compile. */
export type HandlersOf<Asked> = {
  readonly [Name in keyof Asked]: Asked[Name] extends (...input: infer Input) => infer Answer
    ? (...input: Input) => Answer | Promise<Answer>
    : never;
};

export type Handlers = HandlersOf<Requests>;

/** A page and its requests; the contract has one list per page. */
export interface ServedPage<Name extends string> {
  readonly names: readonly Name[];
  readonly channelOf: (name: Name) => string;
  readonly schemas: Readonly<Record<Name, z.ZodType>>;
  readonly handlers: Readonly<Record<Name, (checked: never) => unknown>>;
  /**
   * Whether these contents are that page's window. The address alone does not decide: a page may claim the other's
   * address.
   */
  readonly isShownIn: (contents: WebContents) => boolean;
}

/** Answers the requests of a page. The sender and the input are checked before a handler runs. */
export const serveRequests = <Name extends string>(page: ServedPage<Name>): void => {
  for (const name of page.names) {
    ipcMain.handle(page.channelOf(name), (event, input: unknown) => answer(name, page, event, input));
  }
};

const answer = async <Name extends string>(
  name: Name,
  { schemas, handlers, isShownIn }: ServedPage<Name>,
  event: IpcMainInvokeEvent,
  input: unknown,
): Promise<Result<unknown>> => {
  if (!isOwnPage(event) || !isShownIn(event.sender)) return failure(problem("sender-refused"));
  const parsed = schemas[name].safeParse(input);
  if (!parsed.success) {
    return failure(problem("input-invalid", { field: parsed.error.issues[0]?.path.join(".") || name }));
  }
  // The schema of a name fits the handler of that name: both are mapped from one interface.
  const handler = handlers[name] as (checked: unknown) => Result<unknown> | Promise<Result<unknown>>;
  try {
    return await handler(parsed.data);
  } catch (error) {
    crashIfDamaged(error);
    // A bug: the page learns that the request had no effect, and the log has the place.
    log("request failed", { name, message: error instanceof Error ? error.stack : String(error) });
    return failure(problem("store-failed", { reason: "internal" }));
  }
};

/** The top frame of one of our own pages only. */
const isOwnPage = ({ senderFrame }: IpcMainInvokeEvent): boolean =>
  senderFrame !== null && senderFrame.parent === null && senderFrame.origin === kioskOrigin;
