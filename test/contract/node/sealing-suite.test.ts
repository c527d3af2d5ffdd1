import { describe, expect, it } from "vitest";
import { sealingSuite as suite } from "../../../contract/node/sealing.ts";

/**
 * The vector of this suite (mode 0, KEM 0x0020, KDF 0x0001, AEAD 0x0002; first encryption) among those that RFC 9180
 * names in its appendix A: `test-vectors.json` of github.com/cfrg/draft-irtf-cfrg-hpke at 5f503c5.
 */
const vector = {
  info: "4f6465206f6e2061204772656369616e2055726e",
  skRm: "497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d",
  skEm: "179d4b53b6365c45b600c4163b61d95cbc2f4d9e36f1695558dce265ab8bab11",
  pkRm: "430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c",
  pkEm: "6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256",
  aad: "436f756e742d30",
  ct: "e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a",
  pt: "4265617574792069732074727574682c20747275746820626561757479",
} as const;

const bytes = (name: keyof typeof vector): Buffer => Buffer.from(vector[name], "hex");
const hex = (found: ArrayBuffer): string => Buffer.from(found).toString("hex");

describe("the sealing suite", () => {
  it("seals as RFC 9180 specifies", async () => {
    const recipientPublicKey = await suite.kem.deserializePublicKey(bytes("pkRm"));
    const ekm = {
      privateKey: await suite.kem.deserializePrivateKey(bytes("skEm")),
      publicKey: await suite.kem.deserializePublicKey(bytes("pkEm")),
    };
    const { ct, enc } = await suite.seal({ recipientPublicKey, info: bytes("info"), ekm }, bytes("pt"), bytes("aad"));
    expect({ ct: hex(ct), enc: hex(enc) }).toEqual({ ct: vector.ct, enc: vector.pkEm });
  });

  it("opens as RFC 9180 specifies", async () => {
    const recipientKey = await suite.kem.deserializePrivateKey(bytes("skRm"));
    const parameters = { recipientKey, enc: bytes("pkEm"), info: bytes("info") };
    expect(hex(await suite.open(parameters, bytes("ct"), bytes("aad")))).toBe(vector.pt);
  });
});
