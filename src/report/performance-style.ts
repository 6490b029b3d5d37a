/** The model: pictures side by side, segments, strips over time, what is estimated. */
export const performanceStyle = `
.scroll { position: relative }
#performance > h3 + .note, #performance > .note + .columns { margin-bottom: .75rem }
.model .was { color: var(--soft); margin-top: .2rem } .model .detectable .note { display: block; font-size: .8125rem }
.mark { display: inline-block; font-size: .75rem; font-weight: 600; color: var(--unknown); border: 1px dashed currentColor;
  border-radius: 99px; padding: 0 .55em; vertical-align: .05em; white-space: nowrap }
.columns > .estimated > tr:first-child > * { background: repeating-linear-gradient(135deg, transparent 0 9px, var(--raised) 9px 10px) }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; font-size: .875rem; margin: .35rem 0 1.25rem }
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); gap: 2.25rem 3rem; margin: 1rem 0 1.5rem }
.plot { min-width: 0 } .plot > figcaption { font-size: .9375rem; font-weight: 650; margin-bottom: .75rem }
.plot > figcaption .range { font-weight: 400; font-size: .8125rem; white-space: normal }
.plot > figcaption .key { font-weight: 650 }
.spread { padding-top: 1.25rem }
.behind { margin-top: .5rem } .behind .scroll, .behind .small { margin: 0 } .behind .scroll { margin-top: .5rem; padding: .25rem .75rem .5rem }
.behind .small { white-space: nowrap }
.of-class { border-top: 1px solid var(--line); padding: .75rem 0 } .of-class > summary { font-size: .9375rem; color: var(--ink); width: auto }
.small.grid td, .small.grid tbody th { white-space: nowrap } .scroll > .grid { margin: .35rem 0 }
.small.numbers.grid th:nth-child(n), .small.numbers.grid td:nth-child(n) { padding-inline: .85rem } .small.grid thead th { text-align: right } .small.grid thead tr:last-child th:first-child { text-align: left }
.segments { border-collapse: separate; border-spacing: 0; font-size: .875rem; width: 100% }
.segments th, .segments td { text-align: left; font-weight: 400; padding: .45rem 1rem; vertical-align: top; border-top: 1px solid var(--line) }
.segments thead th { color: var(--soft); font-size: .8125rem; border-top: 0 } .segments .group { font-weight: 650; padding-top: 1rem; background: var(--raised) }
.segments th[scope="row"] { min-width: 9rem; max-width: 18rem } .segments .count, .segments thead th { white-space: nowrap }
.segments td:nth-child(n+3) { min-width: 11rem } .segments .figures { white-space: nowrap }
.segments .few > * { color: var(--soft) } .segments .few b { font-weight: 400 }
.small.why { margin: .35rem 0 } .small.why th:nth-child(n), .small.why td { vertical-align: top; padding-inline: .85rem } .small.why td { min-width: 11.5rem; width: 24% } .small.why tbody th { white-space: nowrap }
.apart { margin-top: 1.75rem } #why ~ .scroll + .note { margin-top: .5rem }
.small.why .figures { display: block; white-space: nowrap } .small.why .change { background: var(--raised) }
.strips { background: var(--surface); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem 1.25rem .75rem }
.strips h4 { font-size: .875rem; margin-top: .6rem } .strips h4:first-child { margin-top: 0 }
.scroll.estimates { border-style: dashed } .scroll.estimates .why td { min-width: 0; width: 40% } .scroll.estimates .figures { white-space: normal } .strips.estimates { margin-top: 1rem; border-style: dashed }
@media screen and (max-width: 40rem) {
  .strips { padding-inline: .75rem } .plots { gap: 2rem }
  .segments th, .segments td { padding-inline: .75rem }
}
@media print {
  .plots { grid-template-columns: 1fr 1fr; gap: 1.25rem 1.75rem } .behind { display: none } .legend { margin-bottom: .6rem }
  .plot, .strips, .segments tbody { break-inside: avoid } .segments { font-size: 7.5pt } .segments td:nth-child(n+3), .segments th[scope="row"] { min-width: 0 }
  .strips { border-color: #c9c6bf }
}
`;
