/** The table of columns, its toolbar, and what opens beneath a row; cards on narrow screens. */
export const columnStyle = `
.toolbar { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem; margin-bottom: .75rem }
.search { flex: 1 1 13rem; max-width: 20rem }
.search input { width: 100%; font: inherit; font-size: .9375rem; color: inherit; background: var(--surface);
  border: 1px solid var(--strong); border-radius: 99px; padding: .35rem 1rem }
.search input::placeholder { color: var(--soft); opacity: 1 }
.filters { display: flex; flex-wrap: wrap; gap: .4rem }
.chip { display: inline-flex; align-items: center; gap: .4em; font-size: .875rem; background: var(--surface);
  border: 1px solid var(--line); border-radius: 99px; padding: .3rem .8rem .3rem .6rem }
.chip .n { color: var(--soft) }
.chip.fail .icon { color: var(--fail) } .chip.warn .icon { color: var(--warn) } .chip.ok .icon { color: var(--ok) }
.chip.unknown .icon { color: var(--unknown) } .chip.none .icon { color: var(--none) }
.chip:hover { border-color: var(--strong) }
.chip[aria-pressed="true"] { background: var(--ink); color: var(--ground); border-color: var(--ink) }
.chip[aria-pressed="true"] .n, .chip[aria-pressed="true"] .icon { color: inherit }
.toolbar .plain { margin-left: auto }
.none-found { padding: 1.5rem 0; color: var(--soft) }

.columns { width: 100%; table-layout: fixed; background: var(--surface); border: 1px solid var(--line);
  border-radius: .75rem; border-spacing: 0; border-collapse: separate; overflow: clip }
.columns > * > tr > th { text-align: left; font-weight: inherit }
.columns > thead > tr > th { font-size: .8125rem; color: var(--soft); padding: .6rem .75rem;
  border-bottom: 1px solid var(--line); vertical-align: bottom }
@media (min-width: 60.01rem), print {
  .columns > colgroup > .verdict { width: 9.75rem } .columns > colgroup > .drawing { width: 10.5rem }
  .columns > colgroup > .effect { width: 15.5rem } .columns > colgroup > .detectable { width: 8rem }
}
.columns > tbody > tr > * { padding: 1.1rem .75rem .35rem; vertical-align: top }
.columns > * > tr > :first-child { padding-left: 1.25rem } .columns > * > tr > :last-child { padding-right: 1.25rem }
.columns > tbody + tbody > tr:first-child > * { border-top: 1px solid var(--line) }
.columns > tbody:target { background: var(--raised) }
.columns > tbody > tr > .verdict { padding-top: 1.2rem }
.columns .name .title { font-weight: 650 }
.role { color: var(--soft); font-size: .8125rem; font-weight: 400 }
.says { display: block; font-size: .9375rem; margin-top: .15rem; color: var(--soft) }
.says span { display: block }
.columns .fail .says, .columns .warn .says { color: var(--ink) }
.spark { display: block; overflow: visible }
.chart { display: block; overflow: visible; font-variant-numeric: tabular-nums }
.columns .figures { display: block; font-size: .875rem; white-space: normal; margin-top: .1rem }
.figures b { font-weight: 600 }
.columns > tbody > tr > .detectable { font-size: .875rem; padding-top: 1.2rem }
.only-narrow { display: none }
.columns > tbody > .more > td { padding: 0 1.25rem }
.sort { background: none; border: 0; padding: .1rem 0; margin: 0; text-align: left; color: inherit; font-weight: 400 }
.sort:hover { color: var(--ink); text-decoration: underline; text-underline-offset: .2em }
.sort::after { content: "\\2195"; opacity: .55; margin-left: .35em; display: inline-block; width: .8em }
[aria-sort] .sort { color: var(--ink); font-weight: 600 }
[aria-sort="ascending"] .sort::after { content: "\\2193"; opacity: 1 }
[aria-sort="descending"] .sort::after { content: "\\2191"; opacity: 1 }

details > summary { cursor: pointer; list-style: none; width: fit-content; color: var(--soft); font-size: .875rem }
details > summary::-webkit-details-marker { display: none }
details > summary::before { content: ""; display: inline-block; width: .4em; height: .4em; border: solid currentColor;
  border-width: 0 1.75px 1.75px 0; rotate: -45deg; margin: 0 .65em .12em .1em; transition: rotate .15s }
details[open] > summary::before { rotate: 45deg; margin-bottom: .22em }
details > summary:hover { color: var(--ink) }
@media (prefers-reduced-motion: reduce) { details > summary::before { transition: none } }
.more summary { padding: .25rem 0 .9rem; margin-left: 9.25rem }
.detail { display: grid; grid-template-columns: minmax(0, 7fr) minmax(0, 6fr); gap: 1.5rem 3rem; padding: .75rem 0 2rem }
.detail figcaption { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; font-size: .875rem; margin-bottom: 1.5rem }
.whole-name { grid-column: 1 / -1; font-size: .875rem }
.pictures, .evidence { display: grid; gap: 1.5rem; align-content: start }
.judged > p { font-size: .9375rem; margin-top: .3rem }
.judged h4 { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: center; justify-content: space-between }
.judged .why { background: var(--unknown-tint); color: var(--ink); border-radius: .4rem; padding: .45rem .75rem;
  margin-top: .5rem }
.judged.none .why { background: var(--none-tint) }
.judged + .judged, .evidence > * + .small, .also { border-top: 1px solid var(--line); padding-top: 1.25rem }
.strip { margin: .75rem 0 .5rem }
.facts { font-size: .875rem; margin-top: .5rem }
.facts div { display: grid; grid-template-columns: 10.5rem 1fr; gap: .75rem; padding: .14rem 0 }
.facts dt { color: var(--soft) } .facts .number { white-space: normal }
.small { width: 100%; border-collapse: collapse; font-size: .875rem }
.small caption { text-align: left; font-weight: 650; padding-bottom: .35rem }
.small th, .small td { text-align: left; font-weight: 400; padding: .28rem .6rem .28rem 0; vertical-align: baseline }
.small thead th { color: var(--soft); font-size: .8125rem; padding-bottom: .1rem }
.small th[scope="row"] { overflow-wrap: break-word; min-width: 6rem } .small th.part { color: var(--soft); padding-left: .75rem }
.small.numbers td:not(.note), .small.numbers thead th:not(:first-child) { text-align: right; padding: .28rem 0 .28rem .6rem }
.small.numbers thead th { white-space: nowrap }
.small tbody tr > * { border-top: 1px solid var(--line) }
.evidence > table.small { border-top: 0 }
.also ul { list-style: none; padding: 0; margin-top: .4rem; font-size: .9375rem }
.also li { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .5rem }
.also .badge { align-self: start; padding-top: .15rem } .also li + li { margin-top: .3rem }

@media screen and (max-width: 60rem) {
  .detail { grid-template-columns: minmax(0, 1fr) }
  .columns, .columns > *, .columns > * > tr, .columns > * > tr > * { display: block }
  .columns > colgroup { display: none }
  .columns { background: none; border: 0; border-radius: 0; overflow: visible }
  .columns:not(.sortable) > thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  .columns > thead > tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.1rem; padding: 0 0 .6rem;
    font-size: .8125rem; color: var(--soft) }
  .columns > thead > tr::before { content: "Sort by" }
  .columns > thead > tr > th.verdict, .columns > thead > tr > th { padding: .15rem 0; border: 0; width: auto }
  .columns > thead > tr > .drawing { display: none }
  .columns > tbody { background: var(--surface); border: 1px solid var(--line); border-radius: .75rem;
    padding: 1rem 1.1rem .25rem; margin-bottom: .75rem }
  .columns > tbody + tbody > tr:first-child > * { border-top: 0 }
  .columns > tbody > tr:first-child { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: .75rem 1.5rem }
  .columns > tbody > tr > *, .columns > tbody > tr > .verdict, .columns > tbody > tr > :first-child,
    .columns > tbody > tr > :last-child { padding: 0 }
  .columns > tbody > tr > .verdict, .columns > tbody > tr > .name { grid-column: 1 / -1 }
  .columns > tbody > tr > .verdict { margin-bottom: -.45rem }
  .columns > tbody > tr > .detectable { grid-column: 1 / -1; color: var(--soft); margin-top: -.35rem; padding: 0 }
  .only-narrow { display: inline }
  .columns > tbody > .more > td { padding: .5rem 0 0 } .more summary { margin-left: 0 }
}
@media screen and (max-width: 26rem) {
  .columns > tbody > tr:first-child { grid-template-columns: minmax(0, 1fr) } .toolbar .plain { margin-left: 0 }
  .facts div { grid-template-columns: 8rem minmax(0, 1fr) }
  .small, .small.numbers { font-size: .8125rem }
  .small.numbers td:not(.note), .small.numbers thead th:not(:first-child) { padding-left: .3rem }
  .small .number { white-space: normal }
  .small th[scope="row"] { min-width: 4.5rem } .small .range { display: block }
  .key::before { width: .8em; margin-right: .35em }
}
`;
