/** Colors on a light page, told apart by every common kind of color vision. Truth and model never change theirs. */
export const colors = {
  ink: '#1b1f24',
  muted: '#656d76',
  grid: '#e4e7eb',
  background: '#fdfdfc',
  truth: '#243b53',
  model: '#d9541e',
  baseline1: '#4c8fbd',
  baseline2: '#5a9a78',
  baseline3: '#a580ad',
  baseline4: '#a8924a',
} as const

/** What a color is for. A page may swap the colors of `colors` for its own by role. */
export type ColorRole = keyof typeof colors

/** The same roles on a dark page. */
export const darkColors: Readonly<Record<ColorRole, string>> = {
  ink: '#e8eaed',
  muted: '#9aa3ad',
  grid: '#2c333b',
  background: '#14181c',
  truth: '#c9d6e5',
  model: '#ff8552',
  baseline1: '#6caedb',
  baseline2: '#79bd98',
  baseline3: '#c6a1ce',
  baseline4: '#cbb46a',
}

/** Who drew a curve: the truth, the model under study, or something to measure it against. */
export type Role = 'truth' | 'model' | 'baseline'

/** How plotly draws a line. */
export interface Line {
  readonly color: string
  readonly width: number
  readonly dash?: string
}

// Truth is the wider line underneath, so that both still show where they agree.
const truthLine: Line = { color: colors.truth, width: 3.6 }
const modelLine: Line = { color: colors.model, width: 1.8 }
const baselineLines: readonly Line[] = [
  { color: colors.baseline1, width: 1.7, dash: 'dash' },
  { color: colors.baseline2, width: 1.7, dash: 'dot' },
  { color: colors.baseline3, width: 1.7, dash: 'dashdot' },
  { color: colors.baseline4, width: 1.7, dash: 'longdash' },
]

/** One line style per curve: truth and model always look the same, each baseline differs in color and dash. */
export function linesOf(roles: readonly Role[]): Line[] {
  let baselines = 0
  return roles.map((role) => {
    if (role === 'truth') return truthLine
    return role === 'model' ? modelLine : baselineLines[baselines++ % baselineLines.length]
  })
}

/** Pixels around the axes: left, right, top and bottom. */
export interface Margin {
  readonly l: number
  readonly r: number
  readonly t: number
  readonly b: number
}

/** Layout every figure starts from; the paper is transparent and the width that of its container. */
export function baseLayout(height: number, margin: Margin): Readonly<Record<string, unknown>> {
  return {
    height,
    margin,
    autosize: true,
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif', size: 13, color: colors.muted },
    // A decimal point and nothing between thousands: a tick at 1996.5 is a year.
    separators: '.',
    hovermode: 'closest',
    modebar: { bgcolor: 'rgba(0,0,0,0)', color: colors.muted, activecolor: colors.ink },
    legend: { orientation: 'h', x: 0, yref: 'container', y: 1, yanchor: 'top', font: { color: colors.ink } },
  }
}

/** A light axis with a title; `more` adds or overrides. */
export function axis(title: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const look = { gridcolor: colors.grid, zeroline: false, showline: false, automargin: true }
  return { title: { text: plainText(title), standoff: 10, font: { size: 13 } }, ticklabelstandoff: 4, ...look, ...more }
}

/** A logarithmic axis from 10^from to 10^to. */
export function logAxis(title: string, [from, to]: readonly [number, number]): Readonly<Record<string, unknown>> {
  return axis(title, {
    type: 'log',
    range: [from, to],
    exponentformat: 'power',
    tickfont: { size: 11 },
    dtick: Math.ceil((to - from) / 8),
  })
}

/** Text that plotly shows letter by letter: its own small markup language is switched off. */
export function plainText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
