import type { ColorRole } from '../../src/figure/theme.ts'
import { colors } from '../../src/figure/theme.ts'
import { htmlText } from '../../src/node/html-text.ts'

/** What to write into a drawing for a color of a figure. */
export type Paint = (color: string) => string

const roles = new Map<string, ColorRole>(Object.entries(colors).map(([role, color]) => [color, role as ColorRole]))

/** The palette's own colors; without one the variables of the page, which turn dark with it. */
export function paintOf(palette?: Readonly<Record<ColorRole, string>>): Paint {
  return (color) => {
    const role = roles.get(color)
    if (role === undefined) return htmlText(color)
    return palette ? htmlText(palette[role]) : `var(--${role},${color})`
  }
}
