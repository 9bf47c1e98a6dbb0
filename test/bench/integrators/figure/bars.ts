import type { Row } from '../row.ts'
import { duration, ratio } from '../table.ts'
import { element, text } from './element.ts'
import { lookOf } from './looks.ts'
import { HEIGHT, WIDTH } from './panel.ts'

const BAR = { left: 96, right: 100, top: 44, height: 18, step: 30 }

/** The time of each method at one tolerance, as bars in proportion; for a problem of which no error is known. */
export function bars(
  title: string,
  rows: readonly (Row & { readonly seconds: number })[],
  left: number,
  top: number,
): string {
  const longest = Math.max(...rows.map(({ seconds }) => seconds))
  const [first] = rows
  const step = Math.min(BAR.step, (HEIGHT - BAR.top - 30) / rows.length)
  const lines = rows.map(({ method, seconds }, i) => {
    const y = top + BAR.top + i * step
    const width = (seconds / longest) * (WIDTH - BAR.left - BAR.right)
    const said = duration(seconds) + (i > 0 ? `, ${ratio(seconds / first.seconds)} ×` : '')
    const { hue, dashed } = lookOf(method)
    return element(
      'g',
      { class: hue },
      text(left + BAR.left - 8, y + 13, method, {
        class: 'fill',
        'text-anchor': 'end',
        'font-weight': dashed ? '400' : '600',
      }),
      element('rect', {
        x: left + BAR.left,
        y,
        width: Math.max(1, width),
        height: BAR.height,
        class: 'fill',
        opacity: dashed ? '0.55' : '1',
      }),
      text(left + BAR.left + width + 6, y + 13, said, { class: 'ink' }),
    )
  })
  const heading = text(left + 12, top + 18, `${title}: time at rtol ${first.tolerance.toExponential()}`, {
    class: 'ink title',
  })
  return [heading, ...lines].join('\n')
}
