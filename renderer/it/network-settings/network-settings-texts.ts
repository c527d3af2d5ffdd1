import type { NetworkSettings } from "../../../contract/ipc/network-settings.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import type { Speech } from "../../words/speech.ts";

/** The proxy, and whether it gets a user name; never the password. */
export const proxyText = ({ proxy }: NetworkSettings, { words }: Speech): string => {
  if (proxy === null) return words("it.way.noProxy");
  if (proxy.user === null) return proxy.address;
  return words(proxy.hasPassword ? "it.way.withPassword" : "it.way.withoutPassword", {
    address: proxy.address,
    user: proxy.user,
  });
};

/** In one line, for pages that only show it. */
export const networkSettingsText = (settings: NetworkSettings, { words, language }: Speech): string => {
  const { proxy, certificates, problem } = settings;
  if (problem) return sentenceOf(problem, language);
  const way = proxy === null ? words("it.way.straight") : words("it.way.through", { address: proxy.address });
  const count = certificates.length;
  return count === 0 ? way : `${way}${words("it.way.trusting", { count })}`;
};
