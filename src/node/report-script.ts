import { colors } from '../figure/theme.ts'

/**
 * The page's own script: draws every figure in the colors of the page, and again when the page turns dark or light.
 * Figures name the light colors; each is replaced by the CSS variable of the same role.
 */
export const reportScript: string = `
const roles = new Map(Object.entries(${JSON.stringify(colors)}).map(([role, color]) => [color, '--' + role]))
const touch = matchMedia('(pointer: coarse)').matches
const config = { responsive: true, displaylogo: false, displayModeBar: touch ? false : 'hover', modeBarButtons: [['toImage']] }

function read(text) {
  const style = getComputedStyle(document.documentElement)
  return JSON.parse(text, (_, value) => (roles.has(value) ? style.getPropertyValue(roles.get(value)).trim() : value))
}

function draw() {
  for (const figure of document.querySelectorAll('figure')) {
    const plot = figure.querySelector('.plot')
    const { data, layout } = read(figure.querySelector('script').textContent)
    // A finger on a plane figure scrolls the page; a mouse zooms.
    if (touch) layout.dragmode = false
    // On a phone wide lines would run together.
    if (plot.clientWidth < 500) for (const { line } of data) if (line) line.width *= 0.7
    // The camera of a space figure frames a landscape: a narrow page needs a lower one.
    if (layout.scene) layout.height = Math.min(layout.height, 0.8 * plot.clientWidth)
    plot.style.minHeight = layout.height + 'px'
    Plotly.react(plot, data, layout, config)
  }
}

if (window.Plotly) {
  draw()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw)
} else {
  for (const plot of document.querySelectorAll('.plot'))
    plot.textContent = 'This figure needs the file plotly.js in the folder above this page.'
}
`
