import { signatureProfile } from "../../contract/sync/signature-profile.ts";

export interface SignatureInput {
  readonly keyId: string;
  readonly nonce: string;
}

const quotedFields = signatureProfile.fields.map((field) => `"${field}"`).join(" ");

/** One signature with exactly the profile's fields and parameters in their order: any other form is another profile. */
const strictForm = new RegExp(
  `^${signatureProfile.name}=\\(${quotedFields}\\);keyid="([A-Za-z0-9-]{1,64})";alg="${signatureProfile.algorithm}";nonce="([A-Za-z0-9_-]{1,64})"$`,
);

/** The signer's key id and the nonce, or undefined where the header does not match the profile. */
export const readSignatureInput = (header: string): SignatureInput | undefined => {
  const [, keyId, nonce] = strictForm.exec(header) ?? [];
  return keyId === undefined || nonce === undefined ? undefined : { keyId, nonce };
};
