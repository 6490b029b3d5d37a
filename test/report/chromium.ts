// Finds the browser that the tests of the report look through.
import {accessSync, constants} from "node:fs";
import {delimiter, join} from "node:path";

const runs = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (name: string): string | undefined =>
  (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, name)).find(runs);

/** CHROMIUM_BIN, or `chromium` on the PATH, or nothing. */
export const chromiumBin: string | undefined = process.env["CHROMIUM_BIN"] ?? onPath("chromium");

/** Headless, and quiet: no request that is not the page's own. */
export const chromiumArgs: readonly string[] = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
