import type { MarkdownRenderer } from 'vitepress'
import { math } from '../atlas/math.ts'

/** Formulas between dollar signs, as MathML: $…$ within a line, $$ on lines of their own around a display. */
export function mathInMarkdown(markdown: MarkdownRenderer): void {
  markdown.inline.ruler.after('escape', 'math', (state, silent) => {
    const [whole, latex] = /^\$([^\s$](?:[^$]*[^\s$])?)\$/.exec(state.src.slice(state.pos)) ?? []
    if (whole === undefined) return false
    if (!silent) state.push('math', '', 0).content = latex
    state.pos += whole.length
    return true
  })
  markdown.block.ruler.before('fence', 'display', (state, start, end, silent) => {
    const lineOf = (i: number): string => state.src.slice(state.bMarks[i] + state.tShift[i], state.eMarks[i]).trim()
    if (lineOf(start) !== '$$') return false
    let last = start + 1
    while (last < end && lineOf(last) !== '$$') last++
    if (last >= end) return false
    if (!silent) state.push('display', '', 0).content = state.getLines(start + 1, last, 0, false)
    state.line = last + 1
    return true
  })
  markdown.renderer.rules.math = (tokens, i) => asIs(math(tokens[i].content))
  markdown.renderer.rules.display = (tokens, i) => asIs(`<div class="display">${math(tokens[i].content, true)}</div>`)
}

/** Markup that Vue leaves alone: braces in it are no templates. */
function asIs(markup: string): string {
  return markup.replace('<span class="katex">', '<span class="katex" v-pre>')
}
