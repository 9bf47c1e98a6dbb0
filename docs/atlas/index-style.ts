import { style } from './style.ts'

/** The look of the list of all systems. */
export const indexStyle: string = `${style}
h1 { margin-top: 0 }
h2 { padding-top: 1rem; border-top: 1px solid var(--grid); font-size: 1.375rem }
.count { color: var(--muted); font-weight: normal; font-size: 1rem }
form { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1.25rem; margin: 1.5rem 0 1rem; font-size: .9375rem }
form[hidden] { display: none }
input[type=search] { flex: 1 1 16rem; max-width: 26rem; min-width: 0; padding: .5rem .75rem; border: 1px solid var(--muted); border-radius: .375rem; background: var(--background); color: var(--ink); font-size: 1rem }
fieldset { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0; padding: 0; border: 0 }
legend { float: left; margin-right: 1rem; padding: 0; color: var(--muted); font: .9375rem system-ui, sans-serif; line-height: 1.6 }
fieldset label { white-space: nowrap }
input[type=checkbox] { accent-color: var(--model) }
[role=status] { margin: 0; color: var(--muted); font: .9375rem system-ui, sans-serif }
header nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-bottom: 2.5rem }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: 1.25rem 1.25rem; margin: 0; padding: 0; list-style: none }
.cards li { min-width: 0 }
.cards li[hidden] { display: none }
.cards a { display: block; text-decoration: none }
.cards a:hover .title { text-decoration: underline }
.cards svg { margin-bottom: .375rem; border-radius: .25rem; background: color-mix(in srgb, var(--grid) 45%, transparent) }
.title { display: block; font: 600 .9375rem/1.3 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif }
.marks { display: block; font: .8125rem/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; color: var(--muted) }
.cards .line { stroke-width: 2.4 }
.cards .dots { stroke-width: 4; stroke-opacity: .9 }
`
