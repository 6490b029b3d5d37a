import {expect, it} from "vitest";
import {besideReference, inUnit} from "../../src/measure/in-unit.ts";

it("a number in a sentence has no more digits than tell something, however large it is", () => {
  expect([inUnit(1234.5), inUnit(0.123456, "s"), inUnit(1.2500000000000001e297)]).toEqual(["1235", "0.123 s", "1.25e+297"]);
});

it("a number that has grown beyond reason is not told in percent", () => {
  const score = {value: 1.25e297, reference: 2.5, change: {ratio: {value: 5e296}}};
  expect(besideReference(score, {as: "ratio"})).toBe("is 1.25e+297; in the reference it is 2.5, so it is more than 10000 times as high");
  expect(besideReference({...score, value: 5, change: {ratio: {value: 1}}}, {as: "ratio"})).toBe("is 5; in the reference it is 2.5, so it is 100 % higher");
});
