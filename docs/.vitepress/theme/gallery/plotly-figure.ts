import type { Figure } from '../../../../src/figure/figure.ts'
import { colors } from '../../../../src/figure/theme.ts'

/** What is used of plotly. */
interface Plotly {
  react(place: HTMLElement, data: unknown, layout: unknown, config: unknown): Promise<unknown>
}

/** Draws a figure into an element that is shown, in the colors that the page has now. */
export type DrawPlot = (place: HTMLElement, figure: Figure) => Promise<unknown>

/** The drawing of figures by plotly, which is fetched when first asked for. */
export async function loadPlotly(): Promise<DrawPlot> {
  allowStyles()
  const { default: plotly } = (await import('plotly.js-dist')) as unknown as { default: Plotly }
  const touch = matchMedia('(pointer: coarse)').matches
  const bar = { displaylogo: false, displayModeBar: touch ? false : 'hover', modeBarButtons: [['toImage']] }
  return (place, figure) => {
    const { data, layout } = inPageColors(figure)
    // A finger on a plane figure scrolls the page; a mouse zooms.
    if (touch) layout.dragmode = false
    // The camera of a space figure frames a landscape: a narrow page needs a lower one.
    if (layout.scene) layout.height = Math.min(Number(layout.height), 0.8 * place.clientWidth)
    return plotly.react(place, data, layout, { responsive: true, ...bar })
  }
}

const roles = new Map<unknown, string>(Object.entries(colors).map(([role, color]) => [color, `--${role}`]))

function inPageColors({ data, layout }: Figure): { data: unknown; layout: Record<string, unknown> } {
  const style = getComputedStyle(document.documentElement)
  return JSON.parse(JSON.stringify({ data, layout }), (_, value: unknown) => {
    const role = roles.get(value)
    return role === undefined ? value : style.getPropertyValue(role).trim()
  })
}

/**
 * Plotly writes its rules into a style element, which the policy of the site forbids; a style sheet made by a script is
 * allowed. What stands for the element keeps the rules that plotly gives it, and what stands for that of its maps, which
 * no figure has, keeps plotly from adding it.
 */
function allowStyles(): void {
  if (document.getElementById(RULES)) return
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  for (const id of [RULES, MAP_RULES]) {
    const element = document.createElement('meta')
    element.id = id
    document.head.append(Object.defineProperty(element, 'sheet', { value: sheet }))
  }
}

const RULES = 'plotly.js-style-global'
const MAP_RULES = '9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53'
