import {userInfo} from "node:os";
import {Command} from "commander";
import {type Scope, scopes} from "../server/key.ts";
import {checkPlace, dataOption, withStore} from "./data-place.ts";
import {Misuse} from "./misuse.ts";
import {oneOf} from "./option.ts";
import {aligned, note, safe} from "./terminal.ts";

interface Options {
  readonly data?: string;
  readonly json?: boolean;
}
interface CreateOptions extends Options {
  readonly name: string;
  readonly scope: readonly Scope[];
}

const examples = `
Examples:
  plumbline keys create --name gateway --scope ingest          shows the key once
  plumbline keys create --name dashboards --scope read
  plumbline keys list
  plumbline keys revoke 1f0c9a7be2d34455                       works no longer, within seconds

Scopes: ingest sends events and labels, read asks for results, admin does everything.
The key is sent as "Authorization: Bearer plk_...".`;

const scopeOf = oneOf("scope", scopes);
const gathered = (value: string, before: readonly Scope[] = []): readonly Scope[] => [...before, scopeOf(value)];

/** `plumbline keys`: who may talk to the service. */
export const keys = (): Command => new Command("keys")
  .description("make, list and revoke keys to the service")
  .addHelpText("after", examples)
  .addCommand(new Command("create").description("make a key and show it, once")
    .requiredOption("--name <text>", "what or who it is for")
    .requiredOption("--scope <name>", `what it may do: ${scopes.join(", ")}; may be given again`, gathered)
    .option(...dataOption)
    .action(create))
  .addCommand(new Command("list").description("list the keys; what is shown opens nothing")
    .option(...dataOption)
    .option("--json", "write the list as JSON")
    .action(list))
  .addCommand(new Command("revoke").description("end a key for good")
    .argument("<id>", "its id, as the list shows it")
    .option(...dataOption)
    .action(revoke));

const clock = (): number => Date.now();
const actor = (): string => `cli:${userInfo().username}`;

async function create({name, scope, data}: CreateOptions): Promise<void> {
  if (name.trim() === "" || name.length > 200) throw new Misuse(`invalid name: ${JSON.stringify(name)}; expected 1 to 200 characters`);
  const {createKey} = await import("../server/key-admin.ts");
  const {text, key} = await withStore(data, (store) => createKey({store, clock}, {name, scopes: [...new Set(scope)], actor: actor()}));
  note(`key ${key.id} for ${safe(name)} (${key.scopes.join(", ")}); it is shown this once:`);
  process.stdout.write(`${text}\n`);
}

async function list({data, json}: Options): Promise<void> {
  checkPlace(data);
  const {listKeys} = await import("../server/key-admin.ts");
  const found = await withStore(data, (store) => listKeys({store}));
  const rows = found.map(({id, name, scopes: may, received, revoked}) =>
    ({id, name, scopes: may, created: new Date(received).toISOString(), revoked}));
  const lines = rows.map(({id, name, scopes: may, created, revoked}) => [id, safe(name), may.join(" "), created, revoked ? "revoked" : ""]);
  const table = aligned([["id", "name", "scopes", "made or revoked", ""], ...lines]);
  process.stdout.write(`${json ? JSON.stringify(rows, null, 2) : table.join("\n")}\n`);
}

async function revoke(id: string, {data}: Options): Promise<void> {
  checkPlace(data);
  const {listKeys, revokeKey} = await import("../server/key-admin.ts");
  const known = await withStore(data, async (store) => {
    const key = await revokeKey({store, clock}, id, actor());
    return key ? undefined : (await listKeys({store})).map((one) => one.id);
  });
  if (known) throw new Misuse(`unknown key: ${JSON.stringify(id)}${known.length > 0 ? `; one of: ${known.join(", ")}` : "; there are none"}`);
  note(`key ${id} is revoked`);
}
