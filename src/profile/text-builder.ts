import type {NumberBatch, TextBatch} from "../data/column.ts";
import {distinctBuffer} from "../sketch/distinct-buffer.ts";
import {copyFinite} from "../sketch/finite-values.ts";
import type {TextHash} from "../sketch/hash.ts";
import {type Hours, hours} from "../sketch/hours.ts";
import {type LabelCounts, labelCounter} from "../sketch/label-counts.ts";
import {lengths} from "../sketch/lengths.ts";
import {presence} from "../sketch/presence.ts";
import {finishRows, hashNumbers, rowHash, rowsAtOnce, startRows} from "../sketch/row-hash.ts";
import {rules} from "../sketch/rules.ts";
import {emptyText, textHashes} from "../sketch/text-hashes.ts";
import type {ColumnBuilder} from "./column-builder.ts";
import type {TextPlan} from "./column-plan.ts";
import type {PlanSizes} from "./plan.ts";
import {hasHours} from "./plan-type.ts";
import {rulesSpec} from "./rules-spec.ts";

/** Hashes the finite numbers of batches, a stretch at a time. */
const numberHashes = (hash: TextHash) => {
  const finite = {type: "finite" as const, values: new Float64Array(rowsAtOnce), n: 0}, rows = rowHash();
  const hashes = new Float64Array(rowsAtOnce), seed = hash.number("numbers");
  return {
    finite, hashes,
    hash(batch: NumberBatch, from: number): void {
      finite.n = copyFinite(batch, [from, Math.min(batch.values.length, from + rowsAtOnce)], {values: finite.values, n: 0});
      startRows(rows, seed);
      hashNumbers(rows, {type: "numbers", values: finite.values, mismatched: 0}, {from: 0, n: finite.n});
      finishRows(rows, finite.n, hashes);
    },
  };
};

/**
 * Accumulates free text, identifiers or timestamps, whatever their batches hold: how many, how long, how many distinct, and
 * timestamps by the hour; no value.
 */
export const textBuilder = (plan: TextPlan, sizes: PlanSizes, hash: TextHash): ColumnBuilder => {
  const {name} = plan.schema, demands = rulesSpec(plan.schema), counter = labelCounter(), numbers = numberHashes(hash);
  const state = {presence: presence.empty(), rules: rules.empty(demands), lengths: lengths.empty()};
  const seen = distinctBuffer({cap: sizes.distinct, sample: sizes.distinctSample});
  let hashes = new Float64Array(0), byHour: Hours = hasHours(plan.schema) ? hours.empty() : undefined;
  const addNumbers = (batch: NumberBatch): void => {
    presence.add(state.presence, batch);
    for (let from = 0; from < batch.values.length; from += rowsAtOnce) {
      numbers.hash(batch, from);
      rules.add(state.rules, numbers.finite, demands);
      byHour = hours.add(byHour, numbers.finite);
      seen.add(numbers.hashes, numbers.finite.n);
    }
  };
  const addTexts = (input: LabelCounts | TextBatch): void => {
    presence.add(state.presence, input);
    rules.add(state.rules, input, demands);
    lengths.add(state.lengths, input);
    const texts = input.type === "text" ? input.values : input.labels;
    if (hashes.length < texts.length) hashes = new Float64Array(texts.length);
    textHashes(texts, hash, {into: hashes});
    // A dictionary may hold labels that no row has.
    if (input.type === "counts") for (let i = 0; i < texts.length; i++) if (input.counts[i] === 0) hashes[i] = emptyText;
    seen.add(hashes, texts.length);
  };
  const flush = (): void => {
    const counts = counter.take();
    if (counts) addTexts(counts);
  };
  return {
    add(batch) {
      if (batch.type === "numbers") addNumbers(batch);
      else if (batch.type === "labels") while (!counter.add(batch)) flush();
      else addTexts(batch);
    },
    hashes: () => hashes,
    profile() {
      flush();
      return {
        name, type: "text", presence: {...state.presence}, rules: {...state.rules},
        lengths: {...state.lengths}, distinct: seen.state(), ...byHour && {hours: new Map(byHour)},
      };
    },
  };
};
