import {html, type Markup, type Part} from "../chart/html.ts";
import {amount, between, count, scored, withUnit} from "../chart/number.ts";
import {toldIn} from "../result/held.ts";
import {judgedOn} from "../result/over.ts";
import type {Result} from "../result/result.ts";
import {numberMarkup, pMarkup} from "./mark.ts";

type Fact = readonly [name: string, value: Part];

/** The numbers behind one verdict as a list of names and values; those that are not there are left out. */
export function evidenceFacts(found: Result, titles: ReadonlyMap<string, string>): Markup {
  const result = judgedOn(found);
  const facts = [...effectFacts(result), ...testFacts(result, titles), ...otherFacts(result)]
    .filter(([, value]) => value !== null && value !== "");
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Shows a number as exact as the result's limits ask. */
const shownBy = ({effect: {of, unit}, limits}: Result) => (value: number): string =>
  scored(value, toldIn(of, unit), limits.fail ?? limits.warn);

function effectFacts(result: Result): Fact[] {
  const {effect: {score: held, interval, of}, score, limits} = result, unit = toldIn(of, result.effect.unit);
  const show = shownBy(result);
  const limit = (["warn", "fail"] as const).flatMap((name) => {
    const value = limits[name];
    return value === undefined ? [] : [`${name} ${withUnit(value, unit)}`];
  });
  const range = interval && html` (${between(interval, unit, limits.fail ?? limits.warn)})`;
  return [
    [of !== "score" ? "Change" : "Effect", held === null ? null : html`${numberMarkup(held, show)}${range}`],
    ["Before noise is taken off", score === null || of !== "score" || score === held ? null : numberMarkup(score, show)],
    ["Limits", limit.join(", ")],
  ];
}

function testFacts({evidence}: Result, titles: ReadonlyMap<string, string>): Fact[] {
  const {kind, measure, method, p, p_adjusted: adjusted, level} = evidence;
  const held = level !== undefined && html` (level ${amount(level)})`;
  return [
    ["Test", kind === "test" ? html`${titles.get(measure) ?? measure}${method !== undefined && html` (${method})`}` : null],
    ["Evidence", kind === "interval" ? "the interval lies past the limit" : kind === "fact" ? "a fact about these rows" : null],
    ["p", p === undefined ? null : pMarkup(p)],
    ["p, adjusted", adjusted === undefined ? null : html`${pMarkup(adjusted)}${held}`],
  ];
}

function otherFacts(result: Result): Fact[] {
  const {n, detectable, bound, method, parameters, also = {}} = result;
  const show = shownBy(result);
  const options = Object.entries(parameters).filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name} ${typeof value === "number" ? amount(value) : String(value)}`);
  const known = n.reference !== null || n.current !== null;
  return [
    ...Object.values(also).map(({label, value, unit}): Fact => [label, withUnit(value, unit)]),
    ["Values", known ? `${count(n.reference)} reference, ${count(n.current)} current` : null],
    ["Detectable from", detectable === null ? null : show(detectable)],
    ["Largest error from cells", bound === null ? null : numberMarkup(bound, show)],
    ["Variant", method],
    ["Options", options.join(", ")],
  ];
}
