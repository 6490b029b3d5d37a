/** The table of checks: sentences, so they wrap and stand at the left. */
export const checkStyle = `
.checks { border-collapse: collapse; font-size: .875rem; width: 100% }
.checks th, .checks td { text-align: left; font-weight: 400; padding: .6rem .75rem; vertical-align: baseline }
.checks thead th { color: var(--soft); font-size: .8125rem }
.checks tbody tr { border-top: 1px solid var(--line) } .checks tr > :first-child { padding-left: 1.25rem; white-space: nowrap }
.checks tbody th { font-weight: 650; min-width: 11rem } .checks .role { display: block; font-weight: 400; color: var(--soft) }
.checks td:last-child { min-width: 18rem; padding-right: 1.25rem }
`;
