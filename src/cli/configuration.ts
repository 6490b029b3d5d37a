import {existsSync} from "node:fs";
import type {Config} from "../config/config.ts";
import {bytesOf} from "./input.ts";
import {note} from "./terminal.ts";

const usualName = "plumbline.yaml";

/** The configuration that was named, or none; one that merely lies about is mentioned, never used silently. */
export async function configuration(path: string | undefined): Promise<Config> {
  if (path !== undefined) return readConfig(path);
  if (existsSync(usualName)) note(`note: ${usualName} is here but not used; --config ${usualName} uses it`);
  return {settings: {}};
}

/** Reads a configuration file. */
export async function readConfig(path: string): Promise<Config> {
  const text = new TextDecoder().decode(bytesOf(path));
  // YAML and its checks are loaded only by those who use them.
  const {parseConfig} = await import("../config/config.ts");
  const config = parseConfig(text, path);
  return config.plugins ? (await import("./plugins.ts")).withPlugins(config, path) : config;
}
