import {createReadStream} from "node:fs";
import {open, type FileHandle} from "node:fs/promises";
import {createGunzip} from "node:zlib";
import {fileError} from "./file-error.ts";

const chunk = 1 << 20;

/** The bytes of a file, piece by piece; gzip is undone. */
export interface ByteFeed {
  /** The bytes at hand are [0, length), with room for one more. */
  readonly bytes: Uint8Array;
  readonly length: number;
  /** Whether the file ends at `length`. */
  readonly last: boolean;
  readonly gzip: boolean;
  /** Bytes of the file read so far, compressed if it is. */
  readonly consumed: number;
  /** Forgets the bytes before `from`, moves the others to the front and reads on. */
  more(from: number): Promise<void>;
  close(): Promise<void>;
}

/** Whether the bytes begin a gzip file. */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

abstract class Feed implements ByteFeed {
  readonly path: string;
  abstract readonly gzip: boolean;
  bytes: Uint8Array = new Uint8Array(2 * chunk);
  length = 0;
  last = false;
  consumed = 0;

  constructor(path: string) {
    this.path = path;
  }

  protected abstract fill(): Promise<void>;
  abstract close(): Promise<void>;

  async more(from: number): Promise<void> {
    this.bytes.copyWithin(0, from, this.length);
    this.length -= from;
    try {
      await this.fill();
    } catch (error) {
      throw fileError(this.path, error);
    }
  }

  /** Makes room for so many bytes after `length`, and one more. */
  protected reserve(bytes: number): void {
    if (this.length + bytes < this.bytes.length) return;
    const wider = new Uint8Array(2 * (this.length + bytes));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }
}

class PlainFeed extends Feed {
  readonly gzip = false;
  readonly #file: FileHandle;
  #position: number;

  constructor(path: string, file: FileHandle, position: number) {
    super(path);
    this.#file = file;
    this.#position = position;
  }

  protected async fill(): Promise<void> {
    this.reserve(chunk);
    const {bytesRead} = await this.#file.read(this.bytes, this.length, chunk, this.#position);
    this.#position += bytesRead;
    this.consumed += bytesRead;
    this.length += bytesRead;
    this.last = bytesRead === 0;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

class GzipFeed extends Feed {
  readonly gzip = true;
  readonly #stream;
  readonly #pieces: AsyncIterator<Buffer>;

  constructor(path: string) {
    super(path);
    const file = createReadStream(path), gunzip = createGunzip({chunkSize: 1 << 18});
    file.on("error", (error) => gunzip.destroy(error));
    this.#stream = file;
    this.#pieces = file.pipe(gunzip)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  protected async fill(): Promise<void> {
    const {value, done} = await this.#pieces.next();
    this.consumed = this.#stream.bytesRead;
    if (done) {
      this.last = true;
      return;
    }
    this.reserve(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
  }

  async close(): Promise<void> {
    this.#stream.destroy();
    await this.#pieces.return?.();
  }
}

/** Opens a file for reading from a position; a gzip file is read from its beginning whatever the position. */
export const byteFeed = async (path: string, position = 0): Promise<ByteFeed> => {
  try {
    const file = await open(path), head = new Uint8Array(2);
    await file.read(head, 0, 2, 0);
    if (!isGzip(head)) return new PlainFeed(path, file, position);
    await file.close();
    return new GzipFeed(path);
  } catch (error) {
    throw fileError(path, error);
  }
};
