import {type Envelope, readEnvelope} from "../ingest/envelope.ts";
import {Fault, shown} from "../ingest/fault.ts";
import {readFeedback} from "../ingest/inference.ts";
import type {Item} from "../ingest/item.ts";
import {type Meaning, meaningOf} from "../ingest/meaning.ts";
import {rawOf, type Reading} from "../ingest/reading.ts";
import type {Receiving} from "../ingest/receiving.ts";
import type {Sent} from "../ingest/wire.ts";
import type {Facts} from "../store/facts.ts";
import type {Answer, ItemError} from "./intake.ts";
import type {ModelList} from "./model-list.ts";
import {pair, type PairingPorts} from "./pairing.ts";

/** What became of CloudEvents. */
export interface CloudAnswer extends Answer {
  /** Halves that wait for their other half. */
  readonly waiting: number;
  /** What says nothing about a model's answers, such as the log of a transformer. */
  readonly ignored: number;
}

export interface CloudPorts extends PairingPorts {
  readonly models: ModelList;
  readonly limits: Receiving["limits"];
}

const none: CloudAnswer = {accepted: 0, duplicate: 0, rejected: 0, errors: [], waiting: 0, ignored: 0};
const rejection = (index: number, {path, reason}: Fault): CloudAnswer => ({...none, rejected: 1, errors: [{index, path, reason}]});

/** What is to be done with one CloudEvent. */
interface Task {
  /** Names what both halves of an inference are of; null for all else. */
  readonly half: string | null;
  readonly run: () => Promise<CloudAnswer>;
}

/** Takes CloudEvents: halves one after the other, since a response may follow its request in one batch; all else at once. */
export async function takeCloudEvents(items: readonly Item[], ports: CloudPorts): Promise<CloudAnswer> {
  const tasks = await Promise.all(items.map((item, index) => taskOf(item, index, ports)));
  const answers = await Promise.all(tasks.filter(({half}) => half === null).map(({run}) => run())), waiting = new Map<string, number>();
  for (const {half, run} of tasks) {
    if (half === null) continue;
    const answer = await run();
    answers.push(answer);
    // Of two halves in one request the second finds the first: then none of them waits.
    waiting.set(half, answer.waiting);
  }
  const sum = answers.reduce(added, none);
  return {...sum, waiting: [...waiting.values()].reduce((all, one) => all + one, 0), errors: sum.errors.toSorted((a, b) => a.index - b.index)};
}

const answered = (answer: CloudAnswer): Task => ({half: null, run: async () => answer});

async function taskOf(item: Item, index: number, ports: CloudPorts): Promise<Task> {
  const envelope = "fault" in item ? item.fault : readEnvelope(item.value, ports.limits);
  if (Fault.is(envelope)) return answered(rejection(index, envelope));
  const meaning = meaningOf(envelope);
  if (Fault.is(meaning)) return answered(rejection(index, meaning));
  if (meaning.kind === "ignored") return answered({...none, ignored: 1});
  const model = await ports.models.among(meaning.models);
  if (!model) {
    const known = (await ports.models.all()).map(({model: name}) => name);
    const asked = meaning.models.length > 0 ? meaning.models.map(shown).join(", ") : "without a name";
    return answered(rejection(index, new Fault("", `unknown model ${asked}; one of: ${known.join(", ")}`)));
  }
  const meant = {envelope, index, receiving: ports.intake.receiving(model)};
  return {half: meaning.kind === "half" ? JSON.stringify([model.model, meaning.join]) : null, run: () => takeMeant(meaning, meant, ports)};
}

/** A CloudEvent for a model that there is. */
interface Meant {
  readonly envelope: Envelope;
  readonly index: number;
  readonly receiving: Receiving;
}

async function takeMeant(meaning: Exclude<Meaning, {kind: "ignored"}>, {envelope, index, receiving}: Meant, ports: CloudPorts): Promise<CloudAnswer> {
  const {intake} = ports, {model} = receiving;
  const take = async <Kind extends Sent>(kind: Kind, read: readonly Facts[Kind][] | Fault): Promise<CloudAnswer> =>
    ({...none, ...await intake.take(kind, model, readingOf(read, index, envelope.data))});
  if (meaning.kind === "half") {
    const {fault, ...counts} = await pair({...meaning, envelope, index, receiving}, ports);
    return fault ? rejection(index, fault) : {...none, ...counts};
  }
  if (meaning.kind === "feedback") return take("labels", readFeedback(envelope.data, meaning.join, receiving));
  const kind = ({event: "events", label: "labels", kpi: "kpis"} as const)[meaning.of], wire = intake.wires[kind];
  const read = wire.check(envelope.data) ?? wire.read(envelope.data, receiving);
  return take(kind, Fault.is(read) ? read : [read]);
}

const readingOf = <Fact>(read: readonly Fact[] | Fault, index: number, data: unknown): Reading<Fact> => Fault.is(read)
  ? {facts: [], indices: [], rejected: [{index, path: read.path, reason: read.reason, raw: rawOf(data)}]}
  : {facts: read, indices: read.map(() => index), rejected: []};

const added = (a: CloudAnswer, b: CloudAnswer): CloudAnswer => ({
  accepted: a.accepted + b.accepted, duplicate: a.duplicate + b.duplicate, rejected: a.rejected + b.rejected,
  errors: [...a.errors, ...b.errors] satisfies ItemError[], waiting: a.waiting + b.waiting, ignored: a.ignored + b.ignored,
});
