import { htmlText } from '../../src/node/html-text.ts'
import { sourceHash } from '../.vitepress/content-policy.ts'
import { themeScript } from './theme-script.ts'

/** What a document is made of; all but the title is markup or code. */
export interface Document {
  readonly title: string
  readonly style: string
  readonly body: string
  readonly script?: string
  /** Stands above; a page that has it belongs to a site, whose choice of light or dark it follows. */
  readonly bar?: string | undefined
}

/** A whole HTML page that asks nothing of any network; what is written into it runs by its hash. */
export function htmlDocument({ title, style, body, script, bar }: Document): string {
  const scripts = [...(bar ? [themeScript] : []), ...(script ? [script] : [])]
  const policy = [
    "default-src 'none'",
    `style-src ${sourceHash(style)}`,
    ...(scripts.length > 0 ? [`script-src ${scripts.map(sourceHash).join(' ')}`] : []),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${htmlText(title)}</title>
<link rel="icon" href="data:,">
${bar ? `<script>${themeScript}</script>\n` : ''}<style>${style}</style>
</head>
<body>
${bar ? `${bar}\n` : ''}${body}
${script ? `<script>${script}</script>` : ''}
</body>
</html>
`
}
