import katex from 'katex'
import { htmlText } from '../../src/node/html-text.ts'

/** LaTeX as MathML, which browsers draw without fonts or style sheets of ours; the text itself where KaTeX refuses it. */
export function math(latex: string, displayMode = false): string {
  try {
    const markup = katex.renderToString(latex, { output: 'mathml', displayMode, strict: 'ignore' })
    // As an accent the dot of a derivative would touch its letter.
    return markup.replaceAll('<mover accent="true">', '<mover>')
  } catch {
    return `<code>${htmlText(latex)}</code>`
  }
}
