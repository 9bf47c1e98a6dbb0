import { htmlText, prose } from '../../src/node/html-text.ts'
import type { CatalogueEntry } from '../../systems/catalogue.ts'
import { isForLab } from '../lab/lab-system.ts'
import { descriptionOf } from './description.ts'
import { htmlDocument } from './document.ts'
import { equations } from './equations.ts'
import { flagsOf, titleOf } from './flags.ts'
import { measurements } from './measurements.ts'
import { plain } from './numbers.ts'
import { portraitFigure } from './portrait.ts'
import type { Portrayed } from './portrayed.ts'
import { style } from './style.ts'
import { parameterTable, unitText, variableTable } from './tables.ts'
import { timeSeries } from './time-series.ts'
import { chain } from './variables.ts'

/** What a page is among: the pages before and after, if any, and what stands above. */
export interface Neighbors {
  readonly bar?: string | undefined
  readonly before?: CatalogueEntry | undefined
  readonly after?: CatalogueEntry | undefined
}

/** The page of one system. No text of the entry is ever markup. */
export function systemPage(portrayed: Portrayed, neighbors: Neighbors = {}): string {
  const { entry, simulation } = portrayed
  const { system } = entry
  const body = `<nav aria-label="Breadcrumb"><a href="index.html">Atlas of dynamical systems</a> › <a href="index.html#${htmlText(entry.domain)}">${htmlText(entry.domain)}</a></nav>
<header>
<h1>${htmlText(titleOf(entry))}</h1>
${tags(entry)}
</header>
<main class="page">
<div class="pictures">
${portraitOf(portrayed)}
${seriesOf(portrayed)}
</div>
<div class="words">
${section('first', 'About', about(entry))}
${section('first', 'Equations', equations(entry))}
${section('first', 'Simulate it', simulation && codeBlock(simulation.code))}
${neighbors.bar && isForLab(entry) ? labLink(entry) : ''}
${section('third', 'Measured', measurements(entry))}
${section('third', 'Values', `${parameterTable(system)}\n${variableTable(entry)}\n${facts(entry)}`)}
${section('third', 'Source', system.source && `<p>${htmlText(system.source)}</p>`)}
</div>
</main>
${footer(neighbors)}`
  return htmlDocument({ title: `${titleOf(entry)} · Atlas of dynamical systems`, style, body, bar: neighbors.bar })
}

/** Where the pages are a part of the site. */
function labLink({ id }: CatalogueEntry): string {
  return `<p class="first"><a href="../lab.html?system=${id}">Learn it in the lab</a></p>`
}

/** What it is, and what a user should know. */
function about({ id, system }: CatalogueEntry): string {
  const paragraphs = [descriptionOf(id), system.notes].filter((text) => text !== undefined)
  return paragraphs.map((text) => `<p>${prose(text)}</p>`).join('\n')
}

const kinds = {
  ode: 'ordinary differential',
  dde: 'delay differential',
  sde: 'stochastic differential',
} as const

function tags(entry: CatalogueEntry): string {
  const flags = flagsOf(entry).filter((flag) => flag !== 'map')
  const items = [`<li>${shapeOf(entry)}</li>`, ...flags.map((flag) => `<li class="flag">${flag}</li>`)]
  return `<ul class="tags" aria-label="Kind">${items.join('')}</ul>`
}

function shapeOf({ domain, system: { dim, kind } }: CatalogueEntry): string {
  if (kind === 'map') return `map of ${dim} ${dim === 1 ? 'variable' : 'variables'}`
  if (domain === 'fields') return `field on a grid, ${dim} variables`
  return `${dim} ${kinds[kind]} ${dim === 1 ? 'equation' : 'equations'}`
}

/** On a narrow page the pictures stand among the words: `place` says where. */
function section(place: 'first' | 'third', heading: string, content: string | undefined): string {
  return content ? `<section class="${place}">\n<h2>${heading}</h2>\n${content}\n</section>` : ''
}

function portraitOf({ entry, view, trouble }: Portrayed): string {
  const figure = view ? portraitFigure(view, entry.system.name) : ''
  return `<div class="picture">${figure}${trouble ? `<p class="note">${prose(trouble)}</p>` : ''}</div>`
}

function seriesOf({ entry, simulation }: Portrayed): string {
  const { system, domain } = entry
  if (!simulation || simulation.trajectory.times.length < 2) return ''
  const { trajectory, perTurn, from } = simulation
  const discrete = system.kind === 'map'
  const unit = typeof system.units === 'object' ? unitText(system.units.time) : ''
  const series = timeSeries(trajectory, system.name, {
    from,
    rows: discrete ? 101 : 15 * perTurn + 1,
    timeLabel: discrete ? 'iteration' : `time${unit && ` in ${unit}`}`,
    discrete,
    // Two points of a ring, for all of them tell the same.
    ...(domain === 'fields' && { variables: pointsApart(chain(entry)) }),
  })
  return `<div class="picture second">${series}</div>`
}

/** Two that are half the ring from each other. */
function pointsApart(points: readonly number[]): number[] {
  return [points[0], points[points.length >> 1]]
}

/** Each line by itself, so that one too long goes on indented, with its times in one piece. */
function codeBlock(code: string): string {
  const lines = code.split('\n').map((line) => `<span>${htmlText(line).replace(/timeGrid\(.*?\)/, '<b>$&</b>')}</span>`)
  return `<pre><code>${lines.join('\n')}</code></pre>`
}

function facts({ system }: CatalogueEntry): string {
  const { units, period, invariants, lyapunovExponent } = system
  const unit = typeof units === 'object' ? ` ${htmlText(unitText(units.time))}` : ''
  const invariantNames = Object.keys(invariants)
  const lines = [
    ...(period === undefined ? [] : [`Characteristic time: ${prose(plain(period, 5))}${unit}.`]),
    ...(lyapunovExponent === undefined
      ? []
      : [`Largest Lyapunov exponent, as published: ${prose(plain(lyapunovExponent, 5))}.`]),
    ...(invariantNames.length === 0 ? [] : [`Conserved: ${invariantNames.map(htmlText).join(', ')}.`]),
    ...(units === 'dimensionless' ? ['All quantities are dimensionless.'] : []),
  ]
  return lines.map((line) => `<p class="note">${line}</p>`).join('\n')
}

function footer({ before, after }: Neighbors): string {
  const link = (entry: CatalogueEntry | undefined, mark: (title: string) => string): string =>
    entry ? `<a href="${htmlText(entry.id)}.html">${mark(htmlText(titleOf(entry)))}</a>` : '<span></span>'
  return `<footer>${link(before, (title) => `← ${title}`)}${link(after, (title) => `${title} →`)}</footer>`
}
