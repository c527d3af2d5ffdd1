import type { FastifyInstance } from "fastify";
import { problem } from "../../contract/problems/problem.ts";
import { syncPaths } from "../../contract/sync/signature-profile.ts";
import { Sha256Hex } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import { sendProblem } from "../problems/send-problem.ts";
import { authenticateDevice } from "../requests/devices.ts";

interface PictureRow {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const findPicture = async ({ sql }: Centre, hash: string): Promise<PictureRow | undefined> => {
  if (!Sha256Hex.safeParse(hash).success) return undefined;
  const [row] = await sql<PictureRow[]>`
    select media_type as "mediaType", bytes from pictures where hash = ${hash}`;
  return row;
};

/** `GET /v1/pictures/:hash`: the bytes whose SHA-256 is the name, so they never change. */
export const addPicturesRoute = (scope: FastifyInstance, centre: Centre): void => {
  scope.get<{ Params: { readonly hash: string } }>(`${syncPaths.pictures}/:hash`, async (request, reply) => {
    const device = await authenticateDevice(centre, request);
    if (!device.ok) return sendProblem(reply, device.problem);
    const picture = await findPicture(centre, request.params.hash);
    if (!picture) return sendProblem(reply, problem("not-found"));
    reply.header("cache-control", "private, max-age=31536000, immutable");
    return reply.type(picture.mediaType).send(picture.bytes);
  });
};
