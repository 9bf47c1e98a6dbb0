/** Colors on a light and on a dark page: those of all figures (a test compares them), without what else figures need. */
const colors = {
  ink: ['#1b1f24', '#e8eaed'],
  muted: ['#656d76', '#9aa3ad'],
  model: ['#d9541e', '#ff8552'],
} as const

/** A color that the page can set, else one that is light or dark as the page is. */
const color = (role: keyof typeof colors): string => `var(--rhei-${role}, light-dark(${colors[role]}))`

export const css: string = `
:host { display: block; color: ${color('ink')} }
:host([hidden]) { display: none }
figure { margin: 0 }
canvas {
  display: block; width: 100%; aspect-ratio: 1.25;
  color: ${color('model')}; caret-color: ${color('muted')}; transition: color 1ms
}
p { margin: 0; min-height: 1.5em }
button {
  margin: 0 0.5em 0 0; padding: 0.25em 0.75em; font: inherit; color: inherit;
  background: none; border: 1px solid; border-radius: 0.375em
}
`

let sheet: CSSStyleSheet | undefined

/** The style of all elements, as an object: no policy takes it for a style written into the page. */
export function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
  }
  return sheet
}
