import type { ConfigurationDocument } from "../../../contract/sync/configuration.ts";

/** The address in a QR code, of a rating or a complaint; null where the centre has no page. */
export const followUpAddressOf = ({ followUp }: ConfigurationDocument, token: string): string | null =>
  followUp && `${followUp.baseUrl.replace(/\/$/, "")}/r/${token}`;
