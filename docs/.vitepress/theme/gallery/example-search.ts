import type { Entry } from './gallery.data.ts'

type Searched = Pick<Entry, 'name' | 'question' | 'headline' | 'tags'>

/** Whether an example has all tags that are asked for, and somewhere all words of the query. */
export function matches(
  { name, question, headline, tags }: Searched,
  query: string,
  wanted: readonly string[],
): boolean {
  const text = plain([name, question, headline, ...tags].join(' '))
  const words = plain(query).split(/\s+/).filter(Boolean)
  return wanted.every((tag) => tags.includes(tag)) && words.every((word) => text.includes(word))
}

/** Lower-case letters without marks, so that Rossler finds Rössler. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The tags that several examples share, the most frequent first, with the number of those examples. */
export function tagCounts(examples: readonly Searched[]): (readonly [tag: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const { tags } of examples) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > 1).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}
