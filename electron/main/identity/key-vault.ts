import { safeStorage } from "electron";
import type { SealedSecret } from "../../wire/sealed-secret.ts";

/** On Linux without a key ring Electron "encrypts" with a constant, which does not count as a key store. */
const hasKeyStore = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== "linux" || safeStorage.getSelectedStorageBackend() !== "basic_text");

export const sealSecret = (secret: string): SealedSecret =>
  hasKeyStore()
    ? { at: "key-store", sealedBase64: safeStorage.encryptString(secret).toString("base64") }
    : { at: "file", secret };

/** Throws where the system's key store cannot open a secret that it sealed. */
export const openSecret = (sealed: SealedSecret): string =>
  sealed.at === "file" ? sealed.secret : safeStorage.decryptString(Buffer.from(sealed.sealedBase64, "base64"));
