import { colors, darkColors } from '../../../../src/figure/theme.ts'
import { SCIPY } from '../methods.ts'

/** How a method looks: scipy's have the color of their counterpart here, dashed. */
export interface Look {
  /** A class of the style sheet. */
  readonly hue: string
  readonly dashed: boolean
}

/** On a light and on a dark page. */
const HUES: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  orange: [colors.model, darkColors.model],
  blue: ['#2779b5', '#6caedb'],
  purple: ['#8a55a8', '#c99fe0'],
  green: ['#1f8a5f', '#6fc79b'],
  ochre: ['#94730c', '#d6b84a'],
  gray: [colors.muted, darkColors.muted],
}

const METHODS: Readonly<Record<string, string>> = {
  dop853: 'orange',
  DOP853: 'orange',
  dopri5: 'blue',
  RK45: 'blue',
  odex: 'purple',
  rodas5p: 'green',
  radau5: 'ochre',
  Radau: 'ochre',
}

export function lookOf(method: string): Look {
  const dashed = method.startsWith(SCIPY)
  return { hue: METHODS[dashed ? method.slice(SCIPY.length) : method] ?? 'gray', dashed }
}

/** A page that is dark gets the dark colors; where nobody knows, the page is light. */
export function styleSheet(): string {
  const rules = (page: 0 | 1, { ink, muted, grid, background }: Readonly<Record<string, string>>): string =>
    [
      `.ink{fill:${ink}}`,
      `.muted{fill:${muted}}`,
      `.grid{stroke:${grid}}`,
      `.page{fill:${background}}`,
      ...Object.entries(HUES).map(([hue, pages]) => `.${hue}{color:${pages[page]}}`),
    ].join('')
  const fonts = 'text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-size:12px}'
  const parts = '.curve{fill:none;stroke:currentColor}.fill{fill:currentColor}.title{font-size:14px;font-weight:600}'
  return `${fonts}${parts}${rules(0, colors)}@media (prefers-color-scheme:dark){${rules(1, darkColors)}}`
}
