import { htmlText } from '../../src/node/html-text.ts'
import { answerWords, figureMarkup } from './answer-markup.ts'
import type { AnsweredExample } from './answered-example.ts'

/** The page of an example in Markdown: its answer, which can be found again in the page, and its source. */
export function examplePage({ name, question, tags, long, seconds, answer }: AnsweredExample, source: string): string {
  const lines = [answerWords(answer), ...answer.figures.map(figureMarkup)].join('\n').replace(/\n+/g, '\n')
  return `# ${question}

<ul class="tags">${tags.map((tag) => `<li>${htmlText(tag)}</li>`).join('')}</ul>

<LiveExample name="${name}" :long="${long}" :seconds="${seconds.toFixed(1)}">
<div v-pre class="answer">
${lines}
</div>
</LiveExample>

## The source

In a terminal, this answers the same and writes a report${long ? '; the whole takes minutes, `--quick` is its quick form' : ''}:

\`\`\`sh
npm run example -- ${name}
\`\`\`

This is all of \`examples/${name}.ts\`:

\`\`\`ts
${source.trimEnd()}
\`\`\`
`
}
