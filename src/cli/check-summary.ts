import {type CheckRow, checkRows, checkWord} from "../report/check-row.ts";
import type {Run} from "../result/result.ts";
import {marks} from "./summary.ts";
import {aligned, cut, painter, safe} from "./terminal.ts";

/** Checks that are ok are listed as far as this; what is not ok always is. */
const most = 20;
const widest = 36;

/** What a person wants to read on the terminal: every check that is not ok, worst first, then how it came out in words. */
export function checkSummary(run: Run, stream: NodeJS.WriteStream): string[] {
  const paint = painter(stream), rows = checkRows(run), bad = rows.filter(({tone}) => tone !== "ok").length;
  const shown = rows.slice(0, Math.max(bad, most)), rest = rows.length - shown.length;
  const lines = aligned(shown.map(cells)).map((line, i) => {
    const [mark, style] = marks[shown[i].tone];
    return `  ${paint(style, mark)} ${line}`;
  });
  return [...lines, ...(rest > 0 ? [paint("dim", `    and ${rest} more that ${rest === 1 ? "is" : "are"} ok`)] : []), ""];
}

const cells = ({check, result, tone, where}: CheckRow): string[] =>
  [checkWord[tone], cut(safe(check.name), widest), cut(safe(where), widest), safe(result.says)];
