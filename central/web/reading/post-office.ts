/** Whether the centre did what it was asked for. Why it did not is on the page soon: the next reading fails like it. */
export const postOffice = async (
  path: string,
  body: unknown,
  key: string,
  fetch: typeof globalThis.fetch = window.fetch.bind(window),
): Promise<boolean> => {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body), credentials: "omit" }).then(
    (answer) => answer.ok,
    () => false,
  );
};
