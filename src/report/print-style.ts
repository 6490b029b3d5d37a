/** Paper: everything open, no controls, no row torn apart; always in the light colours. */
export const printStyle = `
@media print {
  @page { margin: 15mm 13mm }
  html { font-size: 8.5pt; background: #fff }
  .page { max-width: none; padding: 0 }
  nav, .toolbar, .skip, [data-theme-toggle], .more summary, .sort::after,
    details > summary::before { display: none !important }
  a, .sort { color: inherit !important; text-decoration: none !important; font-weight: inherit !important }
  details::details-content { content-visibility: visible; display: block; block-size: auto; overflow: visible }
  .brand { margin-bottom: 1rem } main > section { margin-top: 2.25rem } main > .opening { margin-top: 1.75rem }
  .lead { font-size: 15pt }
  .topics { gap: .6rem } .topics li { flex-basis: 9rem; padding: .8rem .9rem }
  .topics li, .columns, .findings, .scroll, .columns * { border-color: #c9c6bf }
  .steps { max-width: none } .steps li { padding-block: .6rem }
  .columns { overflow: visible; table-layout: fixed }
  .columns > colgroup > .verdict { width: 9rem } .columns > colgroup > .drawing { width: 8.5rem }
  .columns > colgroup > .effect { width: 12rem } .columns > colgroup > .detectable { width: 6.5rem }
  .columns > thead { display: table-row-group }
  .chart text { font-size: 9.5px }
  .columns > tbody > .more > td { padding-bottom: .5rem }
  .detail { grid-template-columns: 34% 1fr 30%; grid-template-rows: auto 1fr; gap: .75rem 1.5rem; padding: .25rem 0 .75rem;
    align-items: start } .detail figcaption { margin-bottom: 1.1rem; font-size: .8125rem }
  .pictures { display: contents } .detail figure, .pictures > .note { grid-column: 1; grid-row: 1 / span 2 }
  .pictures .small { grid-column: 3 } .evidence { grid-column: 2; grid-row: 1 / span 2; gap: .75rem }
  .small, .facts, .small thead th { font-size: .8125rem }
  .small.numbers td, .small th[scope="row"] { padding: .1rem 0 .1rem .25rem; min-width: 0 } .judged > p { font-size: .875rem }
  .detail .small th[scope="row"] { padding-left: 0 } .columns > tbody > tr > * { padding-top: .8rem }
  .judged + .judged, .evidence > * + .small, .also { padding-top: .6rem } .strip { margin-block: .4rem }
  .facts div { grid-template-columns: 7rem 1fr; padding: 0; line-height: 1.35 }
  .columns > tbody, .topics, .steps li, .judged, .findings li, figure, .small, .meanings div, .measures div,
    .values tbody { break-inside: avoid }
  h2, h3, h4, caption { break-after: avoid }
  .scroll { overflow: visible; border: 0 } .values { font-size: 6.8pt } .values thead th { font-size: 6.8pt }
  .values th, .values td { padding-inline: .4rem; white-space: normal }
  .values .name { position: static; min-width: 0; padding-left: 0 } .values thead th:first-child { padding-left: 0 }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
`;
