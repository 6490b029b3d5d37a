import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Cell, LabelFact} from "../../src/data/event.ts";
import {foldedLabel} from "../../src/ingest/folded-label.ts";
import {label, row} from "../store/some-facts.ts";

const said = (revision: number, cells: Record<string, Cell>, some: Partial<LabelFact> = {}): LabelFact => label("a", revision, {received: 7, row: row(cells), ...some});

describe("a label given what is known of its event", () => {
  it("is the first revision where nothing is known", () => {
    expect(foldedLabel(said(0, {diagnosis: "hernia"}), [])).toEqual(said(1, {diagnosis: "hernia"}));
    expect(foldedLabel(said(7, {diagnosis: "hernia"}), [])).toEqual(said(7, {diagnosis: "hernia"}));
  });

  it("adds to what is known, with or without a revision", () => {
    const known = [said(1, {cost: 5})], wanted = said(2, {cost: 5, diagnosis: "hernia"});
    expect(foldedLabel(said(0, {diagnosis: "hernia"}), known)).toEqual(wanted);
    expect(foldedLabel(said(2, {diagnosis: "hernia"}), known)).toEqual(wanted);
    expect(foldedLabel(said(3, {cost: 6}), [...known, wanted])).toEqual(said(3, {cost: 6, diagnosis: "hernia"}));
  });

  it("is what is known where it says no more, under whatever revision it was said", () => {
    const known = [said(1, {cost: 5}), said(2, {cost: 5, diagnosis: "hernia"}), said(3, {cost: 6, diagnosis: "hernia"})];
    expect(foldedLabel(said(0, {cost: 6}), known)).toBe(known[2]);
    expect(foldedLabel(said(2, {diagnosis: "hernia"}), known)).toBe(known[1]);
  });

  it("stays a contradiction where it says something else", () => {
    const known = [said(1, {diagnosis: "hernia"})];
    expect(foldedLabel(said(0, {diagnosis: "normal"}), known)).toEqual(said(1, {diagnosis: "normal"}));
    expect(foldedLabel(said(1, {diagnosis: "normal"}), known)).toEqual(said(1, {diagnosis: "normal"}));
  });

  it("begins anew after a retraction, and takes nothing back by chance", () => {
    const retracted = said(2, {}, {retracted: true}), known = [said(1, {cost: 5}), retracted];
    expect(foldedLabel(said(3, {diagnosis: "hernia"}), known)).toEqual(said(3, {diagnosis: "hernia"}));
    expect(foldedLabel(said(0, {}, {retracted: true}), known)).toBe(retracted);
    expect(foldedLabel(said(0, {diagnosis: "hernia"}), known)).toEqual(said(2, {diagnosis: "hernia"}));
    expect(foldedLabel(said(2, {}, {retracted: true}), [known[0]])).toEqual(said(2, {}, {retracted: true}));
  });

  it("is taken once however often it comes", () => {
    const cells = fc.dictionary(fc.constantFrom("diagnosis", "cost"), fc.constantFrom<Cell>("x", "y", 1, null), {minKeys: 1});
    const message = fc.tuple(fc.integer({min: 0, max: 3}), cells, fc.boolean());
    fc.assert(fc.property(fc.array(message, {maxLength: 6}), (messages) => {
      const known: LabelFact[] = [];
      const take = (fact: LabelFact): boolean => !known.some(({revision}) => revision === fact.revision) && known.push(fact) > 0;
      for (const [revision, some, retracted] of messages) {
        const sent = said(revision, retracted ? {} : some, {retracted});
        if (take(foldedLabel(sent, known))) expect(take(foldedLabel(sent, known))).toBe(false);
      }
    }));
  });
});
