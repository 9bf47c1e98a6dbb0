/** A definition: its opening line, ending in a colon, and its lines. */
export function pythonBlock(opening: string, lines: readonly string[]): string {
  return `${opening}\n${lines.map((line) => `    ${line}`).join('\n')}`
}
