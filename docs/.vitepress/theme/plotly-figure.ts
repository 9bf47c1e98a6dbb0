import type { Figure } from '../../../src/figure/figure.ts'
import { colors } from '../../../src/figure/theme.ts'

/** What is used of plotly. */
interface Plotly {
  react(place: HTMLElement, data: unknown, layout: unknown, config: unknown): Promise<unknown>
}

const roles = new Map<unknown, string>(Object.entries(colors).map(([role, color]) => [color, `--${role}`]))

/** Draws a figure with plotly, which is fetched when first asked for, in the colors that the page has now. */
export async function drawPlot(place: HTMLElement, { data, layout }: Figure): Promise<void> {
  const { default: plotly } = (await import('plotly.js-dist')) as unknown as { default: Plotly }
  const style = getComputedStyle(document.documentElement)
  const colored: unknown = JSON.parse(JSON.stringify({ data, layout }), (_, value: unknown) => {
    const role = roles.get(value)
    return role === undefined ? value : style.getPropertyValue(role).trim()
  })
  const drawn = colored as { data: unknown; layout: Record<string, unknown> }
  const touch = matchMedia('(pointer: coarse)').matches
  // A finger on a plane figure scrolls the page; a mouse zooms.
  if (touch) drawn.layout.dragmode = false
  const config = { responsive: true, displaylogo: false, displayModeBar: touch ? false : 'hover' }
  await plotly.react(place, drawn.data, drawn.layout, config)
}
