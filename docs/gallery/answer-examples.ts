import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { broken } from '../../examples/example.ts'
import { examples } from '../../examples/list.ts'
import type { AnsweredExample } from './answered-example.ts'
import { digest, filesIn, withImports } from './source-digest.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const kept = join(root, 'reports/gallery-cache')

/** What the quick form of an example answers. @throws Error where a number is outside the bounds that it states. */
async function answered(name: string): Promise<AnsweredExample> {
  const { question, tags, long = false } = examples[name]
  const start = performance.now()
  const answer = await examples[name].run({
    quick: true,
    read: async (file) => readFileSync(join(root, 'examples/data', file), 'utf8'),
    progress: () => {},
  })
  const failed = broken(answer.claims)
  if (failed.length > 0) throw new Error(`example ${name}: ${failed.join('; ')}`)
  return { name, question, tags, long, seconds: (performance.now() - start) / 1000, answer }
}

/** The answer of an example; it runs only where it or the library has changed since it last did. */
async function remembered(name: string, library: string): Promise<AnsweredExample> {
  const sources = digest(withImports(join(root, 'examples', `${name}.ts`)), root)
  const path = join(kept, `${name}-${library}-${sources}.json`)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as AnsweredExample
  const answer = await answered(name)
  mkdirSync(kept, { recursive: true })
  writeFileSync(path, JSON.stringify(answer))
  return answer
}

// Prints all answers as JSON, in the order of the gallery.
const library = digest(
  [fileURLToPath(import.meta.url), ...['src', 'systems', 'examples/data'].flatMap((f) => filesIn(join(root, f)))],
  root,
)
const all: AnsweredExample[] = []
for (const name of Object.keys(examples)) all.push(await remembered(name, library))
console.log(JSON.stringify(all))
