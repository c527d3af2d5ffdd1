/** The text of an answer from outside. Throws a RangeError where it has more than `mostBytes`. */
export const readAnswer = async (answer: Response, mostBytes: number): Promise<string> => {
  const decoder = new TextDecoder();
  let [text, size] = ["", 0];
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw new RangeError("the answer is too long");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

/** The code of a failed request, such as "ECONNREFUSED" or "TimeoutError", without addresses. */
export const outsideFailureOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return "unknown";
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
};

/** No connection was made, or none that is trusted: the other side has read nothing. */
const unsent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS_CERT)/;

export const isUnsent = (failure: string): boolean => unsent.test(failure);
