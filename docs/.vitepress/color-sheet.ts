import type { ColorRole } from '../../src/figure/theme.ts'
import { colors, darkColors } from '../../src/figure/theme.ts'

const NAME = 'virtual:colors.css'

/** The colors of all figures as variables named for their roles: a style sheet that the theme imports by name. */
export const colorSheet: {
  readonly name: string
  readonly resolveId: (id: string) => string | undefined
  readonly load: (id: string) => string | undefined
} = {
  name: 'rhei-colors',
  resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
  load: (id) => (id === `\0${NAME}` ? sheet() : undefined),
}

function sheet(): string {
  return `:root { ${variables(colors)} }\n.dark { ${variables(darkColors)} }\n`
}

function variables(palette: Readonly<Record<ColorRole, string>>): string {
  return Object.entries(palette)
    .map(([role, color]) => `--${role}: ${color};`)
    .join(' ')
}
