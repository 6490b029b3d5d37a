import {count} from "../chart/number.ts";
import {shortened} from "../chart/shortened.ts";
import type {Run} from "../result/result.ts";
import {type CheckRow, checkRows, checkWord} from "./check-row.ts";
import {foot, plain, signs} from "./markdown.ts";
import {titleOf} from "./title.ts";

const mostRows = 40;

/** The checks of a run in Markdown, for the summary of a build or a pull request: how it came out, and what is not well. */
export function checkMarkdown(run: Run): string {
  const rows = checkRows(run), bad = rows.filter(({tone}) => tone !== "ok");
  const sign = run.gate?.passed === false ? signs.fail : bad.length > 0 ? signs.warn : signs.ok;
  const fine = rows.length - bad.length;
  const parts = [
    `### ${sign} ${plain(shortened(titleOf(run), 120))}`, plain(run.gate?.says ?? ""), bad.length > 0 ? table(bad) : "",
    bad.length > mostRows ? `…and ${count(bad.length - mostRows)} more.` : "",
    fine > 0 ? `<details><summary>${count(fine)} ${fine === 1 ? "check is" : "checks are"} ok</summary>\n\n${table(rows.slice(bad.length))}\n\n</details>` : "",
    foot(run),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function table(rows: readonly CheckRow[]): string {
  const lines = rows.slice(0, mostRows).map(({check, result, tone, where}) =>
    `| ${signs[tone]} ${checkWord[tone]} | ${plain(shortened(check.name, 80))} | \u2068${plain(where)}\u2069 | ${plain(shortened(result.says, 300))} |`);
  return ["| Verdict | Check | Of | Found |", "|---|---|---|---|", ...lines].join("\n");
}
