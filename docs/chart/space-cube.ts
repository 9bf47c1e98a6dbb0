import { colors } from '../../src/figure/theme.ts'
import { tenth } from './rectangle.ts'
import type { Space } from './space.ts'
import type { Style } from './style.ts'
import { ticksOf } from './ticks.ts'
import { linesIn, words } from './words.ts'

type Place = ReturnType<Space['project']>

/** The nine edges of the axes' cube behind the curve, with names and a few numbers at three outer ones. */
export function cubeMarks(space: Space, style: Style): string {
  const corners = space.corners.map(space.project)
  const nearest = corners.indexOf(corners.reduce((a, b) => (b.depth < a.depth ? b : a)))
  const edges = [0, 1, 2]
    .flatMap((axis) => corners.map((_, k) => [k, k | (1 << axis)] as const))
    .filter((edge) => edge[0] !== edge[1] && !edge.includes(nearest))
  const path = edges.map(([a, b]) => `M${at(corners[a])}L${at(corners[b])}`).join('')
  const foot = nearest & 3
  const leftmost = [0, 1, 2, 3].reduce((a, b) => (corners[b].x < corners[a].x ? b : a))
  const lines = `<path fill="none" stroke="${style.paint(colors.grid)}" d="${path}"/>`
  return (
    lines +
    axisMarks(space, 'x', corners[foot & 2], corners[(foot & 2) | 1], style) +
    axisMarks(space, 'y', corners[foot & 1], corners[(foot & 1) | 2], style) +
    axisMarks(space, 'z', corners[leftmost], corners[leftmost | 4], style)
  )
}

function at({ x, y }: Place): string {
  return `${tenth(x)} ${tenth(y)}`
}

/** Numbers and the name of an axis beside the edge from its low to its high end. */
function axisMarks(space: Space, letter: 'x' | 'y' | 'z', low: Place, high: Place, style: Style): string {
  const { look, scale } = space.axes[letter]
  const length = Math.hypot(high.x - low.x, high.y - low.y)
  const ticks = ticksOf({ ...look, nticks: 4 }, { ...scale, length }, 44)
  const [from, to] = scale.range
  const [color, ink] = [style.paint(colors.muted), style.paint(colors.ink)]
  const upright = letter === 'z'
  // Along the foot words stand below the edge, on the side to which it falls.
  const anchor: 'start' | 'end' = upright || high.x > low.x !== low.y > high.y ? 'end' : 'start'
  const [dx, dy] = upright ? [-7, 4] : [anchor === 'start' ? 5 : -5, 14]
  const spot = (part: number) => ({ x: low.x + part * (high.x - low.x), y: low.y + part * (high.y - low.y) })
  const numbers = ticks.map(({ at: value, label }) => {
    const { x, y } = spot((value / 2 - from / 2) / (to / 2 - from / 2))
    return words([label], { x: x + dx, y: y + dy, anchor, color, size: 11, numeral: true }, style.width)
  })
  const middle = spot(0.5)
  const name = linesIn(look.title?.text ?? '')
  const place = upright
    ? { x: low.x / 2 + high.x / 2 - 34, y: middle.y + 4, anchor }
    : { x: middle.x + 4 * dx, y: middle.y + 28, anchor }
  return numbers.join('') + words(name, { ...place, color: ink }, style.width)
}
