import { SCIPY } from '../methods.ts'
import { element, line, text } from './element.ts'
import { lookOf } from './looks.ts'

const NOTES: Readonly<Record<string, string>> = {
  dop853: 'Runge–Kutta, order 8',
  dopri5: 'Runge–Kutta, order 5',
  odex: 'extrapolation',
  rodas5p: 'Rosenbrock, order 5: stiff',
  radau5: 'implicit, order 5: stiff',
  DOP853: 'the same method as dop853',
  RK45: 'the same method as dopri5',
  LSODA: 'Adams and BDF, compiled',
  Radau: 'the same method as radau5',
}

/** What the lines mean: a sample, the name and a few words on each method. */
export function key(methods: readonly string[], left: number, top: number): string {
  const heading = text(left + 24, top + 18, 'Methods', { class: 'ink title' })
  const entries = methods.map((method, i) => {
    const y = top + 42 + i * 22
    const { hue, dashed } = lookOf(method)
    const stroke = dashed ? { 'stroke-width': 1.4, 'stroke-dasharray': '4 3' } : { 'stroke-width': 2.4 }
    const note = NOTES[method.replace(SCIPY, '')] ?? ''
    return element(
      'g',
      { class: hue },
      line(left + 24, y, left + 54, y, { class: 'curve', ...stroke }),
      element('circle', { cx: left + 39, cy: y, r: dashed ? 1.8 : 2.6, class: 'fill' }),
      text(left + 62, y + 4, method, { class: 'fill', 'font-weight': dashed ? '400' : '600' }),
      text(left + 158, y + 4, note, { class: 'muted' }),
    )
  })
  return [heading, ...entries].join('\n')
}
