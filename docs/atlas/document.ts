import { htmlText } from '../../src/node/html-text.ts'

/** What a document is made of; all but the title is markup or code. */
export interface Document {
  readonly title: string
  readonly style: string
  readonly body: string
  readonly script?: string
}

/** A whole HTML page that asks nothing of any network. */
export function htmlDocument({ title, style, body, script }: Document): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'${script ? "; script-src 'unsafe-inline'" : ''}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${htmlText(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
${script ? `<script>${script}</script>` : ''}
</body>
</html>
`
}
