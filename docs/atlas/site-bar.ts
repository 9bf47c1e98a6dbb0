import { htmlText } from '../../src/node/html-text.ts'
import { navigation } from '../.vitepress/navigation.ts'

/** The links to the rest of the site, which the pages of the atlas lie one folder below. */
export function siteBar(): string {
  const links = navigation.flatMap((item) =>
    'link' in item
      ? [`<a href="${addressOf(`${item.link}`)}"${here(`${item.link}`)}>${htmlText(item.text ?? '')}</a>`]
      : [],
  )
  return `<nav class="site" aria-label="Site"><a class="home" href="../index.html">rhei</a>${links.join('')}</nav>`
}

/** A folder by its index, so that it is found without a server too. */
function addressOf(link: string): string {
  return `..${link.endsWith('/') ? `${link}index` : link}.html`
}

function here(link: string): string {
  return link === '/atlas/' ? ' aria-current="true"' : ''
}
