/** Type, colour and the frame of the page; header, opening, steps, footer. */
export const pageStyle = `
*, ::before, ::after { box-sizing: border-box }
html { font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  background: var(--ground); color: var(--ink);
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; font-variant-numeric: tabular-nums }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }
body { margin: 0; overflow-wrap: anywhere }
.page { max-width: 74rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem }
.symbols { position: absolute }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--ink); color: var(--ground);
  border-radius: 0 0 .5rem .5rem; z-index: 9 }
.skip:focus { top: 0 }
main:focus { outline: none }
:focus-visible { outline: 2.5px solid var(--link); outline-offset: 2px; border-radius: 3px }
[hidden], .no-js .toolbar, .no-js [data-theme-toggle] { display: none }
a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: 1px }
a:hover { text-decoration-thickness: 2px }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; margin: 0 }
h1 { font-size: clamp(1.35rem, 1.1rem + 1.2vw, 1.75rem); font-weight: 650; letter-spacing: -.012em }
h2 { font-size: 1.375rem; font-weight: 650; letter-spacing: -.01em; margin: 0 0 1.1rem }
h3 { font-size: 1rem; font-weight: 650; margin: 2.25rem 0 .75rem }
h4 { font-size: .9375rem; font-weight: 650 }
p, ul, ol, dl, dd, figure { margin: 0 }
code { font: .875em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace;
  color: var(--soft) }
main > section { margin-top: 4rem }
.note { color: var(--soft); font-size: .875rem }
.nothing { color: var(--soft) }
.number, .figures, .range, .rows { white-space: nowrap }
.range, .rows { color: var(--soft) }
.icon { flex: none; width: 1.2em; height: 1.2em; vertical-align: -.22em }
.badge { display: inline-flex; align-items: center; gap: .4em; font-weight: 600; font-size: .875rem; white-space: nowrap;
  line-height: 1.3 }
.badge.fail { color: var(--fail) } .badge.warn { color: var(--warn) } .badge.ok { color: var(--ok) }
.badge.unknown { color: var(--unknown) } .badge.none { color: var(--none) }
.key::before { content: ""; display: inline-block; width: 1.1em; height: .7em; margin-right: .45em; border-radius: 2px;
  vertical-align: -.02em }
.key.reference::before { background: var(--reference-fill); box-shadow: inset 0 0 0 1.5px var(--reference) }
.key.current::before { box-shadow: inset 0 0 0 2px var(--current) }
button { font: inherit; color: inherit; cursor: pointer }
.plain { background: none; border: 1px solid var(--line); border-radius: 99px; padding: .35rem .9rem; font-size: .875rem;
  color: var(--soft) }
.plain:hover { color: var(--ink); border-color: var(--strong) }

.brand { display: flex; align-items: center; gap: .55rem; font-size: .9375rem; font-weight: 600; color: var(--soft);
  margin-bottom: 2.25rem }
.brand .plain { margin-left: auto; font-weight: 400 }
.about { display: flex; flex-wrap: wrap; gap: .9rem 2.5rem; margin-top: 1.1rem; font-size: .9375rem }
.about dt { color: var(--soft); font-size: .8125rem }
nav { margin-top: 1.75rem; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line) }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; list-style: none; padding: .6rem 0; font-size: .9375rem }
nav a { color: var(--ink); text-decoration: none; padding: .25rem 0; display: inline-block }
nav a:hover { text-decoration: underline }

main > .opening { margin-top: 3rem }
.lead { font-size: clamp(1.35rem, 1.05rem + 1.5vw, 1.9rem); line-height: 1.36; letter-spacing: -.012em; max-width: 40em;
  text-wrap: pretty }
.lead .name, .lead strong { font-weight: 650; color: inherit; text-decoration-color: var(--strong) }
.topics { list-style: none; padding: 0; margin: 2.25rem 0 1rem; display: flex; flex-wrap: wrap; gap: 1rem }
.topics li { flex: 1 1 14rem; max-width: 26rem; background: var(--surface); border: 1px solid var(--line);
  border-radius: .75rem; padding: 1.1rem 1.25rem 1.15rem; display: flex; flex-direction: column; gap: .35rem }
.topics .label { color: var(--soft); font-size: .875rem; text-decoration: none }
.topics .label:hover { text-decoration: underline }
.topics .of { color: var(--ink); font-weight: 600 }
.topics .badge { font-size: 1.125rem }
.topics p { font-size: .875rem; color: var(--soft) }
.tallied { margin-top: auto; padding-top: .5rem }
.tally { display: block; margin-bottom: .5rem }
.counts { display: flex; flex-wrap: wrap; gap: 0 .9rem }
.counts b { color: var(--ink); font-weight: 650 }

.steps { padding: 0; list-style: none; counter-reset: step; max-width: 52rem; border-top: 1px solid var(--line) }
.steps li { counter-increment: step; position: relative; padding: 1rem 0 1.05rem 3rem; border-bottom: 1px solid var(--line) }
.steps li::before { content: counter(step); position: absolute; left: 0; top: 1rem; width: 1.8rem; height: 1.8rem;
  border-radius: 50%; display: grid; place-items: center; font-size: .875rem; font-weight: 650;
  background: var(--none-tint); color: var(--none) }
.steps .fail::before { background: var(--fail-tint); color: var(--fail) }
.steps .warn::before { background: var(--warn-tint); color: var(--warn) }
.steps .unknown::before { background: var(--unknown-tint); color: var(--unknown) }
.steps .what { font-weight: 600 }
.steps .what .name { color: inherit; text-decoration-color: var(--strong) }
.steps p + p { color: var(--soft); font-size: .9375rem; margin-top: .15rem }

.meanings + p, .meanings + p + p { margin-top: .75rem }
.meanings, .measures { display: grid; gap: .7rem }
.meanings div { display: grid; grid-template-columns: 9rem 1fr; gap: 1rem; max-width: 54rem }
.measures { grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 1.25rem 2.5rem }
.measures dt { font-weight: 600 } .measures dd { color: var(--soft); font-size: .9375rem }
.measures dt code { font-weight: 400; margin-left: .3em }
cite { display: block; font-style: normal; font-size: .8125rem; margin-top: .15rem }
.settings { padding-left: 1.2rem; max-width: 54rem } #method > p { max-width: 54rem }
.warnings { background: var(--warn-tint); border-radius: .75rem; padding: 1rem 1.25rem } .warnings h3 { margin: 0 0 .4rem }
.warnings ul { padding-left: 1.2rem }
footer { margin-top: 4rem; padding-top: 1.1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem }
@media screen and (max-width: 40rem) {
  .page { padding-top: 1rem }
  main > section { margin-top: 3rem } main > .opening { margin-top: 2rem }
  .brand { margin-bottom: 1.5rem }
  .meanings div { grid-template-columns: 1fr; gap: .1rem }
  .about { gap: .7rem 1.75rem }
}
`;
