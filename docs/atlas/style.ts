import { colors, darkColors } from '../../src/figure/theme.ts'

const variables = (palette: Readonly<Record<string, string>>, rest: string): string =>
  `${Object.entries(palette)
    .map(([role, color]) => `--${role}: ${color}`)
    .join('; ')}; ${rest}`

const dark = variables(darkColors, 'color-scheme: dark; --surface: #1b2026; --link: var(--model)')

/** The look of all pages: that of the site. */
export const style: string = `
:root { ${variables(colors, 'color-scheme: light; --surface: #f4f4f1; --link: #b0400f')} }
@media (prefers-color-scheme: dark) { :root:not(.light) { ${dark} } }
:root.dark { ${dark} }
* { box-sizing: border-box }
body {
  margin: 0 auto; max-width: 78rem; padding: 2.5rem 2rem 4rem; background: var(--background); color: var(--ink);
  font: 1rem/1.65 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; overflow-wrap: break-word;
}
.site { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: -1rem 0 2rem; padding-bottom: 1rem; border-bottom: 1px solid var(--grid); font-size: .875rem; font-weight: 500 }
.site a { color: var(--ink); text-decoration: none }
.site a:hover, .site [aria-current] { color: var(--link) }
.site .home { margin-right: auto; font-size: 1rem; font-weight: 600 }
a { color: inherit; text-decoration-color: var(--muted); text-underline-offset: .18em }
a:hover { text-decoration-color: currentColor }
:focus-visible { outline: 2px solid var(--model); outline-offset: 3px }
nav { font-size: .9375rem; color: var(--muted) }
h1 { margin: .5rem 0 .75rem; font-size: clamp(1.9rem, 1.2rem + 2.4vw, 2.8rem); line-height: 1.12; letter-spacing: -0.015em; text-wrap: balance }
h2 { margin: 0 0 .75rem; font-size: 1.125rem; line-height: 1.3 }
p { margin: 0 0 1rem; max-width: 42rem }
section { margin: 0 0 2rem; min-width: 0 }
.tags { display: flex; flex-wrap: wrap; gap: .375rem .5rem; margin: 0; padding: 0; list-style: none; font-size: .875rem; line-height: 1.4; color: var(--muted) }
.tags li { padding: .0625rem .5rem; border: 1px solid var(--grid); border-radius: 1rem }
.tags .flag { border-color: var(--muted); color: var(--ink) }
main { margin-top: 2rem }
.picture { margin-bottom: 1.5rem }
@media (min-width: 60rem) {
  .page { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 3rem }
  .pictures { order: 2 }
}
@media (max-width: 60rem) {
  .page { display: flex; flex-direction: column }
  .pictures, .words { display: contents }
  .first { order: 1 }
  .second { order: 2 }
  .third { order: 3 }
}
figure { margin: 0 }
figcaption { margin-top: .5rem; font-size: .875rem; line-height: 1.5; color: var(--muted) }
svg { display: block; width: 100%; height: auto }
svg text { font-size: 15px; fill: var(--muted); font-variant-numeric: tabular-nums }
svg text.name { font-size: 17px; fill: var(--ink) }
.edge { fill: none; stroke: var(--muted); stroke-opacity: .45 }
.line, .dots { fill: none; stroke: var(--truth); stroke-linecap: round; stroke-linejoin: round }
.line { stroke-width: 4.4 }
.dots { stroke-width: 6.4; stroke-opacity: .8 }
.faint { stroke: var(--muted); stroke-opacity: .5; stroke-width: 3.2 }
.accent { stroke: var(--model); stroke-width: 11; stroke-opacity: 1 }
.spots { stroke-width: 30 }
.depth0 { stroke-opacity: .5 }
.depth1 { stroke-opacity: .75 }
.series .dots { stroke-width: 16 }
.equations {
  overflow-x: auto; padding: .25rem 0; font-size: 1rem;
  /* A shadow where more lies beyond the edge, covered once it is scrolled to. */
  background:
    linear-gradient(to left, var(--background) 50%, transparent) right / 3rem 100% no-repeat local,
    linear-gradient(to right, var(--background) 50%, transparent) left / 3rem 100% no-repeat local,
    linear-gradient(to left, var(--grid), transparent) right / 1.5rem 100% no-repeat scroll,
    linear-gradient(to right, var(--grid), transparent) left / 1.5rem 100% no-repeat scroll;
}
.equations .katex { display: block }
math { font-size: 1.08em; font-family: 'Latin Modern Math', 'STIX Two Math', 'Cambria Math', 'XITS Math', 'Libertinus Math', 'DejaVu Math TeX Gyre', math }
math[display=block] { width: max-content; margin: .5rem 0 }
mtd { text-align: left; padding-inline: 0 }
mtd:first-child { text-align: right }
mtd:nth-child(2) { text-align: left }
pre { margin: 0; padding: .875rem 1rem; overflow-x: auto; white-space: pre-wrap; border: 1px solid var(--grid); border-radius: .375rem; font: .875rem/1.6 ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace }
code { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: .875em }
pre span { display: inline-block; padding-left: 2ch; text-indent: -2ch }
pre b { display: inline-block; text-indent: 0; font-weight: inherit }
.table { overflow-x: auto }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.4 }
caption { padding: 0 0 .375rem; text-align: left; font-weight: 600 }
tr { border-top: 1px solid var(--grid) }
thead tr { border: 0 }
thead th { color: var(--muted); font-size: .8125rem }
th, td { padding: .375rem 1rem .375rem 0; text-align: left; vertical-align: baseline; font-weight: normal; white-space: nowrap }
td { font-variant-numeric: tabular-nums }
.table + .table, details { margin-top: 1.25rem }
summary { cursor: pointer; font-size: .9375rem; color: var(--muted) }
details > * + * { margin-top: .75rem }
.note { margin-top: .75rem; font-size: .875rem; line-height: 1.5; color: var(--muted) }
footer { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; margin-top: 2rem; padding-top: 1.25rem; border-top: 1px solid var(--grid); color: var(--muted); font-size: .9375rem }
@media (max-width: 40rem) { .site { margin: -.25rem 0 1.25rem; padding-bottom: .75rem; column-gap: 1rem } body { padding: 1.25rem 1rem 3rem; font-size: 1rem } main { margin-top: 1.25rem } }
`
