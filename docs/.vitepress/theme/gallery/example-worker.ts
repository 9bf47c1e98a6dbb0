import type { Answer } from '../../../../examples/example.ts'
import { examples } from '../../../../examples/list.ts'

/** The example that a page wants to be answered. */
export interface ExampleRequest {
  readonly name: string
  readonly quick: boolean
}

/** What comes back: what is going on, then the answer or why there is none. */
export type ExampleReply =
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'answer'; readonly answer: Answer; readonly seconds: number }
  | { readonly kind: 'failed'; readonly message: string }

const reply = (message: ExampleReply): void => postMessage(message)

addEventListener('message', async ({ data: { name, quick } }: MessageEvent<ExampleRequest>) => {
  try {
    const start = performance.now()
    const answer = await examples[name].run({ quick, read, progress: (text) => reply({ kind: 'progress', text }) })
    reply({ kind: 'answer', answer, seconds: (performance.now() - start) / 1000 })
  } catch (error) {
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
})

/** A record of examples/data, which the site serves beside its scripts. */
async function read(name: string): Promise<string> {
  const response = await fetch(new URL(`../../../../examples/data/${name}`, import.meta.url))
  if (!response.ok) throw new Error(`${name} could not be fetched: ${response.status}`)
  return response.text()
}
