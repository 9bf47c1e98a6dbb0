import { readFileSync } from 'node:fs'
import { answeredExamples } from './answered-examples.ts'
import { examplePage } from './example-page.ts'

interface Page {
  readonly params: { readonly name: string }
  readonly content: string
}

export default {
  async paths(): Promise<Page[]> {
    const all = await answeredExamples()
    return all.map((example) => {
      const source = new URL(`../../examples/${example.name}.ts`, import.meta.url)
      return { params: { name: example.name }, content: examplePage(example, readFileSync(source, 'utf8')) }
    })
  },
}
