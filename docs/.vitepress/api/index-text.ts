import { apiPages } from './api-pages.ts'

/** The Markdown of the reference's first page. */
export function indexText(): string {
  return `# Reference

Everything that can be imported, by the part of the library it belongs to, in the order in which data flow. It is written from
the docstrings, which an editor shows too. Without another name beside them, names are imported from \`rhei\`.

${apiPages.map(({ id, title, about }) => `- [${title}](./${id}.md). ${about}`).join('\n')}
`
}
