import {DeliveryError} from "../metrics/delivery-error.ts";
import {Misuse} from "./misuse.ts";

/** Where something is delivered, and how the place may be named: without who logs in, and without what a query may give away. */
export interface Receiver {
  readonly url: URL;
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads an address. Who logs in goes into a header (basic authorization), for fetch refuses addresses that name one. */
export function receiver(address: string): Receiver {
  const url = URL.parse(address);
  if (!/^https?:$/.test(url?.protocol ?? "") || url === null) {
    throw new Misuse(`invalid address: ${JSON.stringify(address.replace(/\/\/.*@/, "//"))}; expected one such as http://127.0.0.1:9090`);
  }
  const {username, password} = url, who = Buffer.from(`${plain(username)}:${plain(password)}`).toString("base64");
  [url.username, url.password] = ["", ""];
  return {url, name: url.origin + url.pathname, headers: username + password === "" ? {} : {authorization: `Basic ${who}`}};
}

const plain = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Sends something. Throws DeliveryError, with what was answered, unless it went well. */
export async function deliver({url, name, headers}: Receiver, init: RequestInit & {readonly headers: Readonly<Record<string, string>>}): Promise<void> {
  const request = {...init, headers: {...headers, ...init.headers}, signal: AbortSignal.timeout(30_000)};
  const answer = await fetch(url, request).catch((cause: unknown) => {
    throw new DeliveryError("unreachable", `${name} does not answer`, {cause});
  });
  if (!answer.ok) throw new DeliveryError("refused", `${name} answered ${answer.status}: ${(await answer.text()).slice(0, 200).trim()}`);
}
