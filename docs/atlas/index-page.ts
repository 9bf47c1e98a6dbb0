import { htmlText } from '../../src/node/html-text.ts'
import { htmlDocument } from './document.ts'
import { flagNames, flagsOf, titleOf } from './flags.ts'
import { indexScript } from './index-script.ts'
import { indexStyle } from './index-style.ts'
import { thumbnail } from './portrait.ts'
import type { Portrayed } from './portrayed.ts'

/** All systems by domain, each with a small picture, a search box and a box to tick for each flag. */
export function indexPage(all: readonly Portrayed[], bar?: string): string {
  const domains = [...new Set(all.map(({ entry }) => entry.domain))]
  const flags = flagNames.filter((flag) => all.some(({ entry }) => flagsOf(entry).includes(flag)))
  const body = `<header>
<h1>Atlas of dynamical systems</h1>
<p>${all.length} systems as equations, ready to run. Each picture is the motion itself, from the equations on its page.</p>
<form role="search" hidden>
<label for="search">Search</label>
<input id="search" type="search" placeholder="name, domain or author" autocomplete="off">
<fieldset><legend>Only</legend>${flags.map((flag) => `<label><input type="checkbox" value="${flag}"> ${flag}</label>`).join('\n')}</fieldset>
<p role="status">${all.length} systems</p>
</form>
<nav aria-label="Domains">${domains.map((domain) => `<a href="#${htmlText(domain)}">${htmlText(domain)}</a>`).join(' ')}</nav>
</header>
<main>
${domains
  .map((domain) =>
    section(
      domain,
      all.filter(({ entry }) => entry.domain === domain),
    ),
  )
  .join('\n')}
</main>`
  return htmlDocument({ title: 'Atlas of dynamical systems', style: indexStyle, body, script: indexScript, bar })
}

function section(domain: string, members: readonly Portrayed[]): string {
  const heading = `${domain.charAt(0).toUpperCase()}${domain.slice(1)}`
  return `<section id="${htmlText(domain)}">
<h2>${htmlText(heading)} <span class="count">${members.length}</span></h2>
<ul class="cards">
${members.map(card).join('\n')}
</ul>
</section>`
}

function card({ entry, view }: Portrayed): string {
  const { id, domain, system } = entry
  const flags = flagsOf(entry)
  const words = `${id} ${system.name} ${domain} ${system.source ?? ''} ${flags.join(' ')}`.toLowerCase()
  const marks = [system.kind === 'map' ? '' : `${system.dim}-D`, ...flags].filter((mark) => mark !== '')
  return `<li data-words="${htmlText(words)}" data-flags="${flags.join(' ')}"><a href="${htmlText(id)}.html">${view ? thumbnail(view) : ''}<span class="title">${htmlText(titleOf(entry))}</span></a><span class="marks">${marks.join(' · ')}</span></li>`
}
