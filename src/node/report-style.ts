import { colors, darkColors } from '../figure/theme.ts'

/** The colors of the theme as variables named for their roles, which page and figures share; light and dark. */
export const colorVariables: string = `
:root { ${variables(colors)} }
@media (prefers-color-scheme: dark) { :root { ${variables(darkColors)} } }
`

/** The look of a report. */
export const reportStyle: string = `${colorVariables}
* { box-sizing: border-box }
body {
  counter-reset: figure; margin: 0 auto; max-width: 76rem; padding: 3.5rem 2rem 4rem; background: var(--background); color: var(--ink);
  font: 1.0625rem/1.6 Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif; overflow-wrap: break-word;
}
h1, h2, table, figcaption, footer, .plot { font-family: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif }
h1 { margin: 0 0 1rem; font-size: 1rem; font-weight: 600; color: var(--muted) }
.headline { margin: 0 0 1.25rem; font-size: clamp(2rem, 1.2rem + 2.6vw, 3.1rem); line-height: 1.12; letter-spacing: -0.015em; text-wrap: balance }
h2 { margin: 0 0 .75rem; font-size: 1.25rem; line-height: 1.3 }
p { margin: 0 0 1rem; max-width: 42rem }
section { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--grid) }
figure { counter-increment: figure; margin: 1.5rem 0 0; min-width: 0 }
figcaption { margin-top: .5rem; max-width: 46rem; font-size: .875rem; line-height: 1.5; color: var(--muted) }
figcaption::before { content: 'Figure ' counter(figure) '. '; color: var(--ink); font-weight: 600 }
.plot { color: var(--muted); font-size: .875rem }
table { margin-top: 1.5rem; width: 100%; table-layout: fixed; border-collapse: collapse; font-size: .9375rem; line-height: 1.4 }
tr { border-top: 1px solid var(--grid) }
th, td { padding: .5rem 1rem .5rem 0; text-align: left; vertical-align: baseline; font-weight: normal }
td { font-variant-numeric: tabular-nums }
td:nth-child(2) { width: 38%; font-weight: 600 }
th { width: 25% }
.note { padding-right: 0; color: var(--muted); font-size: .875rem }
footer { margin-top: 3rem; padding-top: 1.5rem; border-top: 1px solid var(--grid); color: var(--muted); font-size: .875rem }
code { color: var(--ink); font-size: .875rem }
@media (min-width: 62rem) {
  .beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.05fr); gap: 3rem; align-items: start }
}
@media (max-width: 40rem) {
  body { padding: 1.75rem 1rem 3rem; font-size: 1rem }
  tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; padding: .5rem 0 }
  th, td, td:nth-child(2) { width: auto; padding: 0 }
  td:nth-child(2) { max-width: 70vw; padding-left: 1rem; text-align: right }
  .note { grid-column: 1 / -1 }
  figure { margin-inline: -.5rem }
  figcaption { padding-inline: .5rem }
}
`

function variables(palette: Readonly<Record<string, string>>): string {
  return Object.entries(palette)
    .map(([role, color]) => `--${role}: ${color}`)
    .join('; ')
}
