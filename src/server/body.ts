import {promisify} from "node:util";
import {brotliDecompress, gunzip, inflate, zstdDecompress} from "node:zlib";
import type {FastifyInstance, FastifyRequest} from "fastify";
import {Problem} from "./problem.ts";

type Unpack = (bytes: Buffer, options: {readonly maxOutputLength: number}) => Promise<Buffer>;

const encodings: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ["gzip", promisify(gunzip) as Unpack], ["deflate", promisify(inflate) as Unpack], ["br", promisify(brotliDecompress) as Unpack],
  ["zstd", promisify(zstdDecompress) as Unpack],
]);

/** Takes bodies of any type as bytes, unpacked: what they mean is the routes' affair. */
export function addBodies(app: FastifyInstance, bodyBytes: number): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", {parseAs: "buffer", bodyLimit: bodyBytes},
    (request: FastifyRequest, body: Buffer) => unpacked(request, body, bodyBytes));
}

async function unpacked({headers}: FastifyRequest, body: Buffer, bodyBytes: number): Promise<Buffer> {
  const encoding = headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (encoding === "identity") return body;
  const unpack = encodings.get(encoding);
  if (!unpack) throw new Problem(415, `unknown content encoding ${JSON.stringify(encoding)}; one of: ${[...encodings.keys()].join(", ")}`);
  try {
    return await unpack(body, {maxOutputLength: bodyBytes});
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw isLarge ? new Problem(413, `the body unpacks to more than ${bodyBytes} bytes`) : new Problem(400, `the body is not ${encoding}, or ends early`);
  }
}

/** The body of a request; a request without one is refused. */
export function bodyOf({body}: FastifyRequest): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new Problem(400, "the request has no body");
  return body;
}

/** The media type of a request, without parameters. */
export const mediaTypeOf = ({headers}: FastifyRequest): string => (headers["content-type"] ?? "").split(";")[0].trim().toLowerCase();
