import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { vi } from 'vitest'

/** Runs all TypeScript of a page as one program, as a reader would who types it in; returns the lines it logs. */
export async function runPage(page: string): Promise<string[]> {
  const text = readFileSync(new URL(`../../docs/${page}.md`, import.meta.url), 'utf8')
  const code = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block).join('\n')
  const file = new URL(`./${page.replaceAll('/', '-')}.tmp.ts`, import.meta.url)
  writeFileSync(file, code)
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    await import(file.href)
    return log.mock.calls.map((call) => call.join(' '))
  } finally {
    log.mockRestore()
    rmSync(file, { force: true })
  }
}

/** The numbers at the end of a line. */
export function numbersIn(line: string): number[] {
  return [...line.matchAll(/ (-?[\d.]+(?:e[-+]\d+)?)/g)].map(([, digits]) => Number(digits))
}
