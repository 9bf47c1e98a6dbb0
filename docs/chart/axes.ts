import { colors } from '../../src/figure/theme.ts'
import { type Axis, type Panel, type Plane, titleOf } from './plane.ts'
import { tenth } from './rectangle.ts'
import type { Style } from './style.ts'
import { linesIn, words } from './words.ts'

/** Lines at the ticks of a panel, as one path in pixels. */
export function gridOf({ x, y, frame }: Panel, { paint }: Style): string {
  const { left, top, width, height } = frame
  const upright = placesOf(x).map((at) => `M${tenth(at)} ${tenth(top)}v${tenth(height)}`)
  const level = placesOf(y).map((at) => `M${tenth(left)} ${tenth(at)}h${tenth(width)}`)
  const path = [...upright, ...level].join('')
  return path && `<path fill="none" stroke="${paint(colors.grid)}" d="${path}"/>`
}

function placesOf({ look, scale, ticks }: Axis): number[] {
  return look.showgrid === false ? [] : ticks.map(({ at }) => scale.placeCoordinate(at))
}

/** The numbers at the axes of all panels, and their titles. */
export function axisWords(plane: Plane, style: Style): string {
  const seen = new Set<string>()
  return plane.panels
    .flatMap((panel) =>
      [panel.x, panel.y].map((axis) => {
        if (seen.has(axis.key)) return ''
        seen.add(axis.key)
        return axis.key[0] === 'x'
          ? alongFoot(axis, footOf(plane, axis, panel), style)
          : alongSide(axis, panel, plane, style)
      }),
    )
    .join('')
}

/** The panel whose lower edge an x axis stands at. */
function footOf({ panels }: Plane, { look }: Axis, panel: Panel): Panel {
  return panels.find(({ y }) => y.key === look.anchor) ?? panel
}

function alongFoot({ look, scale, ticks }: Axis, { frame }: Panel, { width, paint }: Style): string {
  const [foot, color] = [frame.top + frame.height, paint(colors.muted)]
  const numbers = ticks.map(({ at, label }) => {
    const place = { x: scale.placeCoordinate(at), y: foot + 17, anchor: 'middle', color, size: 12 } as const
    return words([label], { ...place, numeral: true }, width)
  })
  const title = linesIn(titleOf(look))
  const middle = { x: frame.left + frame.width / 2, y: foot + 38, anchor: 'middle', color } as const
  return numbers.join('') + (title[0] === '' ? '' : words(title, middle, width))
}

function alongSide({ look, scale, ticks }: Axis, { frame }: Panel, { area }: Plane, { width, paint }: Style): string {
  const color = paint(look.tickfont?.color ?? colors.muted)
  const numbers = ticks.map(({ at, label }) => {
    const place = { x: frame.left - 8, y: scale.placeCoordinate(at) + 4, anchor: 'end', color, size: 12 } as const
    return words(linesIn(label), { ...place, numeral: !look.ticktext }, width)
  })
  const title = linesIn(titleOf(look))
  const middle = {
    x: frame.left - area.left + 16,
    y: frame.top + frame.height / 2,
    anchor: 'middle',
    upright: true,
  } as const
  return numbers.join('') + (title[0] === '' ? '' : words(title, { ...middle, color: paint(colors.muted) }, width))
}
