/** Findings on the data, passed checks, and the wide table of values. */
export const qualityStyle = `
.findings { list-style: none; padding: 0; background: var(--surface); border: 1px solid var(--line); border-radius: .75rem }
.findings li { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .25rem 0; padding: 1rem 1.25rem }
.findings li + li { border-top: 1px solid var(--line) }
.findings .badge { align-self: start; padding-top: .1rem }
.findings li:target { background: var(--raised) }
.calm { display: flex; gap: .75rem }
.passed { margin-top: 1rem }
.passed dl { display: grid; gap: .4rem; padding: .75rem 0 .5rem 1.2rem; font-size: .875rem; max-width: 60rem }
.passed div { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 1rem } .passed dt { color: var(--soft) }
.passed strong { font-weight: 400 }
#values ~ [data-list] .toolbar { margin: 1rem 0 0 }
.scroll { overflow-x: auto; margin-top: 1rem; background: var(--surface); border: 1px solid var(--line);
  border-radius: .75rem }
.values { border-collapse: separate; border-spacing: 0; font-size: .875rem; width: 100%; white-space: nowrap }
.values th, .values td { text-align: right; font-weight: 400; padding: .2rem .75rem; vertical-align: baseline }
.values thead th { color: var(--soft); font-size: .8125rem; padding-block: .6rem; border-bottom: 1px solid var(--line) }
.values th.key, .values .change th, .values .name, .values thead th:nth-child(-n+2) { text-align: left }
.values tbody + tbody > tr:first-child > * { border-top: 1px solid var(--line) }
.values tbody tr:first-child > * { padding-top: .6rem } .values tbody tr:last-child > * { padding-bottom: .6rem }
.values tbody .name { padding-bottom: .6rem }
.values .name { position: sticky; left: 0; background: var(--surface); vertical-align: top; min-width: 11rem;
  max-width: 15rem; white-space: normal; font-weight: 650; padding-left: 1.25rem; z-index: 1 }
.values thead th:first-child { position: sticky; left: 0; background: var(--surface); padding-left: 1.25rem; z-index: 1 }
.values .name .role { display: block } .values .name .chart { margin-top: .35rem; max-width: 9rem }
.values .change > * { color: var(--current) } .values .change th { color: var(--soft) }
.values td.note { text-align: left } .values .zero { color: var(--soft) }
.values > * > tr > :last-child { padding-right: 1.25rem }
@media screen and (max-width: 40rem) {
  .findings li { grid-template-columns: minmax(0, 1fr) } .passed div { grid-template-columns: minmax(0, 1fr); gap: 0 }
  .values .name { min-width: 8rem; max-width: 8.5rem; padding-left: .9rem; padding-right: .25rem }
  .values thead th:first-child { padding-left: .9rem }
}
`;
