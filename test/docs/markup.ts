const LONE = new Set(['meta', 'input', 'link', 'br', 'hr', 'img'])

/** What is wrong with the nesting of a page's elements, or nothing. */
export function misnested(html: string): string | undefined {
  const open: string[] = []
  const text = html.replace(/<(script|style)>[\s\S]*?<\/\1>/g, '')
  for (const [tag, slash, name, rest] of text.matchAll(/<(\/?)([a-zA-Z][\w-]*)((?:[^<>"]|"[^"]*")*)>/g)) {
    if (slash) {
      const last = open.pop()
      if (last !== name) return `${tag} closes <${last}>`
    } else if (!LONE.has(name) && !rest.endsWith('/')) open.push(name)
  }
  return open.length > 0 ? `<${open.pop()}> is never closed` : undefined
}

/** The text of a piece of markup. */
export function textOf(html: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
  return html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name])
}

/** The points of an SVG path of M, m, l and h commands. */
export function pointsOf(path: string): [number, number][] {
  const points: [number, number][] = []
  let [x, y] = [0, 0]
  for (const [, command, rest] of path.matchAll(/([Mmlh])([^Mmlh]*)/g)) {
    const numbers = (rest.match(/-?\d+/g) ?? []).map(Number)
    if (command === 'h') continue
    for (let i = 0; i < numbers.length; i += 2) {
      ;[x, y] = command === 'M' ? [numbers[i], numbers[i + 1]] : [x + numbers[i], y + numbers[i + 1]]
      points.push([x, y])
    }
  }
  return points
}
