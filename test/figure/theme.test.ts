import { expect, test } from 'vitest'
import { colors, darkColors, linesOf, plainText } from '../../src/figure/theme.ts'

/** Relative luminance of an sRGB color, 0 to 1 (WCAG 2.1). */
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(color.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

test.each([
  ['light', colors],
  ['dark', darkColors],
])(
  'the %s palette is readable: text at 4.5 to 1, curves at 3 to 1, truth and model apart without color',
  (_, palette) => {
    const { background, ink, muted, truth, model, baseline1, baseline2, baseline3, baseline4 } = palette
    for (const text of [ink, muted]) expect(contrast(text, background)).toBeGreaterThan(4.5)
    for (const curve of [truth, model, baseline1, baseline2, baseline3, baseline4])
      expect(contrast(curve, background)).toBeGreaterThan(3)
    expect(contrast(truth, model)).toBeGreaterThan(1.5)
  },
)

test('every role has a color of its own, so that a page can swap colors by value', () => {
  expect(new Set(Object.values(colors)).size).toBe(Object.keys(colors).length)
  expect(Object.keys(darkColors).sort()).toEqual(Object.keys(colors).sort())
})

test('truth and model always look the same; baselines differ from them and from each other', () => {
  const [truth, first, model, second] = linesOf(['truth', 'baseline', 'model', 'baseline'])
  expect([truth.color, model.color]).toEqual([colors.truth, colors.model])
  expect(linesOf(['model', 'truth'])).toEqual([model, truth])
  expect(first.color).not.toBe(second.color)
  expect(first.dash).not.toBe(second.dash)
})

test('plain text has no markup left', () => {
  expect(plainText('<b>a & b</b>')).toBe('&lt;b&gt;a &amp; b&lt;/b&gt;')
})
