/** Escapes control characters and cuts what is long, so that garbage in a file stays harmless on a terminal. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}
