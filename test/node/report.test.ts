import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Figure } from '../../src/figure/figure.ts'
import { colors, darkColors } from '../../src/figure/theme.ts'
import { writeReport } from '../../src/node/report.ts'
import { type Report, reportPage } from '../../src/node/report-page.ts'
import { reportScript } from '../../src/node/report-script.ts'

const scratch = mkdtempSync(join(tmpdir(), 'rhei-report-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** A report that says the same text everywhere. */
function saying(text: string): Report {
  const figure: Figure = {
    data: [{ type: 'scatter', x: [1], y: [2], name: text, line: { color: colors.model, width: 3 } }],
    layout: { height: 300, title: { text }, font: { color: colors.ink } },
    caption: text,
  }
  return {
    title: text,
    headline: text,
    summary: text,
    figure,
    rows: [
      { label: text, value: text, note: text },
      { label: text, value: text },
    ],
    sections: [{ heading: text, text: 'one\n\ntwo', figures: [figure, figure] }],
    command: text,
    notes: [text],
  }
}

/** All tags of a page in order, their attribute values blanked, scripts and styles emptied. */
function tags(page: string): string[] {
  const bare = page.replace(/(<(script|style)[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3')
  return (bare.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'))
}

test('no text of any kind adds, removes or changes a tag', () => {
  const plain = tags(reportPage(saying('plain')))
  const pieces = [
    '</script>',
    '<!--',
    '<script>',
    '"',
    "'",
    '&',
    '<img src=x onerror=alert(1)>',
    'javascript:',
    ']]>',
    '$&',
  ]
  const hostile = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme' })))
    .map((list) => `x${list.join('')}`)
  fc.assert(
    fc.property(hostile, (text) => {
      expect(tags(reportPage(saying(text)))).toEqual(plain)
    }),
  )
})

test('all text arrives as it was', () => {
  const page = reportPage(saying('a < b & "c" \'d\''))
  expect(page.split('a &lt; b &amp; &quot;c&quot; &#39;d&#39;').length - 1).toBe(18)
})

test('powers of ten are set as such in prose, and left alone in names and commands', () => {
  const report = {
    ...saying('x'),
    headline: 'Drifts by 1.5e-10.',
    summary: 'from 1e-13, 5e+12 to 2e05; run1e5.csv 1e5.csv 0x1e5',
    command: 'fit 1e-3',
  }
  const page = reportPage(report)
  expect(page).toContain('Drifts by 1.5×10⁻¹⁰.')
  expect(page).toContain('from 10⁻¹³, 5×10¹² to 2×10⁵; run1e5.csv 1e5.csv 0x1e5')
  expect(page).toContain('<code>fit 1e-3</code>')
})

test('the figures of the page are those of the report, with no way out of their script element', () => {
  const report = saying('</script><b>')
  const scripts = [...reportPage(report).matchAll(/<script type="application\/json">(.*)<\/script>/g)].map(
    ([, json]) => json,
  )
  expect(scripts).toHaveLength(3)
  const { data, layout } = report.figure as Figure
  for (const json of scripts) {
    expect(JSON.parse(json)).toEqual({ data, layout })
    expect(json).not.toContain('<')
  }
})

test('every tag is closed in order, there is one h1, every figure has a caption and a label', () => {
  const page = reportPage(saying('what to see'))
  const open: string[] = []
  for (const tag of tags(page).slice(1)) {
    const [, closing, name] = /^<(\/?)(\w+)/.exec(tag) ?? []
    if (closing) expect(open.pop()).toBe(name)
    else if (name !== 'meta') open.push(name)
  }
  expect(open).toEqual([])
  expect(page.match(/<h1>/g)).toHaveLength(1)
  expect(page.match(/<figure>/g)).toHaveLength(3)
  expect(page.match(/<figcaption>what to see<\/figcaption>/g)).toHaveLength(3)
  expect(page.match(/role="img" aria-label="what to see"/g)).toHaveLength(3)
})

test('the page asks for one file, the plotly beside it, and for nothing from a network', () => {
  const page = reportPage(saying('plain'))
  expect([...page.matchAll(/(?:src|href)\s*=\s*"([^"]*)"/g)].map(([, target]) => target)).toEqual(['../plotly.js'])
  expect(page).not.toMatch(/https?:|url\(|@import/)
  expect(page).toContain("connect-src 'none'")
})

test('parts that a report does not have leave nothing behind', () => {
  const page = reportPage({ title: 'a', headline: 'b', summary: 'c', rows: [], sections: [] })
  expect(page).not.toMatch(/<table|<figure|<section|<code|undefined|null/)
})

test('the page’s script draws every figure in the page’s own colors and again when the page turns dark', () => {
  const report = saying('</script>')
  const drawn: unknown[] = []
  const listeners: (() => void)[] = []
  const page = reportPage(report)
  const json = /<script type="application\/json">(.*)<\/script>/.exec(page)?.[1]
  const plot = { style: {}, clientWidth: 350, textContent: '' }
  const figure = { querySelector: (what: string) => (what === 'script' ? { textContent: json } : plot) }
  const context = {
    window: { Plotly: {} },
    Plotly: { react: (_: unknown, data: unknown, layout: unknown) => drawn.push({ data, layout }) },
    document: { documentElement: {}, querySelectorAll: (what: string) => (what === '.plot' ? [plot] : [figure]) },
    getComputedStyle: () => ({ getPropertyValue: (name: string) => ` ${darkColors[name.slice(2) as 'ink']}` }),
    matchMedia: () => ({ matches: false, addEventListener: (_: string, draw: () => void) => listeners.push(draw) }),
  }
  runInNewContext(reportScript, context)
  expect(drawn).toHaveLength(1)
  expect(drawn[0]).toMatchObject({
    data: [{ name: '</script>', line: { color: darkColors.model } }],
    layout: { font: { color: darkColors.ink } },
  })
  for (const draw of listeners) draw()
  expect(drawn).toHaveLength(2)
  runInNewContext(reportScript, { ...context, window: {} })
  expect(plot.textContent).toContain('plotly.js')
})

test('reports share one plotly, which is copied once and replaced where it is not whole', () => {
  const path = writeReport(join(scratch, 'a'), saying('plain'))
  const plotly = join(scratch, 'plotly.js')
  const { size, mtimeMs } = statSync(plotly)
  expect(path).toBe(join(scratch, 'a', 'index.html'))
  expect(readFileSync(plotly, 'utf8').slice(0, 100)).toContain('plotly.js v')
  writeReport(join(scratch, 'b'), saying('plain'))
  expect(statSync(plotly).mtimeMs).toBe(mtimeMs)
  writeFileSync(plotly, 'half')
  writeReport(join(scratch, 'b'), saying('plain'))
  expect(statSync(plotly).size).toBe(size)
  expect(readFileSync(join(scratch, 'b', 'index.html'))).toEqual(readFileSync(path))
  expect(readdirSync(scratch).sort()).toEqual(['a', 'b', 'plotly.js'])
  expect(readdirSync(join(scratch, 'a'))).toEqual(['index.html'])
})

test('a folder that cannot be made is named', () => {
  writeFileSync(join(scratch, 'file'), '')
  expect(() => writeReport(join(scratch, 'file'), saying('plain'))).toThrow(join(scratch, 'file', 'index.html'))
})
