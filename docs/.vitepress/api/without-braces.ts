/** Markdown in which no brace outside of code opens a list of attributes. */
export function withoutBraces(markdown: string): string {
  return markdown.replace(/`[^`]*`|[{}]/g, (found) => (found === '{' ? '&#123;' : found === '}' ? '&#125;' : found))
}
