import type { Comment } from 'typedoc'
import type { MarkdownThemeContext } from 'typedoc-plugin-markdown'

const words: Readonly<Record<string, string>> = { '@throws': 'Throws', '@returns': 'Returns' }

/** What a docstring says before its tags, as Markdown. */
export function summaryText({ partials }: MarkdownThemeContext, comment: Comment | undefined): string {
  return comment ? partials.comment(comment, { showSummary: true, showTags: false }).trim() : ''
}

/** A paragraph for each of its tags; those of parameters belong to the parameters. */
export function tagsText({ helpers }: MarkdownThemeContext, comment: Comment | undefined): string {
  const tags = comment?.blockTags.filter(({ tag }) => words[tag]) ?? []
  return tags
    .map(({ tag, content }) => `*${words[tag]}* ${escaped(helpers.getCommentParts(content).trim())}`)
    .join('\n\n')
}

/** Without markup, but for what stands between backticks. */
function escaped(text: string): string {
  return text.replace(/`[^`]*`|</g, (found) => (found === '<' ? '&lt;' : found))
}
