import { type DeclarationReflection, ReflectionKind, type SignatureReflection } from 'typedoc'
import type { MarkdownThemeContext } from 'typedoc-plugin-markdown'
import type { ApiPage } from './api-pages.ts'
import { summaryText, tagsText } from './comment-text.ts'
import { withoutBraces } from './without-braces.ts'

type Members = readonly DeclarationReflection[]

/** The Markdown of a page: functions and constants, then types, then those that cannot be imported. */
export function pageText(
  context: MarkdownThemeContext,
  { id, title, about }: ApiPage,
  members: Members,
  hidden: ReadonlySet<DeclarationReflection>,
): string {
  const sorted = [...members].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
  const types = sorted.filter(({ kind }) => kind === ReflectionKind.Interface || kind === ReflectionKind.TypeAlias)
  const systems = id === 'catalogue' ? sorted.filter(({ kind }) => kind === ReflectionKind.Variable) : []
  const section = (heading: string, chosen: Members, note = ''): string[] =>
    chosen.length === 0 ? [] : [headed(heading), note, ...chosen.flatMap((member) => memberText(context, member))]
  return paragraphs(
    '---\noutline: [2, 3]\npageClass: api\nprev: false\nnext: false\n---',
    `# ${title} {#page}`,
    about,
    // What stands in a type is no template.
    '::: v-pre',
    ...section(
      'Functions',
      sorted.filter((member) => !types.includes(member) && !systems.includes(member)),
    ),
    ...section(
      'Types',
      types.filter((member) => !hidden.has(member)),
    ),
    ...section(
      'Types that are not exported',
      types.filter((member) => hidden.has(member)),
      'They appear above; write them by their properties.',
    ),
    ...(systems.length > 0 ? [headed('Systems'), systems.map((member) => systemText(context, member)).join('\n')] : []),
    ':::',
  )
}

/** A heading whose anchor no name can have. */
function headed(heading: string): string {
  return `## ${heading} {#page-${heading.toLowerCase().replaceAll(' ', '-')}}`
}

/** A system as a line of a list. */
function systemText(context: MarkdownThemeContext, { name, comment }: DeclarationReflection): string {
  return oneLine(`- [${name}](/atlas/${name}.html){target="_self"} ${summaryText(context, comment)}`)
}

function memberText(context: MarkdownThemeContext, member: DeclarationReflection): string[] {
  const title = `### ${member.name}${member.signatures ? '()' : ''} {#${context.router.getAnchor(member)}}`
  if (member.signatures) return [title, ...member.signatures.flatMap((one) => signatureText(context, one))]
  const isInterface = member.kind === ReflectionKind.Interface
  return [
    title,
    isInterface ? parentsText(context, member) : withoutBraces(context.partials.declarationTitle(member)),
    summaryText(context, member.comment),
    propertiesOf(member)
      .map((property) => propertyText(context, property))
      .join('\n'),
  ]
}

function signatureText(context: MarkdownThemeContext, signature: SignatureReflection): string[] {
  for (const parameter of signature.parameters ?? [])
    if (parameter.name === '__namedParameters') parameter.name = 'options'
  const comment = signature.comment ?? signature.parent.comment
  const explained = (signature.parameters ?? []).filter(({ comment }) => comment)
  return [
    withoutBraces(context.partials.signatureTitle(signature)),
    summaryText(context, comment),
    explained.map(({ name, comment }) => oneLine(`- **${name}**: ${summaryText(context, comment)}`)).join('\n'),
    tagsText(context, comment),
  ]
}

function parentsText({ partials }: MarkdownThemeContext, { extendedTypes = [] }: DeclarationReflection): string {
  return extendedTypes.length === 0 ? '' : `extends ${extendedTypes.map((type) => partials.someType(type)).join(', ')}`
}

/** Its own; options have also those that they inherit, for one looks for all of them in one place. */
function propertiesOf({ name, type, children }: DeclarationReflection): Members {
  const all = children ?? (type?.type === 'reflection' ? (type.declaration.children ?? []) : [])
  return name.endsWith('Options') ? all : all.filter(({ inheritedFrom }) => !inheritedFrom)
}

function propertyText(context: MarkdownThemeContext, property: DeclarationReflection): string {
  const { partials } = context
  const { name, type, signatures, flags, comment } = property
  const shape = signatures ? partials.functionType(signatures) : type ? partials.someType(type) : ''
  const words = summaryText(context, comment ?? signatures?.find((one) => one.comment)?.comment)
  return oneLine(`- **${name}**${flags.isOptional ? '?' : ''}: ${withoutBraces(shape)}${words && ` — ${words}`}`)
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim()
}

function paragraphs(...texts: readonly string[]): string {
  return `${texts.filter((text) => text !== '').join('\n\n')}\n`
}
