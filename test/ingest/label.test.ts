import {describe, expect, it} from "vitest";
import {untold} from "../../src/ingest/folded-label.ts";
import {readKpi, type WireKpi} from "../../src/ingest/kpi.ts";
import {readLabel, type WireLabel} from "../../src/ingest/label.ts";
import {defaultLimits} from "../../src/ingest/limits.ts";
import {readItems} from "../../src/ingest/reading.ts";
import {check, kpiShape, labelShape} from "../../src/ingest/shape.ts";
import {now, receiving, row} from "./receiving.ts";

const fits = check(labelShape(defaultLimits)), kpiFits = check(kpiShape(defaultLimits));
const one = (value: unknown): object => {
  const {facts, rejected} = readItems([{value}], fits, (wire: WireLabel) => readLabel(wire, receiving));
  return facts[0] ?? [rejected[0].path, rejected[0].reason];
};

describe("a label of the wire", () => {
  it("goes to the target column, and outcomes to theirs", () => {
    expect(one({id: "a", label: "hernia", outcomes: {cost: 900}})).toEqual(
      {model: "spine", id: "a", revision: untold, received: now, retracted: false, row: row({diagnosis: "hernia", cost: 900})});
  });

  it("is corrected by a higher revision, and may be taken back", () => {
    expect(one({id: "a", label: "normal", revision: 2})).toMatchObject({revision: 2, row: {diagnosis: "normal"}});
    expect(one({id: "a", retracted: true, revision: 3})).toMatchObject({revision: 3, retracted: true, row: {}});
  });

  it.each([
    [{id: "a"}, "", "nothing became known; expected a label, outcomes or retracted: true"],
    [{id: "a", retracted: true, label: "x"}, "/retracted", "a retraction carries no label and no outcomes"],
    [{id: "a", label: "x", outcomes: {diagnosis: "y"}}, "/outcomes/diagnosis", '"diagnosis" is no business column of model "spine"; one of: cost'],
    [{id: "a", outcomes: {tilt: 1000}}, "/outcomes/tilt", '"tilt" is no business column of model "spine"; one of: cost'],
    [{id: "a", label: "x", revision: 0}, "/revision", "must be >= 1, found 0"],
    [{id: "a", label: "x", revision: 1.5}, "/revision", "expected a whole number, found 1.5"],
  ])("that is wrong is told where and why: %j", (label, path, reason) => {
    expect(one(label)).toEqual([path, reason]);
  });
});

describe("an aggregate value of the wire", () => {
  const read = (value: unknown): object => {
    const {facts, rejected} = readItems([{value}], kpiFits, (wire: WireKpi) => readKpi(wire, receiving));
    return facts[0] ?? [rejected[0].path, rejected[0].reason];
  };

  it("covers a stretch of time", () => {
    expect(read({name: "beds", value: 12, from: "2026-01-01", to: "2026-01-08"})).toEqual(
      {model: "spine", name: "beds", window: {start: Date.UTC(2026, 0, 1), end: Date.UTC(2026, 0, 8)}, revision: 1, received: now, value: 12});
    expect(read({name: "beds", value: 12, from: "2026-01-08", to: "2026-01-08"})).toEqual(["/to", "the end is not behind the beginning"]);
    expect(read({name: "beds", value: "12", from: 0, to: 1})).toEqual(["/value", 'expected a finite number, found "12"']);
  });
});
