export type Attributes = Readonly<Record<string, string | number>>

/** An SVG element as text; numbers keep one decimal, and what is inside is text or elements made here. */
export function element(name: string, attributes: Attributes, ...inside: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`)
  const opening = `${name}${written.join('')}`
  return inside.length === 0 ? `<${opening}/>` : `<${opening}>${inside.join('')}</${name}>`
}

export function text(x: number, y: number, said: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escaped(said))
}

export function line(x1: number, y1: number, x2: number, y2: number, attributes: Attributes = {}): string {
  return element('line', { x1, y1, x2, y2, ...attributes })
}

export function escaped(said: string): string {
  return said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function attribute(value: string | number): string {
  return typeof value === 'number' ? `${Math.round(value * 10) / 10}` : escaped(value)
}
