import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {type Browser, chromium, type Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {report} from "../../src/report/report.ts";
import {gateOf} from "../../src/result/gate.ts";
import type {Result, Run} from "../../src/result/result.ts";
import {chromiumArgs, chromiumBin} from "./chromium.ts";
import {contrastScript, overflowScript} from "./page-scripts.ts";
import {allRuns} from "./runs.ts";

const command = "CHROMIUM_BIN=/path/to/chromium npx vitest run test/report/browser.test.ts";
if (chromiumBin === undefined && process.env["REQUIRE_SERVICES"] === "1") {
  throw new Error(`missing chromium: set CHROMIUM_BIN (${command})`);
}

/** The rows of the table of columns, and those that a search or filter leaves. */
const rows = "[...document.querySelectorAll('#columns [data-list] tbody[data-tone]')]";
const rowsShown = `${rows}.filter((one) => !one.hidden)`;

interface Look {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly javaScriptEnabled?: boolean;
}

/** A run of checks: long names, long sentences, columns and segments. */
function checkedRun(): Run {
  const run = allRuns["spine"](), results = run.results.map((result, i): Result => ({
    ...result, ...(i % 3 === 0 && {column: null, segment: {site: "Lyon"}}),
    check: {suite: "release", name: i % 2 === 0 ? "Mean of a business column" : result.title, condition: "must be at most 600", bounds: {max: 600}, severity: "fail", required: false},
  }));
  return {...run, preset: "checks", results, gate: gateOf(results, {suites: [{name: "release", checks: []}], failOn: "fail", unknown: "pass"}, null)};
}

/** A page with what went wrong on it. */
interface Opened {
  readonly page: Page;
  readonly faults: string[];
}

describe.skipIf(chromiumBin === undefined)(`the report in a browser (skipped without chromium; ${command})`, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), "plumbline-report-"));

  beforeAll(async () => {
    browser = await chromium.launch({executablePath: chromiumBin ?? "", args: [...chromiumArgs]});
    for (const name of ["spine", "evil", "quality", "numbers", "over", "model", "diagnoses", "bikes", "unlabelled", "evil-model"]) {
      writeFileSync(join(folder, `${name}.html`), report(allRuns[name]()));
    }
    writeFileSync(join(folder, "checks.html"), report(checkedRun()));
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, {recursive: true});
  });

  const open = async (name: string, look: Look = {}): Promise<Opened> => {
    const {width = 1280, colorScheme = "light", javaScriptEnabled = true} = look;
    const page = await browser.newPage({viewport: {width, height: 900}, colorScheme, javaScriptEnabled});
    const faults: string[] = [];
    page.on("console", (message) => { if (message.type() !== "log") faults.push(message.text()); });
    page.on("pageerror", (error) => { faults.push(String(error)); });
    page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
    page.on("request", (request) => { if (!/^(file|data):/.test(request.url())) faults.push(`request: ${request.url()}`); });
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    return {page, faults};
  };

  const openAll = (page: Page): Promise<unknown> =>
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");

  const tabTo = async (page: Page, selector: string): Promise<void> => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return;
    }
    throw new Error(`not reached by keyboard: ${selector}`);
  };

  it.each(["spine", "evil", "model", "bikes", "evil-model"])("opens the %s report without an error, a request or a dialog", async (name) => {
    const {page, faults} = await open(name);
    await openAll(page);
    await page.hover("h1");
    expect(await page.title()).toMatch(/(?:monitoring|performance) report/);
    expect(await page.evaluate("document.scripts.length + document.images.length")).toBe(1);
    expect(faults).toEqual([]);
    await page.close();
  });

  it.each([
    ["spine", 360], ["spine", 390], ["spine", 768], ["spine", 1280], ["evil", 360], ["evil", 1280], ["quality", 360], ["over", 390], ["over", 1280],
    ["numbers", 390], ["model", 360], ["model", 1280], ["diagnoses", 390], ["diagnoses", 768], ["bikes", 390], ["bikes", 1280],
    ["unlabelled", 390], ["evil-model", 360], ["evil-model", 1280],
  ])(
    "shows the %s report %i pixels wide with nothing cut and no sideways scroll, all details open", async (name, width) => {
      const {page} = await open(name, {width});
      await openAll(page);
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
      expect(await page.evaluate(overflowScript)).toEqual([]);
      await page.close();
    });

  it.each([360, 390, 768, 1280])("shows checks %i pixels wide with every cell in view and none of one letter a line", async (width) => {
    const {page} = await open("checks", {width});
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
    const cells = await page.evaluate<number[][]>(`[...document.querySelectorAll(".checks tbody :is(td, th)")].map((cell) => {
      const {left, right, width} = cell.getBoundingClientRect();
      return [left, innerWidth - right, width - 64];
    })`);
    expect(cells.length).toBeGreaterThan(40);
    expect(cells.filter((room) => Math.min(...room) < 0)).toEqual([]);
    await page.close();
  });

  it.each([
    ["light", "spine"], ["dark", "spine"], ["light", "checks"], ["dark", "checks"], ["light", "model"], ["dark", "model"], ["light", "bikes"], ["dark", "bikes"],
  ] as const)("has a contrast of at least 4.5 for all text in the %s theme of the %s report", async (colorScheme, name) => {
    const {page} = await open(name, {colorScheme});
    await openAll(page);
    const {pairs, low} = await page.evaluate<{pairs: number; low: string[]}>(contrastScript);
    expect(pairs).toBeGreaterThan(8);
    expect(low).toEqual([]);
    await page.close();
  });

  it("turns dark and back at the press of a key, and remembers it", async () => {
    const {page} = await open("spine");
    const ground = (): Promise<string> => page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    const light = await ground();
    await tabTo(page, "[data-theme-toggle]");
    await page.keyboard.press("Enter");
    expect(await ground()).not.toBe(light);
    expect(await page.evaluate<{low: string[]}>(contrastScript)).toMatchObject({low: []});
    await page.reload();
    expect(await ground()).not.toBe(light);
    await page.keyboard.press("Tab");
    await page.click("text=Light theme");
    expect(await ground()).toBe(light);
    await page.close();
  });

  it("searches by keyboard, whatever case or underscores", async () => {
    const {page} = await open("spine");
    await tabTo(page, "[data-search]");
    await page.keyboard.type("Pelvic t");
    expect(await page.evaluate(`${rowsShown}.map((one) => one.dataset.name)`)).toEqual(["pelvic_tilt"]);
    expect(await page.textContent("[data-status]")).toBe("1 of 12 shown");
    await page.keyboard.type("zzz");
    expect(await page.isVisible("#columns .none-found")).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.textContent("[data-status]")).toBe("12 of 12 shown");
    await page.close();
  });

  it("filters by verdict by keyboard, several at once", async () => {
    const {page} = await open("spine");
    const tones = (): Promise<string[]> => page.evaluate(`[...new Set(${rowsShown}.map((one) => one.dataset.tone))]`);
    await tabTo(page, "[data-filter=warn]");
    await page.keyboard.press("Space");
    expect(await tones()).toEqual(["warn"]);
    expect(await page.getAttribute("[data-filter=warn]", "aria-pressed")).toBe("true");
    await tabTo(page, "[data-filter=ok]");
    await page.keyboard.press("Space");
    expect(await tones()).toEqual(["warn", "ok"]);
    await page.close();
  });

  it("sorts by keyboard, both ways, and says so", async () => {
    const {page} = await open("spine");
    const names = (): Promise<string[]> => page.evaluate(`${rows}.map((one) => one.dataset.name)`);
    const before = await names();
    await tabTo(page, "#columns [data-list] th[data-sort=name] button");
    await page.keyboard.press("Enter");
    const sorted = [...before].sort((a, b) => a.localeCompare(b));
    expect(await names()).toEqual(sorted);
    expect(await page.getAttribute("#columns [data-list] th[data-sort=name]", "aria-sort")).toBe("ascending");
    await page.keyboard.press("Enter");
    expect(await names()).toEqual([...sorted].reverse());
    expect(await page.evaluate("document.querySelectorAll('#columns [data-list] [aria-sort]').length")).toBe(1);
    await page.click("#columns [data-list] th[data-sort=verdict] button");
    expect(await names()).toEqual(before);
    await page.close();
  });

  it("opens the details that a link leads to", async () => {
    const {page} = await open("spine");
    await page.click(".lead a >> nth=0");
    expect(await page.evaluate("document.querySelector('tbody:target details').open")).toBe(true);
    await page.close();
  });

  it("can be read without JavaScript: no dead controls, details open by hand", async () => {
    const {page, faults} = await open("spine", {javaScriptEnabled: false});
    for (const control of [".toolbar >> nth=0", "[data-theme-toggle]"]) expect(await page.isVisible(control)).toBe(false);
    expect(await page.isVisible("text=measurements changed since training")).toBe(true);
    expect(await page.isVisible(".detail >> nth=0")).toBe(false);
    await page.click(".more summary >> nth=0");
    expect(await page.isVisible(".detail >> nth=0")).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  });

  it.each([true, false])("prints everything open and no controls (scripts: %s)", async (javaScriptEnabled) => {
    const {page} = await open("spine", {javaScriptEnabled, colorScheme: "dark", width: 794});
    await page.emulateMedia({media: "print"});
    for (const control of [".toolbar >> nth=0", "[data-theme-toggle]", "nav"]) expect(await page.isVisible(control)).toBe(false);
    const boxes = await page.locator(".detail").all();
    for (const box of boxes) expect((await box.boundingBox())?.height).toBeGreaterThan(100);
    const pdf = await page.pdf({format: "A4"});
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(5);
    await page.close();
  });

  it("lets the numbers behind a picture be opened and scrolled by keyboard", async () => {
    const {page} = await open("model", {width: 390});
    await tabTo(page, ".plot .behind summary");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.closest('details').open")).toBe(true);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.matches('.behind .scroll')")).toBe(true);
    await page.close();
  });

  it("shows the model without scripts: pictures drawn, the hardest class open, numbers opened by hand", async () => {
    const {page, faults} = await open("diagnoses", {javaScriptEnabled: false});
    expect(await page.isVisible(".of-class[open] .plot svg >> nth=0")).toBe(true);
    expect(await page.locator(".of-class[open]").count()).toBe(1);
    await page.click(".plot .behind summary >> nth=0");
    expect(await page.isVisible(".plot .behind table >> nth=0")).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  });

  it("prints the pictures of a model on a few pages, without the numbers behind them", async () => {
    const {page} = await open("model", {width: 794});
    await page.emulateMedia({media: "print"});
    expect(await page.isVisible(".plot svg >> nth=0")).toBe(true);
    expect(await page.isVisible(".behind summary >> nth=0")).toBe(false);
    const pdf = await page.pdf({format: "A4"});
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeLessThan(12);
    await page.close();
  });

  it("moves nothing for those who asked for less motion", async () => {
    const {page} = await open("spine");
    await page.emulateMedia({reducedMotion: "reduce"});
    expect(await page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")).toBe("auto");
    expect(await page.evaluate("getComputedStyle(document.querySelector('summary'), '::before').transitionDuration")).toBe("0s");
    await page.close();
  });

  it("shows where the keyboard is", async () => {
    const {page} = await open("spine");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the findings");
    expect(await page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")).toBe(true);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
    await page.close();
  });
});
