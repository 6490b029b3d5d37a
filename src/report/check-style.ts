/** The table of checks: sentences, so they wrap and stand at the left. */
export const checkStyle = `
.checks { border-collapse: collapse; font-size: .875rem; width: 100% }
.checks th, .checks td { text-align: left; font-weight: 400; padding: .6rem .75rem; vertical-align: baseline }
.checks thead th { color: var(--soft); font-size: .8125rem }
.checks tbody tr { border-top: 1px solid var(--line) } .checks tr > :first-child { padding-left: 1.25rem; white-space: nowrap }
.checks tbody th { font-weight: 650; min-width: 11rem } .checks .role { display: block; font-weight: 400; color: var(--soft) }
.checks td:last-child { min-width: 18rem; padding-right: 1.25rem } .checks td:nth-child(3) { min-width: 6rem }
@media screen and (max-width: 60rem) {
  .checks, .checks tbody, .checks tr, .checks tbody > tr > * { display: block }
  .checks thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  .checks tbody tr { padding: .85rem 1.25rem } .checks tbody > tr > *, .checks tbody > tr > :first-child { padding: .15rem 0; min-width: 0 }
  .checks td:nth-child(3) { color: var(--soft) } .checks td:nth-child(3)::before { content: "of " }
}
`;
